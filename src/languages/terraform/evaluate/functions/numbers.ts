import type { Value } from '../../../declared/declared.ts';
import { failure, isListValue, numberOf, textOf } from '../value.ts';
import { ofKnown, type PureFunction } from './function.ts';

const ofNumbers = (run: (...numbers: readonly number[]) => number): PureFunction =>
  ofKnown((args) => {
    const numbers = args.map(numberOf);
    if (numbers.length === 0 || !numbers.every((number) => number !== undefined)) return failure('this takes numbers');
    const result = run(...numbers);
    return Number.isFinite(result) ? result : failure('there is no such number');
  });

const sum = ofKnown(([list]) => {
  const numbers = isListValue(list) ? list.map(numberOf) : [];
  if (numbers.length === 0 || !numbers.every((number) => number !== undefined))
    return failure('`sum` takes a list of numbers');
  return numbers.reduce((total, number) => total + number, 0);
});

const parseInteger = ofKnown(([number, base]): Value => {
  const [text, radix] = [textOf(number), numberOf(base)];
  if (text === undefined || radix === undefined || radix < 2 || radix > 36 || !/^-?[0-9a-zA-Z]{1,15}$/.test(text))
    return failure('`parseint` takes the digits of a whole number and their base');
  const digits = [...text.replace('-', '')].map((digit) => Number.parseInt(digit, 36));
  return digits.every((digit) => digit < radix)
    ? Number.parseInt(text, radix)
    : failure('there is a digit that the base does not have');
});

/** The functions of numbers. */
export const numbers: Readonly<Record<string, PureFunction>> = {
  abs: ofNumbers((number = 0) => Math.abs(number)),
  ceil: ofNumbers((number = 0) => Math.ceil(number)),
  floor: ofNumbers((number = 0) => Math.floor(number)),
  max: ofNumbers((...all) => all.reduce((largest, each) => Math.max(largest, each))),
  min: ofNumbers((...all) => all.reduce((least, each) => Math.min(least, each))),
  parseint: parseInteger,
  pow: ofNumbers((base = 0, exponent = 0) => base ** exponent),
  signum: ofNumbers((number = 0) => Math.sign(number)),
  sum,
};

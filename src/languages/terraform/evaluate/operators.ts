import type { Value } from '../../declared/declared.ts';
import { isUnknown } from '../../../source/unknown.ts';
import { equal } from './equal.ts';
import { because, booleanOf, failure, numberOf } from './value.ts';

export const unary = (operator: string, of: Value): Value => {
  if (isUnknown(of)) return because(of);
  if (operator === '!') {
    const flag = booleanOf(of);
    return flag === undefined ? failure('`!` belongs before true or false') : !flag;
  }
  const number = numberOf(of);
  return number === undefined ? failure('`-` belongs before a number') : -number;
};

const numeric: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** The right side is asked for only where it matters: `false && …` is false. */
export const binary = (operator: string, left: Value, rightOf: () => Value): Value => {
  if (operator === '&&' || operator === '||') return logical(operator === '||', left, rightOf);
  const right = rightOf();
  if (operator === '==') return equal(left, right);
  if (operator === '!=') {
    const same = equal(left, right);
    return isUnknown(same) ? same : !same;
  }
  if (isUnknown(left)) return because(left);
  if (isUnknown(right)) return because(right);
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) return failure(`\`${operator}\` belongs between numbers`);
  const result = numeric[operator]?.(a, b);
  return result === undefined || (typeof result === 'number' && !Number.isFinite(result))
    ? failure('there is no such number')
    : result;
};

/** `decisive` settles it, whichever side it stands on. */
const logical = (decisive: boolean, left: Value, rightOf: () => Value): Value => {
  const a = booleanOf(left);
  if (a === decisive) return decisive;
  if (a === undefined && !isUnknown(left)) return failure('this belongs between true and false');
  const right = rightOf();
  const b = booleanOf(right);
  if (b === decisive) return decisive;
  if (isUnknown(left)) return because(left);
  if (isUnknown(right)) return because(right);
  return b ?? failure('this belongs between true and false');
};

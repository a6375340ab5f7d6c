import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown, type Unknown } from '../../../source/unknown.ts';
import { isListValue } from './value.ts';

/** A value that is kept to itself, until `nonsensitive` says that it is no secret. Nothing prints a function. */
interface Masked extends Unknown {
  readonly reveal: () => Value;
}

const isMasked = (value: Value): value is Masked => isUnknown(value) && 'reveal' in value;

/** The value that was masked, at any depth. */
export const revealed = (value: Value): Value => {
  if (isMasked(value)) return value.reveal();
  if (isListValue(value)) return value.map(revealed);
  return isMapping(value) ? new Map([...value].map(([key, item]) => [key, revealed(item)])) : value;
};

/** A value without anything that could be read out of it. What it refers to stays: that is no secret. */
export const masked = (value: Value, why: string): Value => {
  if (value === null || isUnknown(value)) return value;
  if (isListValue(value)) return value.map((item) => masked(item, why));
  if (isMapping(value)) return new Map([...value].map(([key, item]) => [key, masked(item, why)]));
  const hidden: Masked = { unknown: why, reveal: () => value };
  return hidden;
};

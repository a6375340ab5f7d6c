import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import { isListValue } from './value.ts';

/** A value without anything that could be read out of it. What it refers to stays: that is no secret. */
export const masked = (value: Value, why: string): Value => {
  if (value === null || isUnknown(value)) return value;
  if (isListValue(value)) return value.map((item) => masked(item, why));
  if (isMapping(value)) return new Map([...value].map(([key, item]) => [key, masked(item, why)]));
  return unknown(why);
};

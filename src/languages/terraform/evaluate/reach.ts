import {
  isMapping,
  isReference,
  isVariableValue,
  type Reference,
  type Value,
  type VariableValue,
} from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import { failure, isListValue, isEntityValue, numberOf, textOf } from './value.ts';

const further = (from: Reference, step: string): Reference => ({
  unknown: from.unknown,
  reference: { ...from.reference, attribute: `${from.reference.attribute}.${step}` },
});

/** What stands in the value of a variable is the same wherever it is taken from there. */
const furtherIn = (from: VariableValue, step: string): VariableValue => ({
  unknown: from.unknown,
  variable: `${from.variable}.${step}`,
});

/** What stands under a name in a value. */
export const attributeOf = (value: Value, name: string): Value => {
  if (isEntityValue(value)) return value.entity.attribute(name);
  if (isReference(value)) return further(value, name);
  if (isVariableValue(value)) return furtherIn(value, name);
  if (isUnknown(value)) return value;
  if (isMapping(value)) return value.get(name) ?? failure(`there is no \`${name}\` in this`);
  return failure(`this has no attributes, so no \`${name}\``);
};

/** What stands at an index or under a key in a value. */
export const itemOf = (value: Value, key: Value): Value => {
  if (isEntityValue(value)) {
    const { index, attribute } = value.entity;
    if (index !== undefined) return index(key);
    const name = textOf(key);
    return name === undefined ? unknown('it is not known which attribute this is') : attribute(name);
  }
  if (isUnknown(key) && !isUnknown(value)) return unknown(key.unknown);
  if (isReference(value) || isVariableValue(value)) {
    const step = textOf(key);
    if (step === undefined) return unknown(value.unknown);
    return isReference(value) ? further(value, step) : furtherIn(value, step);
  }
  if (isUnknown(value)) return value;
  if (isListValue(value)) {
    const index = numberOf(key);
    if (index === undefined) return failure('the index of a list is a number');
    return value[index] ?? failure('there is no item with this index');
  }
  const name = textOf(key);
  if (isMapping(value) && name !== undefined) return value.get(name) ?? failure('there is no entry with this key');
  return failure('this is neither a list nor a map');
};

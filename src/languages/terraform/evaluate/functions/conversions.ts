import type { Value } from '../../../declared/declared.ts';
import { isUnknown } from '../../../../source/unknown.ts';
import { because, booleanOf, failure, isOneText, numberOf, textOf } from '../value.ts';
import { masked } from '../sensitive.ts';
import { ofAll, ofKnown, type PureFunction } from './function.ts';
import { decodedJson, jsonOf } from './json.ts';
import { yamlEncode } from './yaml.ts';

const converting = (what: string, convert: (value: Value) => Value | undefined): PureFunction =>
  ofKnown(([given = null]) => (given === null ? null : (convert(given) ?? failure(`this cannot be made ${what}`))));

/** An id stays the id that it is. */
const toText = ofAll(([given = null]) => {
  if (isUnknown(given)) return isOneText(given) ? given : because(given);
  return given === null ? null : (textOf(given) ?? failure('this cannot be made a text'));
});

/** The functions that change a value's form, and the two of sensitive values. */
export const conversions: Readonly<Record<string, PureFunction>> = {
  jsondecode: ofKnown(([given]) => {
    const text = textOf(given);
    return text === undefined ? failure('`jsondecode` takes a text') : decodedJson(text);
  }),
  jsonencode: ofKnown(([given = null]) => jsonOf(given) ?? failure('this cannot be made JSON')),
  nonsensitive: ofAll(([given = null]) => given),
  sensitive: ofAll(([given = null]) => masked(given, 'the value is marked as sensitive')),
  tobool: converting('true or false', booleanOf),
  tonumber: converting('a number', numberOf),
  tostring: toText,
  yamlencode: yamlEncode,
};

import type { Value } from '../../../declared/declared.ts';
import { isUnknown } from '../../../../source/unknown.ts';
import { because, booleanOf, failure, isOneText, numberOf, textOf } from '../value.ts';
import { masked, revealed } from '../sensitive.ts';
import { ofAll, ofKnown, type PureFunction } from './function.ts';
import { decodedCsv } from './csv.ts';
import { decodedJson, jsonOf } from './json.ts';
import { yamlEncode } from './yaml.ts';

const converting = (what: string, convert: (value: Value) => Value | undefined): PureFunction =>
  ofKnown(([value = null]) => (value === null ? null : (convert(value) ?? failure(`this cannot be made ${what}`))));

/** An id stays the id that it is. */
const toText = ofAll(([value = null]) => {
  if (isUnknown(value)) return isOneText(value) ? value : because(value);
  return value === null ? null : (textOf(value) ?? failure('this cannot be made a text'));
});

/** The functions that change a value's form, and the two of sensitive values. */
export const conversions: Readonly<Record<string, PureFunction>> = {
  csvdecode: ofKnown(([value]) => {
    const text = textOf(value);
    return text === undefined ? failure('`csvdecode` takes a text') : decodedCsv(text);
  }),
  jsondecode: ofKnown(([value]) => {
    const text = textOf(value);
    return text === undefined ? failure('`jsondecode` takes a text') : decodedJson(text);
  }),
  jsonencode: ofKnown(([value = null]) => jsonOf(value) ?? failure('this cannot be made JSON')),
  nonsensitive: ofAll(([value = null]) => revealed(value)),
  sensitive: ofAll(([value = null]) => masked(value, 'the value is marked as sensitive')),
  tobool: converting('true or false', booleanOf),
  tonumber: converting('a number', numberOf),
  tostring: toText,
  yamlencode: yamlEncode,
};

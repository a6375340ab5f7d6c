import { isMapping, type Value } from '../../../declared/declared.ts';
import { isUnknown } from '../../../../source/unknown.ts';
import { isList, isObject, type Json } from '../../../../source/json.ts';
import { tooLarge } from '../budget.ts';
import { entriesOf, failure, isListValue } from '../value.ts';

const signs: Readonly<Record<string, string>> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026' };

const textAsJson = (text: string): string => JSON.stringify(text).replaceAll(/[<>&]/g, (sign) => signs[sign] ?? sign);

/** A value as Terraform writes it in JSON; undefined where something in it is not known. */
export const jsonOf = (value: Value): string | undefined => {
  if (typeof value === 'string') return textAsJson(value);
  if (isListValue(value)) {
    const items = value.map(jsonOf);
    return items.includes(undefined) ? undefined : `[${items.join(',')}]`;
  }
  if (isMapping(value)) {
    const entries = entriesOf(value).map(([key, item]) => {
      const text = jsonOf(item);
      return text === undefined ? undefined : `${textAsJson(key)}:${text}`;
    });
    return entries.includes(undefined) ? undefined : `{${entries.join(',')}}`;
  }
  return isUnknown(value) ? undefined : String(value);
};

/** A value of JSON; undefined where it is nested too deeply. */
const valueOfJson = (json: Json, depth = 0): Value | undefined => {
  if (depth > 100) return undefined;
  if (isList(json)) {
    const items = json.map((item) => valueOfJson(item, depth + 1));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (!isObject(json)) return json;
  const mapping = new Map<string, Value>();
  for (const [key, item] of Object.entries(json)) {
    const value = valueOfJson(item, depth + 1);
    if (value === undefined) return undefined;
    mapping.set(key, value);
  }
  return mapping;
};

/** What a text of JSON says. */
export const decodedJson = (text: string): Value => {
  try {
    const json: Json = JSON.parse(text);
    return valueOfJson(json) ?? tooLarge;
  } catch {
    return failure('this is not JSON');
  }
};

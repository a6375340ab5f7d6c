import { isMapping, type Value } from '../../../declared/declared.ts';
import { unknown } from '../../../../source/unknown.ts';
import { entriesOf, isListValue } from '../value.ts';
import { ofKnown } from './function.ts';

const quoted = (text: string): string | undefined => (/^[\x20-\x7E]*$/.test(text) ? JSON.stringify(text) : undefined);

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** The lines of an item of a list: what follows the first stands below it. */
const itemLines = (value: Value): readonly string[] | undefined => {
  const lines = linesOf(value);
  if (lines === undefined) return undefined;
  const [first = '', ...rest] = lines;
  return [`- ${first}`, ...indented(rest)];
};

const entryLines = (key: string, value: Value): readonly string[] | undefined => {
  const name = quoted(key);
  const lines = linesOf(value);
  if (name === undefined || lines === undefined) return undefined;
  if (isListValue(value) && value.length > 0) return [`${name}:`, ...lines];
  if (isMapping(value) && value.size > 0) return [`${name}:`, ...indented(lines)];
  return [`${name}: ${lines[0] ?? ''}`];
};

const all = (parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined =>
  parts.every((part) => part !== undefined) ? parts.flat() : undefined;

/** A value in lines of YAML; undefined where how Terraform writes it is not worked out, as for texts of several lines. */
const linesOf = (value: Value): readonly string[] | undefined => {
  if (isListValue(value)) return value.length === 0 ? ['[]'] : all(value.map(itemLines));
  if (isMapping(value)) {
    return value.size === 0 ? ['{}'] : all(entriesOf(value).map(([key, item]) => entryLines(key, item)));
  }
  if (typeof value === 'string') {
    const text = quoted(value);
    return text === undefined ? undefined : [text];
  }
  return [String(value)];
};

/** `yamlencode(value)`, for lists and maps. */
export const yamlEncode = ofKnown(([value = null]) => {
  const lines = isListValue(value) || isMapping(value) ? linesOf(value) : undefined;
  return lines === undefined ? unknown('how this is written in YAML is not worked out') : `${lines.join('\n')}\n`;
});

import { isList, isObject, type Json } from '../source/json.ts';

/** A text that YAML takes for the text it is, as a key and as a value. All others are quoted, as JSON quotes them. */
const plain = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][\w .:/-]*$/i;

const scalar = (text: string): string => (plain.test(text) && !/: |:$| $/.test(text) ? text : JSON.stringify(text));

/** A value as the lines of a YAML document in block style; every line after the first is meant to be indented alike. */
const linesOf = (value: Json): readonly string[] => {
  if (isList(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((item) => {
      const [first = '', ...rest] = linesOf(item);
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)];
    });
  }
  if (!isObject(value)) return [typeof value === 'string' ? scalar(value) : JSON.stringify(value)];
  const entries = Object.entries(value);
  if (entries.length === 0) return ['{}'];
  return entries.flatMap(([key, item]) => {
    const lines = linesOf(item);
    const nested = (isList(item) && item.length > 0) || (isObject(item) && Object.keys(item).length > 0);
    return nested ? [`${scalar(key)}:`, ...lines.map((line) => `  ${line}`)] : [`${scalar(key)}: ${lines[0] ?? ''}`];
  });
};

/** A value as YAML. */
export const yamlOf = (value: Json): string => `${linesOf(value).join('\n')}\n`;

import { defaultLimits } from '../../../source/limits.ts';
import type { Value } from '../../declared/declared.ts';
import type { Parsed } from '../../../input/parse/parsed.ts';
import type { SourceText } from '../../../input/parse/source-text.ts';
import { isList, isObject, type Json } from '../../../source/json.ts';
import type { Path } from '../../../source/place.ts';

/** Words that are true or false to Terraform, and texts to YAML 1.2, unless they stand in quotes. */
const words: ReadonlyMap<string, boolean> = new Map([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

/** What Terraform takes for a number or a time, though not as it is written; digits alone are the same as a text. */
const isOdd = (text: string): boolean =>
  /^[-+]?\.?\d[\d_.]*(?:[eE][-+]?\d+)?$|^-?0b|^[-+]?\.(?:inf|nan)$|^\d{4}-\d/i.test(text) && !/^-?[1-9]\d*$/.test(text);

const isOddKey = (key: string): boolean => words.has(key) || isOdd(key) || /^(?:~|null|)$/i.test(key);

/** A text that Terraform may read otherwise. */
interface Suspect {
  readonly path: Path;
  readonly text: string;
}

/** The suspects of a value; undefined where a key is one, or lists and mappings are too deep. */
const suspectsIn = (json: Json, path: Path): readonly Suspect[] | undefined => {
  if (typeof json === 'string') return words.has(json) || isOdd(json) ? [{ path, text: json }] : [];
  if (path.length > 100) return undefined;
  const entries: readonly (readonly [string | number, Json])[] = isList(json)
    ? [...json.entries()]
    : isObject(json)
      ? Object.entries(json)
      : [];
  if (entries.some(([key]) => typeof key === 'string' && isOddKey(key))) return undefined;
  const found = entries.map(([key, item]) => suspectsIn(item, [...path, key]));
  return found.every((each) => each !== undefined) ? found.flat() : undefined;
};

const keyOf = (path: Path): string => JSON.stringify(path);

/** The suspects that are true or false; undefined where one is something else that is not worked out. */
const booleansOf = (
  suspects: readonly Suspect[],
  { text, locate }: Parsed,
): ReadonlyMap<string, boolean> | undefined => {
  const booleans = new Map<string, boolean>();
  const ranges = locate(suspects.map(({ path }) => ({ index: 0, path })));
  for (const [nth, { path, text: source }] of suspects.entries()) {
    const { start = 0 } = ranges[nth] ?? {};
    if (/["'|>]/.test(text.charAt(start))) continue;
    const word = text.startsWith(source, start) ? words.get(source) : undefined;
    if (word === undefined) return undefined;
    booleans.set(keyOf(path), word);
  }
  return booleans;
};

const valueOf = (json: Json, path: Path, booleans: ReadonlyMap<string, boolean>): Value => {
  if (isList(json)) return json.map((item, index) => valueOf(item, [...path, index], booleans));
  if (isObject(json)) {
    return new Map(Object.entries(json).map(([key, item]) => [key, valueOf(item, [...path, key], booleans)]));
  }
  return typeof json === 'string' && booleans.size > 0 ? (booleans.get(keyOf(path)) ?? json) : json;
};

/** What a text of YAML is to Terraform; undefined where that is not sure. */
export const valueOfYaml = (text: string, parseYaml: (source: SourceText) => Parsed): Value | undefined => {
  // A tag says what a value is, and the two have different ones.
  if (/(?:^|[\s[{,])!/.test(text)) return undefined;
  const file = { name: 'yamldecode', path: 'yamldecode', given: 'found' } as const;
  const parsed = parseYaml({ file, text, utf8: Buffer.from(text), limits: defaultLimits });
  const [document] = parsed.documents;
  if (document === undefined || parsed.documents.length > 1 || parsed.problems.length > 0) return undefined;
  const suspects = suspectsIn(document.value, []);
  const booleans = suspects === undefined ? undefined : booleansOf(suspects, parsed);
  return booleans === undefined ? undefined : valueOf(document.value, [], booleans);
};

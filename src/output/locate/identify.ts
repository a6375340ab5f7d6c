import type { Finding } from '../../finding/finding.ts';
import { maskSecrets } from '../../secrets/mask.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { get, isList, isObject, textAt, type Json } from '../../source/json.ts';
import { isOrigin, sourceOf, type Path, type Place, type Range } from '../../source/place.ts';

/** Enough of a long text to know it again, in UTF-16 units. */
const maxText = 300;

/** What names an item of a list, by the first of these that it has. */
const naming = ['id', 'iam_id', 'name', 'key', 'crn', 'subject'];

const nameOfItem = (item: Json | undefined): string =>
  isObject(item) ? (naming.map((key) => textAt(item, key)).find((text) => text !== undefined) ?? '*') : '*';

/**
 * A path by names: of an item of a list its own name, since its index changes when the list does; then what stands there,
 * unless it holds more than one value.
 */
const namedPath = (root: Json, path: Path): readonly string[] => {
  const steps: string[] = [];
  let value: Json | undefined = root;
  for (const segment of path) {
    value = typeof segment === 'number' ? (isList(value) ? value[segment] : undefined) : get(value, segment);
    steps.push(typeof segment === 'number' ? nameOfItem(value) : segment);
  }
  const isPlain = value !== undefined && value !== null && typeof value !== 'object';
  // With its key before it, a secret is known as one.
  return isPlain ? [...steps, maskSecrets(`${String(steps.at(-1))}: ${value}`)] : steps;
};

/** The lines of a range, without what only sets them. */
const linesAt = (text: string, { start, end }: Range): string => {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', Math.max(start, end - 1));
  const lines = text.slice(from, newline === -1 ? text.length : newline);
  return maskSecrets(lines.slice(0, 10 * maxText))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, maxText);
};

const fileName = (source: string): string => source.replace(/^.*\//, '');

/** What is known at a place by names, and not by its number; a range for what is known by its lines. */
const lookedAt = (place: Place, parsed: Parsed): readonly string[] | Range => {
  if (!isOrigin(place)) return place.range;
  const { index } = place.document;
  const document = parsed.documents.find(({ ref }) => ref.index === index);
  if (document !== undefined) return namedPath(document.value, place.path);
  return parsed.locate([{ index, path: place.path }])[0] ?? { start: 0, end: 0 };
};

const objectAt = (place: Place, parsed: Parsed | undefined): readonly string[] => {
  const name = fileName(sourceOf(place));
  if (parsed === undefined) return [name];
  const found = lookedAt(place, parsed);
  if (!('start' in found)) return found.length === 0 ? [name] : found;
  return found.start === 0 && found.end === 0 ? [name] : [linesAt(parsed.text, found)];
};

/**
 * Findings that no rule made, or that lie in no object of an account, with what is known instead: the path and the value in
 * a document, the line in other texts, the file's name where it is about all of it. `parsed` holds the sources by name.
 */
export const identify = (findings: readonly Finding[], parsed: ReadonlyMap<string, Parsed>): readonly Finding[] =>
  findings.map((finding) =>
    finding.object === undefined
      ? { ...finding, object: objectAt(finding.place, parsed.get(sourceOf(finding.place))) }
      : finding,
  );

import type { Json } from '../../src/source/json.ts';
import { isList, isObject } from '../../src/source/json.ts';
import { jsonIn } from './json-in.ts';
import type { Files } from './seeds.ts';

/** Values with one part less, the largest parts first. */
function* smallerValues(value: Json): Iterable<Json> {
  if (isList(value)) {
    for (let size = value.length; size >= 1; size = Math.floor(size / 2))
      for (let at = 0; at < value.length; at += size) yield value.toSpliced(at, size);
    for (const [index, item] of value.entries())
      for (const smaller of smallerValues(item)) yield value.with(index, smaller);
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      const { [key]: _, ...others } = value;
      yield others;
    }
    for (const [key, item] of Object.entries(value))
      for (const smaller of smallerValues(item)) yield { ...value, [key]: smaller };
  } else if (typeof value === 'string' && value.length > 1) {
    yield value.slice(0, value.length / 2);
    yield value.slice(value.length / 2);
  }
}

/** Texts with fewer lines, and then with fewer characters of a line. */
function* smallerTexts(text: string): Iterable<string> {
  const value = jsonIn(text);
  if (value !== undefined) for (const smaller of smallerValues(value)) yield JSON.stringify(smaller);
  const lines = text.split('\n');
  for (let size = Math.ceil(lines.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < lines.length; at += size) yield lines.toSpliced(at, size).join('\n');
  const pieces = text.split(/(?<=\W)/);
  for (let size = Math.ceil(pieces.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < pieces.length; at += size) yield pieces.toSpliced(at, size).join('');
}

function* smallerFiles(files: Files): Iterable<Files> {
  for (const name of Object.keys(files)) {
    const { [name]: _, ...others } = files;
    if (Object.keys(others).length > 0) yield others;
  }
  for (const [name, text] of Object.entries(files))
    for (const smaller of smallerTexts(text)) if (smaller.length < text.length) yield { ...files, [name]: smaller };
}

/** The smallest files found, by at most so many tries, of which `fails` still holds. */
export const minimise = async (
  files: Files,
  tries: number,
  fails: (smaller: Files) => Promise<boolean>,
): Promise<Files> => {
  let left = tries;
  let smallest = files;
  for (let isSmaller = true; isSmaller && left > 0;) {
    isSmaller = false;
    for (const smaller of smallerFiles(smallest)) {
      if (left <= 0) break;
      left -= 1;
      if (!(await fails(smaller))) continue;
      smallest = smaller;
      isSmaller = true;
      break;
    }
  }
  return smallest;
};

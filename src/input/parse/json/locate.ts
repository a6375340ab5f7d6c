import type { Path, Range, Segment } from '../../../source/place.ts';
import type { Locate, Wanted } from '../parsed.ts';
import { afterBlank, stringEnd, valueEnd } from './walk.ts';

/** The wanted paths of one document as a tree: what they share is walked once. */
interface Branch {
  /** Where the answers go that want this value. */
  readonly values: number[];
  /** Where the answers go that want this value's key. */
  readonly keys: number[];
  readonly below: Map<Segment, Branch>;
}

const branch = (): Branch => ({ values: [], keys: [], below: new Map() });

const branchAt = (root: Branch, path: Path): Branch =>
  path.reduce((from, segment) => {
    const known = from.below.get(segment) ?? branch();
    from.below.set(segment, known);
    return known;
  }, root);

/**
 * Finds paths in a text of JSON values; `starts` has the offset of each document's value. No tree is built: values that
 * nobody asks for are passed over as fast as their strings' ends are found.
 */
export const locateInJson =
  (text: string, starts: readonly number[]): Locate =>
  (wanted) => {
    const ranges: Range[] = wanted.map(() => ({ start: 0, end: 0 }));
    for (const [index, root] of treesOf(wanted)) {
      const start = starts[index];
      if (start !== undefined) visit(text, afterBlank(text, start), root, ranges);
    }
    return ranges;
  };

const treesOf = (wanted: readonly Wanted[]): ReadonlyMap<number, Branch> => {
  const trees = new Map<number, Branch>();
  wanted.forEach(({ index, path, at }, slot) => {
    const root = trees.get(index) ?? branch();
    trees.set(index, root);
    const end = branchAt(root, path);
    (at === 'key' && path.length > 0 ? end.keys : end.values).push(slot);
  });
  return trees;
};

/** Answers a branch for the value that starts at `at`; gives the value's end. */
const visit = (text: string, at: number, wanted: Branch, ranges: Range[]): number => {
  const found = new Set<Segment>();
  const opened = text[at];
  let end: number;
  if (wanted.below.size === 0 || (opened !== '{' && opened !== '[')) end = valueEnd(text, at);
  else if (opened === '{') end = visitObject(text, at, wanted, found, ranges);
  else end = visitList(text, at, wanted, found, ranges);
  const range = { start: at, end };
  for (const slot of wanted.values) ranges[slot] = range;
  for (const [segment, lost] of wanted.below) if (!found.has(segment)) settle(lost, range, ranges);
  return end;
};

/** Gives everything below a path that is not there the range of what is. */
const settle = (lost: Branch, range: Range, ranges: Range[]): void => {
  for (const slot of [...lost.values, ...lost.keys]) ranges[slot] = range;
  for (const further of lost.below.values()) settle(further, range, ranges);
};

const visitObject = (text: string, at: number, wanted: Branch, found: Set<Segment>, ranges: Range[]): number => {
  let here = afterBlank(text, at + 1);
  while (text[here] === '"') {
    const keyEnd = stringEnd(text, here);
    const value = afterBlank(text, afterBlank(text, keyEnd) + 1);
    const key = said(text, here, keyEnd);
    const next = wanted.below.get(key);
    let end: number;
    if (next === undefined) {
      end = valueEnd(text, value);
    } else {
      found.add(key);
      for (const slot of next.keys) ranges[slot] = { start: here, end: keyEnd };
      end = visit(text, value, next, ranges);
    }
    here = afterBlank(text, end);
    if (text[here] === ',') here = afterBlank(text, here + 1);
  }
  return here + 1;
};

const visitList = (text: string, at: number, wanted: Branch, found: Set<Segment>, ranges: Range[]): number => {
  let here = afterBlank(text, at + 1);
  let index = 0;
  while (here < text.length && text[here] !== ']') {
    const next = wanted.below.get(index);
    const start = here;
    if (next === undefined) {
      here = valueEnd(text, here);
    } else {
      found.add(index);
      here = visit(text, here, next, ranges);
      for (const slot of next.keys) ranges[slot] = { start, end: here };
    }
    here = afterBlank(text, here);
    if (text[here] === ',') here = afterBlank(text, here + 1);
    index += 1;
  }
  return here + 1;
};

const said = (text: string, start: number, end: number): string => {
  const inside = text.slice(start + 1, end - 1);
  return inside.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inside;
};

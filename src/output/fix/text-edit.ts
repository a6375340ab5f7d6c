import type { FileEdit, TextEdit } from '../../finding/fix.ts';

const inOrder = (one: TextEdit, other: TextEdit): number =>
  one.range.start - other.range.start || one.range.end - other.range.end;

/** A text with edits made, none of which overlaps another. */
export const edited = (text: string, edits: readonly TextEdit[]): string => {
  let made = '';
  let at = 0;
  for (const { range, text: written } of edits.toSorted(inOrder)) {
    made += text.slice(at, range.start) + written;
    at = range.end;
  }
  return made + text.slice(at);
};

/** True where two edits are about the same part of a text, or write at the same place, so that one of them has to wait. */
const overlap = (one: TextEdit, other: TextEdit): boolean =>
  one.range.start === other.range.start || (one.range.start < other.range.end && other.range.start < one.range.end);

/** Where in a list in the order of texts an edit belongs. */
const slotOf = (list: readonly TextEdit[], edit: TextEdit): number => {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = list[middle];
    if (there !== undefined && inOrder(there, edit) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Keeps edits apart. `take` takes all of some edits, or none where one of them overlaps another or one taken before. */
export const createRoom = (): { readonly take: (edits: readonly FileEdit[]) => boolean } => {
  const taken = new Map<string, FileEdit[]>();
  const isFree = (edit: FileEdit): boolean => {
    const list = taken.get(edit.file) ?? [];
    const slot = slotOf(list, edit);
    return [list[slot - 1], list[slot]].every((there) => there === undefined || !overlap(there, edit));
  };
  return {
    take: (edits) => {
      const own = edits.every((edit, nth) =>
        edits.slice(nth + 1).every((other) => other.file !== edit.file || !overlap(edit, other)),
      );
      if (!own || !edits.every(isFree)) return false;
      for (const edit of edits) {
        const list = taken.get(edit.file) ?? [];
        taken.set(edit.file, list);
        list.splice(slotOf(list, edit), 0, edit);
      }
      return true;
    },
  };
};

import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Json } from '../../source/json.ts';
import { isObject } from '../../source/json.ts';
import type { Origin } from '../../source/place.ts';
import { below } from '../../source/place.ts';
import { typeName } from '../../source/type-name.ts';
import type { Kind } from './kinds.ts';
import { matchingKind, mostLike } from './looks.ts';
import type { Around, Reading } from './read-list.ts';
import { readItems } from './read-list.ts';
import type { Item } from './recognised.ts';

/** More findings of one list would only repeat themselves. */
const maxProblems = 20;

const around: Around = { form: 'array', accountId: undefined, query: {} };

/**
 * Reads a bare list, as the CLI prints it. A list of several kinds is taken apart into one listing a kind. An item that is
 * recognised as none of them goes to the kind it resembles, for the validator to say what is wrong with it; one that
 * resembles none is a problem. Undefined where no item is recognised.
 */
export const readMixed = (list: readonly Json[], origin: Origin): Reading | undefined => {
  if (!list.some((value) => isObject(value) && matchingKind(value) !== undefined)) return undefined;
  const byKind = new Map<Kind, Item[]>();
  const strange: { readonly value: Json; readonly index: number }[] = [];
  list.forEach((value, index) => {
    const kind = isObject(value) ? matchingKind(value) : undefined;
    if (!isObject(value) || kind === undefined) {
      strange.push({ value, index });
      return;
    }
    const item: Item = { value, origin: below(origin, index) };
    const items = byKind.get(kind);
    if (items === undefined) byKind.set(kind, [item]);
    else items.push(item);
  });
  const found = [...byKind.keys()];
  const problems: Finding[] = [];
  let lost = 0;
  for (const { value, index } of strange) {
    const like = isObject(value) ? mostLike(value, found) : undefined;
    if (isObject(value) && like !== undefined) {
      byKind.get(like.kind)?.push({ value, origin: below(origin, index) });
      continue;
    }
    lost += 1;
    if (problems.length < maxProblems) problems.push(strangeItem(value, index, origin, found));
  }
  const partial = lost === 0 ? undefined : lost === 1 ? 'an item could not be read' : `${lost} items could not be read`;
  const readings = [...byKind].map(([kind, items]) => readItems(items, kind, origin, around, partial));
  return {
    recognised: readings.flatMap(({ recognised }) => recognised),
    problems: [...problems, ...readings.flatMap((reading) => reading.problems)],
  };
};

const strangeItem = (value: Json, index: number, origin: Origin, found: readonly Kind[]): Finding => {
  const beside = found.map(({ many }) => many).join(' and ');
  const is = isObject(value) ? 'resembles none of them' : `is ${typeName(value)}`;
  return diagnostic('schema-error', below(origin, index), `this is a list of ${beside}, but item ${index} ${is}`, {
    help: 'remove the item, or export the list again',
  });
};

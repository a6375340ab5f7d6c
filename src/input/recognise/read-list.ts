import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { Json, JsonObject } from '../../source/json.ts';
import { get, isList, isObject, textAt } from '../../source/json.ts';
import type { Origin } from '../../source/place.ts';
import { below } from '../../source/place.ts';
import { typeName } from '../../source/type-name.ts';
import type { Kind } from './kinds.ts';
import { kindOf } from './kinds.ts';
import { pagePartial, pageQuery, queryOf } from './page.ts';
import type { Item, Listing, Recognised } from './recognised.ts';

/** What was read of a list or a page, and what could not be. */
export interface Reading {
  readonly recognised: readonly Recognised[];
  readonly problems: readonly Finding[];
}

/** Where a list stands, and what is known of it from outside. */
export interface Around {
  readonly form: Listing['form'];
  readonly accountId: string | undefined;
  readonly query: Readonly<Record<string, string>>;
}

/** More findings of one list would only repeat themselves. */
const maxProblems = 20;

/** The items of a list, and a problem for each entry that is no mapping. */
const itemsOf = (list: readonly Json[], origin: Origin, kind: Kind): { items: Item[]; problems: Finding[] } => {
  const items: Item[] = [];
  const problems: Finding[] = [];
  list.forEach((value, index) => {
    if (isObject(value)) items.push({ value, origin: { document: origin.document, path: [...origin.path, index] } });
    else if (problems.length < maxProblems) {
      problems.push(
        diagnostic(
          'schema-error',
          below(origin, index),
          `${kind.one} is a mapping, but item ${index} of this list is ${typeName(value)}`,
        ),
      );
    }
  });
  return { items, problems };
};

/** Ids of groups stand in the addresses of their members and dynamic rules too. */
const groupQuery = (kind: Kind, items: readonly Item[]): Readonly<Record<string, string>> => {
  if (kind.name !== 'members' && kind.name !== 'dynamic-rules') return {};
  const address = textAt(items[0]?.value, 'href');
  const group = address === undefined ? undefined : queryOf(address)['group_id'];
  return group === undefined ? {} : { group_id: group };
};

/** Members and dynamic rules that access groups carry in themselves: a reading for each group. */
const inside = ({ value, origin }: Item, accountId: string | undefined): readonly Reading[] =>
  (
    [
      ['members', 'members'],
      ['dynamic_rules', 'dynamic-rules'],
    ] as const
  ).flatMap(([key, name]) => {
    const list = get(value, key);
    const group = textAt(value, 'id');
    if (list === undefined || list === null || group === undefined) return [];
    const account = textAt(value, 'account_id') ?? accountId;
    const query = { group_id: group };
    return [readListOrPage(list, below(origin, key), kindOf(name), { form: 'section', accountId: account, query })];
  });

/** Reads items that are known to be of a kind; `skipped` says that others beside them could not be. */
export const readItems = (
  items: readonly Item[],
  kind: Kind,
  origin: Origin,
  { form, accountId, query }: Around,
  partial: string | undefined,
): Reading => {
  const listing: Listing = { form, partial, query: { ...groupQuery(kind, items), ...query }, origin };
  const own: Recognised = { kind: kind.name, accountId, items, listing };
  if (kind.name !== 'access-groups') return { recognised: [own], problems: [] };
  const more = items.flatMap((item) => inside(item, accountId));
  return {
    recognised: [own, ...more.flatMap(({ recognised }) => recognised)],
    problems: more.flatMap(({ problems }) => problems),
  };
};

const unreadable = 'an item could not be read';

/** Reads a bare list of one kind. */
const readList = (list: readonly Json[], origin: Origin, kind: Kind, around: Around): Reading => {
  const { items, problems } = itemsOf(list, origin, kind);
  const read = readItems(items, kind, origin, around, problems.length > 0 ? unreadable : undefined);
  return { recognised: read.recognised, problems: [...problems, ...read.problems] };
};

/** Reads a page: its items stand under the wrappers of the kind. */
export const readPage = (page: JsonObject, origin: Origin, kind: Kind, around: Around): Reading => {
  const lists = kind.wrappers.flatMap((key) => {
    const list = get(page, key);
    return isList(list) ? [itemsOf(list, below(origin, key), kind)] : [];
  });
  const [only] = lists;
  const items = lists.length === 1 && only !== undefined ? only.items : lists.flatMap((list) => list.items);
  const problems = lists.flatMap((list) => list.problems);
  const query = { ...pageQuery(page), ...around.query };
  const accountId = around.accountId ?? textAt(page, 'account_id') ?? query['account_id'];
  const partial = pagePartial(page, items.length + problems.length) ?? (problems.length > 0 ? unreadable : undefined);
  const read = readItems(items, kind, origin, { form: around.form, accountId, query }, partial);
  return { recognised: read.recognised, problems: [...problems, ...read.problems] };
};

/** Reads what may be a bare list or a page of a kind that is known from where it stands. */
export const readListOrPage = (value: Json, origin: Origin, kind: Kind, around: Around): Reading => {
  if (isList(value)) return readList(value, origin, kind, around);
  if (isObject(value) && kind.wrappers.some((key) => isList(get(value, key)) || get(value, key) === null)) {
    return readPage(value, origin, kind, around);
  }
  const wrapper = kind.wrappers[0];
  const page = wrapper === undefined ? '' : `, or a page of the API with \`${wrapper}\``;
  const message = `this is ${typeName(value)}, but should be a list of ${kind.many}${page}`;
  return { recognised: [], problems: [diagnostic('schema-error', origin, message)] };
};

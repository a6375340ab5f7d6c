import type { Json, JsonObject } from '../../source/json.ts';
import { get, isList, textAt } from '../../source/json.ts';
import type { SourceFile } from '../../source/source.ts';

/** Longer addresses are no addresses of IBM's API. */
const longestAddress = 4096;

/** Parameters that say which page was asked for, and nothing about what. */
const paging: ReadonlySet<string> = new Set(['limit', 'offset', 'start', '_start', 'pagetoken', 'sort', 'format']);

/** Ids in the paths of addresses, by what they are called here. */
const idsInPaths: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['group_id', /\/v2\/groups\/([^/]+)\/(?:members|rules)(?:\/|$)/],
  ['account_id', /\/v[12]\/accounts\/([^/]+)\//],
];

/** The address behind a field such as `next`: a text, or a mapping with `href`. */
const addressAt = (page: JsonObject, key: string): string | undefined => {
  const address = textAt(page, key) ?? textAt(get(page, key), 'href');
  return address === undefined || address === '' || address.length > longestAddress ? undefined : address;
};

/** What an address asks for: its parameters without those of paging, and the ids in its path. */
export const queryOf = (address: string): Readonly<Record<string, string>> => {
  if (!URL.canParse(address, 'https://iam.cloud.ibm.com')) return {};
  const { pathname, searchParams } = new URL(address, 'https://iam.cloud.ibm.com');
  const ids = idsInPaths.flatMap(([name, pattern]) => {
    const id = pattern.exec(pathname)?.[1];
    return id === undefined ? [] : [[name, id] as const];
  });
  return Object.fromEntries([...ids, ...[...searchParams].filter(([name]) => !paging.has(name))]);
};

const addresses = ['first', 'href', 'next', 'previous', 'last', 'first_url', 'next_url'];

/** What a page's request asked for, as far as its addresses say. */
export const pageQuery = (page: JsonObject): Readonly<Record<string, string>> => {
  const found = addresses.flatMap((key) => {
    const address = addressAt(page, key);
    return address === undefined ? [] : [queryOf(address)];
  });
  return Object.fromEntries(found.toReversed().flatMap((query) => Object.entries(query)));
};

const numberAt = (page: JsonObject, key: string): number => {
  const value = get(page, key);
  return typeof value === 'number' ? value : 0;
};

const names = (value: Json | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && value !== false && !(isList(value) && value.length === 0);

/** Why a page that holds `count` items does not show everything; undefined where it does. */
export const pagePartial = (page: JsonObject, count: number): string | undefined => {
  if (names(get(page, 'next')) || names(get(page, 'next_url'))) return 'a further page (`next`) was not exported';
  if (names(get(page, 'previous'))) return 'an earlier page (`previous`) was not exported';
  const offset = numberAt(page, 'offset');
  if (offset > 0) return `it starts at item ${offset} (\`offset\`)`;
  const total = Math.max(...['total_count', 'total_results', 'count'].map((key) => numberAt(page, key)));
  return total > count ? `it contains ${count} of ${total} items` : undefined;
};

/** Fields around the items of a page, by any of IBM's APIs. */
const around: ReadonlySet<string> = new Set([
  ...addresses,
  'limit',
  'offset',
  'total_count',
  'total_results',
  'count',
  'context',
  'account_id',
  'metadata',
  'message',
  'transaction_id',
  'enterprise_account_id',
]);

/**
 * True where nothing but fields of paging stands beside the lists under `wrappers`. An empty list alone could be
 * anybody's: in a file that was not named, one such field has to be there.
 */
export const isPlainPage = (page: JsonObject, wrappers: readonly string[], given: SourceFile['given']): boolean => {
  const others = Object.keys(page).filter((key) => !wrappers.includes(key));
  return others.every((key) => around.has(key)) && (given === 'named' || others.length > 0);
};

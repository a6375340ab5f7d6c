import { declaredBy, isAddress } from '../account/model/unresolved.ts';

/**
 * The placeholders of messages whose values name what a finding is about. A value of any other may be a suggestion, a count
 * or a reason, all of which change while the finding stays the same.
 */
const naming = new Set([
  'accountId',
  'action',
  'attribute',
  'caller',
  'claim',
  'configuration',
  'engine',
  'entry',
  'field',
  'group',
  'holder',
  'id',
  'key',
  'name',
  'operator',
  'other',
  'profile',
  'realm',
  'region',
  'retired',
  'role',
  'rule',
  'secret',
  'selector',
  'service',
  'source',
  'target',
  'type',
  'value',
  'who',
  'zone',
]);

/** The placeholders whose values list actions that a finding is about. */
const listing = new Set(['action', 'lacking', 'surplus']);

const quoted = /`([^`]+)`/g;
const anAction = /^[a-z][\w-]*(?:\.[\w-]+)+$/;
/** Ids of IAM stay when people rename what they stand for. */
const anId = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|^IBMid-\w/i;

/** A name without what moves: addresses hold the folder, those of what scripts declare the file and the line. */
const still = (name: string): string => (isAddress(name) ? (declaredBy(name) ?? '') : name);

/** The names in a value: what stands in backticks, of which ids say more than names; else all of it. */
const namesIn = (value: string): readonly string[] => {
  const names = Array.from(value.matchAll(quoted), ([, name = '']) => name);
  const ids = names.filter((name) => anId.test(name));
  if (ids.length > 0) return ids;
  return names.length > 0 ? names : [value];
};

type Values = Readonly<Record<string, string | number>>;

/**
 * What tells the findings of a rule about one object apart: which of its messages it is, and the names that fill it in.
 * The words of the message are no part of it.
 */
export const variantOf = (message: string, values: Values): readonly string[] => [
  message,
  ...Object.entries(values)
    .filter(([name]) => naming.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, value]) =>
      typeof value === 'number' ? [] : namesIn(value).map((one) => `${name}=${still(one)}`),
    ),
];

/** The actions among the values of a message. */
export const actionsIn = (values: Values): readonly string[] =>
  Object.entries(values).flatMap(([name, value]) =>
    listing.has(name) && typeof value === 'string' ? namesIn(value).filter((one) => anAction.test(one)) : [],
  );

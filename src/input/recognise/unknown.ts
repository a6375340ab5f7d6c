import type { Json, JsonObject } from '../../source/json.ts';
import { get, isList, isObject } from '../../source/json.ts';
import { listNames } from '../../source/list-names.ts';
import type { Path } from '../../source/place.ts';
import { typeName } from '../../source/type-name.ts';
import { foreign } from './foreign.ts';
import type { Kind } from './kinds.ts';
import { kinds } from './kinds.ts';
import type { Likeness } from './looks.ts';
import { mostLike } from './looks.ts';
import type { Unlikeness } from './closest-kind.ts';
import { nearMiss } from './closest-kind.ts';

const reads =
  'iamlint reads exports of IBM Cloud IAM, account snapshots and engine setups; leave this file out, or exclude it with `ignore` in the config';

/** "`a`, `b` and `c` are missing"; or, where all fields are there, that they hold something else. */
const missing = (names: readonly string[]): string => {
  if (names.length === 0) return 'its fields have other content';
  return `${listNames(names)} ${names.length === 1 ? 'is' : 'are'} missing`;
};

const exported = (kind: Kind): string => `export it again with \`${kind.obtain}\`, or leave the file out`;

/**
 * A list under one of the API's keys with items of another making. Other programs have lists of policies too: only of a
 * file that was named is this worth a word.
 */
const otherItems = (value: JsonObject): Unlikeness | undefined => {
  for (const kind of kinds) {
    for (const wrapper of kind.wrappers) {
      const list = get(value, wrapper);
      if (list === undefined || kind.wrappers.length > 1) continue;
      if (!isList(list)) {
        return {
          path: [wrapper],
          message: `this resembles a list of ${kind.many}, but \`${wrapper}\` is ${typeName(list)} instead of a list`,
          help: exported(kind),
          resembles: false,
        };
      }
      const found = unlikeList(list, [wrapper], [kind]);
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

/** Kinds that are exported; a setup says what it is. */
const exportedKinds = (): readonly Kind[] =>
  kinds.filter(({ name }) => name !== 'engine-setup' && name !== 'access-test');

/** Why the items of a list are of none of the kinds `among`; undefined where they come near none. */
const unlikeList = (list: readonly Json[], path: Path, among: readonly Kind[]): Unlikeness | undefined => {
  const index = list.findIndex((item) => isObject(item));
  const item = list[index];
  if (!isObject(item)) return undefined;
  const near = mostLike(item, among);
  const [only] = among;
  const kind = among.length === 1 ? only : near !== undefined && isNear(near) ? near.kind : undefined;
  if (kind === undefined) return undefined;
  const lacks = near?.lacks ?? kind.signature[0] ?? [];
  return {
    path: [...path, index],
    message: `this resembles a list of ${kind.many}, but ${missing(lacks)}${lacks.length === 0 ? ' in' : ' from'} item ${index}`,
    help: exported(kind),
    resembles: false,
  };
};

/** At least half of the fields that mark a kind are there. */
const isNear = ({ has, lacks }: Likeness): boolean => has >= lacks.length;

/** One object that has some fields of a kind. */
const partOf = (value: JsonObject): Unlikeness | undefined => {
  const near = mostLike(value, exportedKinds());
  if (near === undefined || !isNear(near)) return undefined;
  return {
    path: [],
    message: `this resembles ${near.kind.one}, but ${missing(near.lacks)}`,
    help: exported(near.kind),
    resembles: false,
  };
};

const unlike = (message: string, help = reads): Unlikeness => ({ path: [], message, help, resembles: false });

/** Why a mapping is of no kind. */
const unlikeMapping = (value: JsonObject): Unlikeness => {
  const named = foreign(value);
  if (named !== undefined) return { ...unlike(named.message, named.help), isForeign: true };
  return nearMiss(value) ?? otherItems(value) ?? partOf(value) ?? unlike('iamlint does not know this kind of document');
};

/** Why a document is of no kind. */
export const unlikeness = (value: Json): Unlikeness => {
  if (isObject(value)) return unlikeMapping(value);
  if (isList(value)) {
    return unlikeList(value, [], exportedKinds()) ?? unlike('iamlint does not know the items of this list');
  }
  return unlike(
    value === null
      ? 'this document is empty'
      : `this is ${typeName(value)}, which is not a document that iamlint knows`,
  );
};

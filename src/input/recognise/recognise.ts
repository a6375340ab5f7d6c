import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import type { ParsedDocument } from '../parse/parsed.ts';
import type { Json, JsonObject } from '../../source/json.ts';
import { get, isList, isObject, textAt } from '../../source/json.ts';
import type { Origin } from '../../source/place.ts';
import { below } from '../../source/place.ts';
import type { SourceFile } from '../../source/source.ts';
import { typeName } from '../../source/type-name.ts';
import type { Kind } from './kinds.ts';
import { kindOf, kinds } from './kinds.ts';
import { matches, matchingKind, likeness } from './looks.ts';
import { isPlainPage, pageQuery } from './page.ts';
import { readMixed } from './mixed.ts';
import type { Around, Reading } from './read-list.ts';
import { readItems, readPage } from './read-list.ts';
import type { Recognition } from './recognised.ts';
import { readSnapshot } from './snapshot.ts';
import { unlikeness } from './unknown.ts';

export type { Item, KindName, Recognised, Recognition } from './recognised.ts';

const outside = (form: Around['form']): Around => ({ form, accountId: undefined, query: {} });

/** Setups and snapshots of a version this iamlint does not know. */
const versionProblem = (value: JsonObject, origin: Origin): Finding | undefined => {
  const version = get(value, 'version');
  if (version === 1 || version === undefined) return undefined;
  const kind = textAt(value, 'kind') ?? '';
  const newer = typeof version === 'number' && version > 1;
  return newer
    ? diagnostic(
        'schema-error',
        below(origin, 'version'),
        `\`${kind}\` of version ${version} is newer than this iamlint, which reads version 1`,
        {
          help: 'update iamlint, or write `version: 1`',
        },
      )
    : diagnostic(
        'schema-error',
        below(origin, 'version'),
        `\`version\` is ${typeof version === 'number' ? version : typeName(version)}, but should be 1`,
        {
          help: 'write `version: 1`',
        },
      );
};

/** Our own forms say what they are. */
const readOwnForm = (value: JsonObject, origin: Origin): Reading | undefined => {
  const kind = textAt(value, 'kind');
  if (kind !== 'EngineSetup' && kind !== 'AccountSnapshot' && kind !== 'AccessTest') return undefined;
  const problem = versionProblem(value, origin);
  if (problem !== undefined) return { recognised: [], problems: [problem] };
  if (kind === 'EngineSetup') {
    return readItems([{ value, origin }], kindOf('engine-setup'), origin, outside('single'), undefined);
  }
  if (kind === 'AccessTest') {
    return readItems([{ value, origin }], kindOf('access-test'), origin, outside('single'), undefined);
  }
  const noVersion = diagnostic('schema-error', origin, 'an account snapshot needs `version: 1`');
  const read = readSnapshot(value, origin);
  return get(value, 'version') === undefined ? { ...read, problems: [noVersion, ...read.problems] } : read;
};

/** The list under a wrapper; a service that has none to show may write null. */
const wrapped = (value: JsonObject, wrapper: string): readonly Json[] | undefined => {
  const list = get(value, wrapper);
  return isList(list) ? list : list === null ? [] : undefined;
};

/** Items enough to recognise a list by; what comes after them is judged one by one when it is validated. */
const maxLooked = 100;

/**
 * True where some item of a page is of the kind; in a file that was named also where one comes so near that a slip
 * explains the rest.
 */
const holds = (kind: Kind, list: readonly Json[], given: SourceFile['given']): boolean =>
  list
    .slice(0, maxLooked)
    .some((item) => isObject(item) && (matches(item, kind) || (given === 'named' && likeness(item, kind).has > 1)));

/** What an address of the page says it lists, where the key alone does not. */
const emptyFits = (page: JsonObject, kind: Kind): boolean => {
  const others = kinds.filter(({ wrappers }) => wrappers.some((key) => kind.wrappers.includes(key)));
  if (others.length === 1) return true;
  const address = JSON.stringify([get(page, 'first'), get(page, 'href'), get(page, 'first_url')]);
  switch (kind.name) {
    case 'dynamic-rules':
      return pageQuery(page)['group_id'] !== undefined;
    case 'network-rules':
      return typeof get(page, 'count') === 'number' || address.includes('/v1/rules');
    case 'users':
      return /\/v2\/accounts\/[^/]+\/users/.test(address) || get(page, 'total_results') === 0;
    default:
      return false;
  }
};

/** A page of the API, recognised by the key that holds its items and by the items. */
const readAnyPage = (page: JsonObject, origin: Origin, given: SourceFile['given']): Reading | undefined => {
  const around = outside('page');
  let undecided: string | undefined;
  for (const kind of kinds) {
    const present = kind.wrappers.filter((key) => wrapped(page, key) !== undefined);
    if (present.length === 0) continue;
    const lists = present.map((key) => wrapped(page, key) ?? []).filter((list) => list.length > 0);
    if (lists.length > 0) {
      const alone = kinds.every(({ wrappers }) =>
        wrappers.every((key) => present.includes(key) || !isList(get(page, key))),
      );
      if (alone && lists.some((list) => holds(kind, list, given))) return readPage(page, origin, kind, around);
    } else if (isPlainPage(page, present, given)) {
      if (emptyFits(page, kind)) return readPage(page, origin, kind, around);
      undecided = present[0];
    }
  }
  if (undecided !== 'rules' || given === 'found') return undefined;
  const message =
    'an empty list of `rules`: undecided whether it lists network rules or the dynamic rules of an access group';
  return { recognised: [], problems: [diagnostic('incomplete-export', origin, message, { help: emptyHelp })] };
};

const emptyHelp = 'put it into an account snapshot, where the section says what it is, or leave it out';

const readMapping = (value: JsonObject, origin: Origin, given: SourceFile['given']): Reading | undefined => {
  const own = readOwnForm(value, origin);
  if (own !== undefined) return own;
  const kind = matchingKind(value);
  if (kind !== undefined) return readItems([{ value, origin }], kind, origin, outside('single'), undefined);
  return readAnyPage(value, origin, given);
};

/** Nobody asked to lint a file that was only met in a walk and resembles nothing. */
const nothingKnown = (value: Json, ref: Origin['document'], given: SourceFile['given']): Recognition => {
  if (isList(value) && value.length === 0) {
    const message = 'an empty list: undecided what it lists, and whether its caller had access';
    const problem = diagnostic('incomplete-export', { document: ref, path: [] }, message, { help: emptyHelp });
    const met = given === 'found';
    return { recognised: [], problems: met ? [] : [problem], unlike: met, reason: message, isEmpty: true };
  }
  // nothing between two `---` of YAML is nothing to report
  if (value === null && ref.index > 0) return { recognised: [], problems: [], unlike: true };
  const { path, message, help, resembles, isForeign = false } = unlikeness(value);
  const problem = diagnostic('unknown-document', { document: ref, path }, message, { help });
  return {
    recognised: [],
    problems: given === 'named' || resembles ? [problem] : [],
    unlike: !resembles,
    reason: message,
    isForeign,
  };
};

/** What kinds of things a document holds, by its content alone. */
export const recognise = ({ ref, value }: ParsedDocument, given: SourceFile['given']): Recognition => {
  const origin: Origin = { document: ref, path: [] };
  const read = isObject(value)
    ? readMapping(value, origin, given)
    : isList(value)
      ? readMixed(value, origin)
      : undefined;
  return read === undefined ? nothingKnown(value, ref, given) : { ...read, unlike: false };
};

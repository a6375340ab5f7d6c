import type { Json, JsonObject } from '../../source/json.ts';
import { get, isList, isObject, textAt } from '../../source/json.ts';
import { code } from '../../source/list-names.ts';
import { nearest } from '../../source/nearest.ts';
import type { Path } from '../../source/place.ts';
import type { Kind } from './kinds.ts';
import { kinds } from './kinds.ts';
import { matches } from './looks.ts';
import { sections } from './snapshot.ts';

/** Why a document is of no kind, and which it comes nearest to. */
export interface Unlikeness {
  /** Where it goes wrong, below the document. */
  readonly path: Path;
  readonly message: string;
  readonly help: string;
  /** True where it so resembles a kind that passing over it in silence would hide a slip. */
  readonly resembles: boolean;
  /** True where it can be called by name: nobody takes it for an input of iamlint. */
  readonly isForeign?: boolean;
}

const ownKinds = ['EngineSetup', 'AccountSnapshot', 'AccessTest'];

/** A `kind` that is a slip of the hand. */
const misspelledKind = (value: JsonObject): Unlikeness | undefined => {
  const kind = textAt(value, 'kind');
  const near = kind === undefined || get(value, 'apiVersion') !== undefined ? undefined : nearest(kind, ownKinds);
  if (kind === undefined || near === undefined) return undefined;
  const message = `\`kind: ${kind}\` is not a kind of document: did you mean \`${near}\`?`;
  return { path: ['kind'], message, help: `write \`kind: ${near}\``, resembles: true };
};

const engineFields = ['service_id', 'target_account_id'];

/** The modes of an engine: `mode` alone is a word of many tools. */
const modes = /^(api_key|service_authorization)$/;

/** A setup without its `kind`. */
const namelessSetup = (value: JsonObject): Unlikeness | undefined => {
  const engine = get(value, 'engine');
  const speaks =
    isObject(engine) &&
    (engineFields.some((field) => Object.hasOwn(engine, field)) || modes.test(textAt(engine, 'mode') ?? ''));
  if (!speaks || get(value, 'kind') !== undefined) return undefined;
  return {
    path: [],
    message: 'this resembles an engine setup, but `kind` is missing',
    help: 'begin it with `kind: EngineSetup` and `version: 1`',
    resembles: true,
  };
};

const someTold = (list: Json | undefined, among: readonly Kind[]): Kind | undefined =>
  isList(list)
    ? among.find((kind) => list.slice(0, 100).some((item) => isObject(item) && matches(item, kind)))
    : undefined;

/** Several exports in one mapping, which only a snapshot may hold. */
const namelessSnapshot = (value: JsonObject): Unlikeness | undefined => {
  const keys = Object.keys(value).filter(
    (key) => sections.has(key) || kinds.some(({ wrappers }) => wrappers.includes(key)),
  );
  const lists = keys.filter((key) => isList(get(value, key)));
  if (lists.length < 2 || !lists.some((key) => someTold(get(value, key), kinds))) return undefined;
  return {
    path: [],
    message: `this contains several exports (${lists.slice(0, 3).map(code).join(', ')}) but is not an account snapshot: \`kind\` is missing`,
    help: 'add `kind: AccountSnapshot` and `version: 1`; sections are called `policies`, `access_groups`, `service_ids` and so on',
    resembles: true,
  };
};

/** Items of a kind under a key that is not the API's: another tool's, unless the key is a slip. */
const misplacedList = (value: JsonObject): Unlikeness | undefined => {
  for (const key of Object.keys(value).slice(0, 100)) {
    const kind = someTold(get(value, key), kinds);
    if (kind === undefined) continue;
    const [wrapper] = kind.wrappers;
    if (wrapper === undefined || kind.wrappers.includes(key)) continue;
    return nearest(key, kind.wrappers) === undefined
      ? {
          path: [key],
          message: `this resembles a list of ${kind.many}, but they are under \`${key}\` instead of \`${wrapper}\``,
          help: `rename \`${key}\` to \`${wrapper}\`, or give iamlint the list alone`,
          resembles: false,
        }
      : {
          path: [key],
          message: `\`${key}\` is not a list of the API: did you mean \`${wrapper}\`?`,
          help: `write \`${wrapper}\``,
          resembles: true,
        };
  }
  return undefined;
};

/** The slip by which a mapping is of no kind, where it is surely one: worth a word even of a file nobody named. */
export const nearMiss = (value: JsonObject): Unlikeness | undefined =>
  misspelledKind(value) ?? namelessSetup(value) ?? namelessSnapshot(value) ?? misplacedList(value);

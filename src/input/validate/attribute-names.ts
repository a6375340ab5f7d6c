import type { Json, JsonObject } from '../../source/json.ts';
import { isList, isObject } from '../../source/json.ts';
import { nearest } from '../../source/nearest.ts';
import type { Path } from '../../source/place.ts';
import type { Fault } from './words.ts';

/** The attributes that IAM itself knows of a target; services add others of their own. */
const ofTargets: ReadonlySet<string> = new Set([
  'accountId',
  'serviceName',
  'serviceType',
  'service_group_id',
  'serviceInstance',
  'region',
  'resourceGroupId',
  'resourceType',
  'resource',
]);

/** Those of a subject; an authorization describes it as a target. */
const ofSubjects: ReadonlySet<string> = new Set([...ofTargets, 'iam_id', 'access_group_id']);

type See = (name: string, path: Path, known: ReadonlySet<string>) => void;

const v2Subject: Path = ['subject', 'attributes'];
const v2Resource: Path = ['resource', 'attributes'];

/** None of the fields looked at here is one that JavaScript has behind every object: no need to ask who owns it. */
const at = (value: Json | undefined, key: 'attributes' | 'key' | 'name'): Json | undefined =>
  isObject(value) ? value[key] : undefined;

/** This runs for each policy of an export: nothing is put together unless there is something to see. */
const seeList = (
  list: Json | undefined,
  key: 'key' | 'name',
  path: Path,
  known: ReadonlySet<string>,
  see: See,
): void => {
  if (!isList(list)) return;
  for (let index = 0; index < list.length; index += 1) {
    const name = at(list[index], key);
    if (typeof name === 'string' && !known.has(name)) see(name, [...path, index, key], known);
  }
};

const seeV1 = (list: Json | undefined, part: string, known: ReadonlySet<string>, see: See): void => {
  if (!isList(list)) return;
  list.forEach((one, index) => seeList(at(one, 'attributes'), 'name', [part, index, 'attributes'], known, see));
};

const seeShort = (holder: Json | undefined, path: Path, see: See): void => {
  const named = at(holder, 'attributes');
  if (!isObject(named)) return;
  for (const name of Object.keys(named)) if (!ofTargets.has(name)) see(name, [...path, 'attributes', name], ofTargets);
};

/**
 * The attributes of a policy whose names are near one that IAM knows and not the same. A name near none is let be:
 * services have attributes of their own.
 */
const misspelled = (look: (see: See) => void): readonly Fault[] => {
  let faults: Fault[] | undefined;
  look((name, path, known) => {
    const near = nearest(name, known);
    if (near === undefined) return;
    faults ??= [];
    faults.push({ path, message: `\`${name}\`: did you mean \`${near}\`?` });
  });
  return faults ?? none;
};

/** Misspelled attributes of a policy as the API writes it, in either version. */
export const misspelledAttributes = (policy: JsonObject): readonly Fault[] =>
  misspelled((see) => {
    seeList(at(policy['subject'], 'attributes'), 'key', v2Subject, ofSubjects, see);
    seeList(at(policy['resource'], 'attributes'), 'key', v2Resource, ofTargets, see);
    seeV1(policy['subjects'], 'subjects', ofSubjects, see);
    seeV1(policy['resources'], 'resources', ofTargets, see);
  });

/** Misspelled attributes of a policy or an authorization in the short form of a setup. */
export const misspelledShortAttributes = (policy: JsonObject): readonly Fault[] =>
  misspelled((see) => {
    seeShort(policy, [], see);
    seeShort(policy['target'], ['target'], see);
  });

const none: readonly Fault[] = [];

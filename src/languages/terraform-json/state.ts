import { get, isList, isObject, listAt, textAt, type Json, type JsonObject } from '../../source/json.ts';
import type { Path } from '../../source/place.ts';
import { identityOf, instancesIn, isFault, listOr, type Fault, type Instance } from './instance.ts';
import type { Contents } from './plan.ts';

const nothing: Contents = { instances: [], faults: [], shortfalls: [] };

const contents = (all: readonly (Instance | Fault)[]): Contents => ({
  ...nothing,
  instances: all.flatMap((one) => (isFault(one) ? [] : one)),
  faults: all.filter(isFault),
});

/** Raw states list the paths of what is sensitive: `[{"type": "get_attr", "value": "apikey"}]`. The first step decides. */
const marksOf = (paths: readonly Json[]): JsonObject => {
  const names = paths.flatMap((path) => (isList(path) ? (textAt(path[0], 'value') ?? []) : []));
  return Object.fromEntries(names.map((name) => [name, true]));
};

function* instancesOf(resource: Json, path: Path): Iterable<Instance | Fault> {
  const list = listOr(resource, 'instances', path);
  if (isFault(list)) {
    yield list;
    return;
  }
  for (const [index, instance] of list.entries()) {
    if (get(instance, 'deposed') !== undefined) continue;
    const at = [...path, 'instances', index];
    const identity = identityOf(resource, textAt(resource, 'module') ?? '', path, {
      value: instance,
      name: 'index_key',
    });
    if (isFault(identity)) {
      yield identity;
      return;
    }
    const values = get(instance, 'attributes');
    if (isObject(values)) {
      const sensitive = marksOf(listAt(instance, 'sensitive_attributes'));
      yield { ...identity, values, unknown: undefined, sensitive, marksUnknowns: true, path: [...at, 'attributes'] };
    } else yield { path: at, message: 'this instance has no `attributes`' };
  }
}

/** A state as `.tfstate` files hold it, version 4. */
const raw = (state: JsonObject): Contents =>
  contents(listAt(state, 'resources').flatMap((resource, index) => [...instancesOf(resource, ['resources', index])]));

/** What a state says exists: one of `terraform show -json`, or a raw one. */
export const contentsOfState = (state: JsonObject): Contents =>
  textAt(state, 'format_version') === undefined
    ? raw(state)
    : contents([...instancesIn(get(get(state, 'values'), 'root_module'), ['values', 'root_module'])]);

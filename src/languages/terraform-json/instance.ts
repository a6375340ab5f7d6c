import { get, isList, isObject, textAt, type Json, type JsonObject } from '../../source/json.ts';
import type { Path } from '../../source/place.ts';
import { addressOf, type Key } from './address.ts';

/** One instance of a resource or data source, as a plan or state holds it. */
export interface Instance {
  readonly address: string;
  /** Address of its module; empty for the root. */
  readonly module: string;
  readonly mode: 'managed' | 'data';
  readonly type: string;
  readonly name: string;
  readonly key: Key | undefined;
  readonly values: JsonObject;
  /** What of the values is not known: `true`, or a list or mapping that holds `true` where the values would stand. */
  readonly unknown: Json | undefined;
  /** What of the values is sensitive, in the same form. */
  readonly sensitive: Json | undefined;
  /** `unknown` marks all that is not known: else an argument that has no value may be unknown, too. */
  readonly marksUnknowns: boolean;
  /** Where its values stand. */
  readonly path: Path;
}

/** Something that is not as Terraform writes it. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
}

export const isFault = (one: object): one is Fault => 'message' in one;

const keyIn = (value: Json, name: string): Key | undefined => {
  const key = get(value, name);
  return typeof key === 'string' || typeof key === 'number' ? key : undefined;
};

/** Who an instance is, as plans, states and raw states write it; a fault where that is missing. */
export const identityOf = (
  value: Json,
  module: string,
  path: Path,
  indexed: { readonly value: Json; readonly name: string } = { value, name: 'index' },
): Pick<Instance, 'address' | 'module' | 'mode' | 'type' | 'name' | 'key'> | Fault => {
  const type = textAt(value, 'type');
  const name = textAt(value, 'name');
  if (type === undefined || name === undefined) {
    return { path, message: `this resource has no \`${type === undefined ? 'type' : 'name'}\`` };
  }
  const mode = textAt(value, 'mode') === 'data' ? 'data' : 'managed';
  const key = keyIn(indexed.value, indexed.name);
  return { address: addressOf(module, mode, type, name, key), module, mode, type, name, key };
};

/** What stands under a key where there should be a list. */
export const listOr = (value: Json, key: string, path: Path): readonly Json[] | Fault => {
  const list = get(value, key);
  if (isList(list)) return list;
  return list === undefined || list === null ? [] : { path: [...path, key], message: `\`${key}\` is not a list` };
};

/**
 * The instances of a values representation (`planned_values.root_module`, `values.root_module`), its child modules'
 * included. What is not known of them, that form does not say.
 */
export function* instancesIn(module: Json | undefined, path: Path, address = ''): Iterable<Instance | Fault> {
  if (!isObject(module)) {
    if (module !== undefined && module !== null) yield { path, message: 'this module is not a mapping' };
    return;
  }
  const resources = listOr(module, 'resources', path);
  if (isFault(resources)) yield resources;
  else {
    for (const [index, resource] of resources.entries()) {
      // An object that a failed replacement left behind, and that the next run deletes.
      if (get(resource, 'deposed_key') !== undefined) continue;
      const at = [...path, 'resources', index];
      const identity = identityOf(resource, address, at);
      if (isFault(identity)) {
        yield identity;
        continue;
      }
      const values = get(resource, 'values') ?? {};
      if (isObject(values)) {
        const sensitive = get(resource, 'sensitive_values');
        yield { ...identity, values, unknown: undefined, sensitive, marksUnknowns: true, path: [...at, 'values'] };
      } else yield { path: [...at, 'values'], message: '`values` is not a mapping' };
    }
  }
  const children = listOr(module, 'child_modules', path);
  if (isFault(children)) yield children;
  else {
    for (const [index, child] of children.entries()) {
      const below = textAt(child, 'address');
      const at = [...path, 'child_modules', index];
      if (below === undefined) yield { path: at, message: 'this module has no `address`' };
      else yield* instancesIn(child, at, below);
    }
  }
}

import { get, isList, isObject, listAt, textAt, type Json } from '../../src/source/json.ts';
import type { Path } from '../../src/source/place.ts';
import { at, type Documents } from './documents.ts';

/** An entry of a list, with where it stands. */
export interface Listed {
  readonly file: string;
  readonly path: Path;
  readonly value: Json;
}

/** A list of a document, by the section of an account that it is. */
export interface List {
  readonly file: string;
  readonly path: Path;
  readonly items: readonly Listed[];
  /** Of a setup, which writes policies short. */
  readonly short: boolean;
}

const isPolicy = (value: Json): boolean => isObject(value) && (isList(value['roles']) || isObject(value['control']));

const listIn = (file: string, root: Json | undefined, path: Path, short: boolean): readonly List[] => {
  const list = at(root, path);
  if (!isList(list)) return [];
  return [{ file, path, short, items: list.map((value, nth) => ({ file, path: [...path, nth], value })) }];
};

const isSetup = (root: Json | undefined): boolean => textAt(root, 'kind') === 'EngineSetup';

/** The lists of a section: of a snapshot or setup, of a page of the API, or bare as the command prints them. */
export const listsOf = (documents: Documents, section: string): readonly List[] =>
  documents.names.flatMap((file) => {
    const root = documents.value(file);
    if (isList(root)) return section === 'policies' && root.some(isPolicy) ? listIn(file, root, [], false) : [];
    return listIn(file, root, [section], isSetup(root));
  });

export const setupsOf = (documents: Documents): readonly string[] =>
  documents.names.filter((file) => isSetup(documents.value(file)));

/** The id of whoever a policy is for. */
export const subjectOf = (policy: Json): string | undefined => {
  const short = textAt(policy, 'subject');
  if (short !== undefined) return short;
  const subject = get(policy, 'subject') ?? listAt(policy, 'subjects')[0];
  const [attribute] = listAt(subject, 'attributes');
  return textAt(attribute, 'value');
};

/** Attributes of a short target by the names that IAM has for them. */
export const shortNames: ReadonlyMap<string, string> = new Map([
  ['service', 'serviceName'],
  ['instance', 'serviceInstance'],
  ['resource_group', 'resourceGroupId'],
  ['region', 'region'],
  ['resource_type', 'resourceType'],
  ['resource', 'resource'],
]);

const shortTarget = (policy: Json): readonly string[] => {
  if (!isObject(policy)) return [];
  const own = Object.entries(policy).flatMap(([key, value]) => {
    const name = shortNames.get(key);
    return name === undefined ? [] : [`${name}=${JSON.stringify(value)}`];
  });
  const more = policy['attributes'];
  return [
    ...own,
    ...(isObject(more) ? Object.entries(more).map(([name, value]) => `${name}=${JSON.stringify(value)}`) : []),
  ];
};

/** What a policy is about, the same text for the same target in each form. */
export const targetOf = (policy: Json): string => {
  const full = get(policy, 'resource') ?? listAt(policy, 'resources')[0];
  const said = !isObject(full)
    ? shortTarget(policy)
    : listAt(full, 'attributes').flatMap((attribute) => {
        const name = textAt(attribute, 'key') ?? textAt(attribute, 'name') ?? '';
        const operator = textAt(attribute, 'operator') ?? 'stringEquals';
        if (name === 'accountId') return [];
        const value = JSON.stringify(get(attribute, 'value') ?? null);
        return [operator === 'stringEquals' ? `${name}=${value}` : `${name} ${operator} ${value}`];
      });
  return said.toSorted().join(', ');
};

/** One id of an identity, in either spelling. */
export const plainId = (id: string): string => id.replace(/^iam-/, '');

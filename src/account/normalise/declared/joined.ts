import type { Declared } from '../../../languages/declared/declared.ts';
import { once, remember } from '../../../source/once.ts';
import type { Draft } from '../draft.ts';
import { knownText } from './values.ts';

const only = (ids: readonly string[]): string | undefined => {
  const different = new Set(ids);
  const [first] = different;
  return different.size === 1 ? first : undefined;
};

const asked = ({ type, values }: Declared): string | undefined =>
  knownText(values, type === 'ibm_iam_access_group' ? 'access_group_name' : 'name');

const listOf = {
  ibm_iam_service_id: 'serviceIds',
  ibm_iam_trusted_profile: 'profiles',
  ibm_iam_access_group: 'groups',
} as const;

const isListed = (type: string): type is keyof typeof listOf => Object.hasOwn(listOf, type);

const keyOf = ({ type, address }: Declared, name: string): string => JSON.stringify([rootOf(address), type, name]);

/** The addresses of what is made, by root module, type and name. */
const madeIn = (resources: readonly Declared[]): ReadonlyMap<string, readonly string[]> => {
  const made = new Map<string, string[]>();
  for (const one of resources) {
    const name = one.mode === 'managed' ? knownText(one.values, 'name') : undefined;
    if (name !== undefined) remember(made, keyOf(one, name), () => []).push(one.address);
  }
  return made;
};

/** The ids of what drafts list under a name; a draft may have come to list more since it was last looked at. */
const listedIn = (drafts: () => readonly Draft[]): ((type: keyof typeof listOf, name: string) => readonly string[]) => {
  const known = new WeakMap<object, { readonly ids: Map<string, string[]>; seen: number }>();
  return (type, name) => {
    const ids: string[] = [];
    for (const draft of drafts()) {
      const list = draft[listOf[type]];
      if (list.length === 0) continue;
      const found = remember(known, list, () => ({ ids: new Map<string, string[]>(), seen: 0 }));
      for (; found.seen < list.length; found.seen += 1) {
        const one = list[found.seen];
        if (one?.name !== undefined) remember(found.ids, one.name, () => []).push(one.id);
      }
      ids.push(...(found.ids.get(name) ?? []));
    }
    return ids;
  };
};

/**
 * The id of what a data source looks up by name: of the one resource of that exact name that is declared beside it, else
 * of the one exported object. Undefined where there is none or more than one.
 */
export const joinedIdsOf = (
  resources: readonly Declared[],
  drafts: () => readonly Draft[],
): ((declared: Declared) => string | undefined) => {
  const made = once(() => madeIn(resources));
  const listed = listedIn(drafts);
  return (declared) => {
    const name = asked(declared);
    if (declared.mode !== 'data' || name === undefined) return undefined;
    const beside = made().get(keyOf(declared, name));
    if (beside !== undefined) return only(beside);
    return isListed(declared.type) ? only(listed(declared.type, name)) : undefined;
  };
};

const rootOf = (address: string): string => address.slice(0, Math.max(0, address.indexOf('//')));

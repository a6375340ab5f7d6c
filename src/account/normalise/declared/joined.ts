import type { Declared } from '../../../languages/declared/declared.ts';
import { once } from '../../../source/once.ts';
import type { Draft } from '../draft.ts';
import { knownText } from './values.ts';

/** The id of each name, and undefined where several have it. */
export type Names = Map<string, string | undefined>;

/** Notes that something has a name. */
export const addName = (names: Names, name: string, id: string): void => {
  names.set(name, !names.has(name) || names.get(name) === id ? id : undefined);
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
const madeIn = (resources: readonly Declared[]): Names => {
  const made: Names = new Map();
  for (const one of resources) {
    const name = one.mode === 'managed' ? knownText(one.values, 'name') : undefined;
    if (name !== undefined) addName(made, keyOf(one, name), one.address);
  }
  return made;
};

const listed = (type: string, name: string): string => `${type} ${name}`;

/** The ids of what drafts list, by type and name. */
const listedIn = (drafts: readonly Draft[]): Names => {
  const names: Names = new Map();
  for (const draft of drafts)
    for (const [type, list] of Object.entries(listOf))
      for (const { name, id } of draft[list]) if (name !== undefined) addName(names, listed(type, name), id);
  return names;
};

/** What data sources look up by name. */
export interface Joining {
  /**
   * The id of the one resource of that exact name that is declared beside it, else of the one object that is listed.
   * Undefined where there is none or more than one.
   */
  readonly idOf: (declared: Declared) => string | undefined;
  /** Something with this name and id is listed from now on. */
  readonly list: (declared: Declared, name: string | undefined, id: string) => void;
}

/** Joins data sources to what is declared beside them or listed already. */
export const joiningOf = (resources: readonly Declared[], drafts: () => readonly Draft[]): Joining => {
  const made = once(() => madeIn(resources));
  let known: Names | undefined;
  return {
    idOf: (declared) => {
      const name = asked(declared);
      if (declared.mode !== 'data' || name === undefined) return undefined;
      const beside = keyOf(declared, name);
      if (made().has(beside)) return made().get(beside);
      if (!isListed(declared.type)) return undefined;
      known ??= listedIn(drafts());
      return known.get(listed(declared.type, name));
    },
    list: ({ type }, name, id) => {
      if (known !== undefined && name !== undefined && isListed(type)) addName(known, listed(type, name), id);
    },
  };
};

const rootOf = (address: string): string => address.slice(0, Math.max(0, address.indexOf('//')));

import type { Declared } from '../../../languages/declared/declared.ts';
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

/**
 * The id of what a data source looks up by name: of the one resource of that exact name that is declared beside it, else
 * of the one exported object. Undefined where there is none or more than one.
 */
export const joinedId = (
  declared: Declared,
  resources: readonly Declared[],
  drafts: readonly Draft[],
): string | undefined => {
  const name = asked(declared);
  if (declared.mode !== 'data' || name === undefined) return undefined;
  const { type } = declared;
  const root = rootOf(declared.address);
  const beside = resources.filter(
    (one) =>
      one.mode === 'managed' &&
      one.type === type &&
      knownText(one.values, 'name') === name &&
      rootOf(one.address) === root,
  );
  if (beside.length > 0) return only(beside.map(({ address }) => address));
  if (!isListed(type)) return undefined;
  return only(drafts.flatMap((draft) => draft[listOf[type]].filter((one) => one.name === name).map(({ id }) => id)));
};

const rootOf = (address: string): string => address.slice(0, Math.max(0, address.indexOf('//')));

import type { Account } from '../account/model/account.ts';
import { isUnresolved } from '../account/model/unresolved.ts';
import type { Details } from './define.ts';

/** The service IDs that an account's lists show. */
interface ListedServiceIds {
  readonly ids: ReadonlySet<string>;
  /** What goes with a finding that one is not among them: doubt, where it may be in a group that is not listed. */
  readonly doubt: Pick<Details, 'confidence' | 'help'>;
}

const inAnotherGroup =
  'the list shows one service ID group, and it may be in another: add the section `service_ids` of an account snapshot, ' +
  'which lists those of every group';

/** The ids of a list; undefined where one of them is to be filled in or not known, and so may be any. */
export const idsIfAllKnown = (ids: readonly string[]): ReadonlySet<string> | undefined =>
  ids.some(isUnresolved) ? undefined : new Set(ids);

/** What a list of service IDs proves of those it does not show; undefined where no list shows all of a group by ids that are known. */
export const listedServiceIds = ({ knowledge: { listed }, serviceIds }: Account): ListedServiceIds | undefined => {
  const isComplete = listed?.has('serviceIds') === true;
  if (!isComplete && listed?.has('serviceIdsOfOneGroup') !== true) return undefined;
  const ids = idsIfAllKnown(serviceIds.map(({ id }) => id));
  return ids && { ids, doubt: isComplete ? {} : { confidence: 'low', help: inAnotherGroup } };
};

import type { Account, NetworkRule, NetworkZone } from '../../../src/account/model/account.ts';

/** A network rule in words. */
export const nameOfNetworkRule = ({ description, id }: NetworkRule): string =>
  description === undefined || description === ''
    ? id === undefined
      ? 'this network rule'
      : `the network rule \`${id}\``
    : `the network rule \`${description}\``;

/** The zones of an account by id: of one that was listed in part and given on its own, the whole. */
export const zonesById = ({ zones }: Account): ReadonlyMap<string, NetworkZone> => {
  const known = new Map<string, NetworkZone>();
  for (const zone of zones) {
    if (zone.id !== undefined && known.get(zone.id)?.complete !== true) known.set(zone.id, zone);
  }
  return known;
};

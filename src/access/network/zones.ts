import type { NetworkZone, ZoneAddress } from '../../account/model/account.ts';
import { parseInterval, subtract, type Interval } from './addresses.ts';

const addressTypes = new Set(['ipAddress', 'ipRange', 'subnet']);

/** True for an entry that stands for addresses, and not for a VPC or a service. */
export const isAddress = ({ type }: ZoneAddress): boolean => addressTypes.has(type);

/** True for an entry that is to be an address and cannot be read. */
export const isUnread = (address: ZoneAddress): boolean =>
  isAddress(address) && parseInterval(address.value ?? '') === undefined;

/** The addresses of entries, as far as these stand for addresses. */
export const intervalsOf = (addresses: readonly ZoneAddress[]): readonly Interval[] =>
  addresses.flatMap((address) => (isAddress(address) ? (parseInterval(address.value ?? '') ?? []) : []));

const isUnresolvedEntry = (address: ZoneAddress): boolean => !isAddress(address) || isUnread(address);

/** All addresses of a zone, less those it excludes; undefined where they are not all known. */
export const addressesOf = ({ addresses, excluded, complete }: NetworkZone): readonly Interval[] | undefined => {
  if (!complete || addresses.some(isUnresolvedEntry) || excluded.some(isUnresolvedEntry)) return undefined;
  return subtract(intervalsOf(addresses), intervalsOf(excluded));
};

/** Why nobody is in a zone: it holds nothing, or excludes all that it holds. Undefined where somebody is or may be. */
export const whyNobody = (zone: NetworkZone): 'empty' | 'excluded' | undefined => {
  const left = addressesOf(zone);
  if (left === undefined || left.length > 0) return undefined;
  return zone.addresses.length === 0 ? 'empty' : 'excluded';
};

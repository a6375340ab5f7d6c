import type { NetworkZone } from '../../account/model/account.ts';
import { looksLikeAddress } from './address-faults.ts';
import { parseInterval, subtract, type Interval } from './addresses.ts';
import { intervalsOf, isAddress, isUnread } from './zones.ts';

/** Why an entry of an allowlist cannot be counted. */
export interface UnresolvedEntry {
  readonly entry: string;
  readonly why: string;
}

/** The addresses an allowlist admits, as far as they can be told. */
export interface Allowlist {
  readonly admitted: readonly Interval[];
  /** Entries that may admit more. */
  readonly open: readonly UnresolvedEntry[];
}

/** Services whose addresses may be Secrets Manager's; a reference that names none may be to it. */
const mayBeSecretsManager = new Set([undefined, 'secrets-manager', 'platform_service', 'service']);

/** Why a zone cannot be counted at all: what it excludes is not known, so that none of it is sure. */
const whyUncounted = ({ name, excluded, complete }: NetworkZone): string | undefined => {
  if (!complete) return `the export shows only part of the zone \`${name}\``;
  const unread = excluded.find((address) => !isAddress(address) || isUnread(address));
  return unread && `the zone \`${name}\` excludes \`${unread.value ?? unread.type}\`, which is not an address`;
};

/** Why a zone may admit more than the addresses it lists. */
const whyUnresolved = ({ name, addresses }: NetworkZone): string | undefined => {
  if (addresses.some(({ type, service }) => type === 'serviceRef' && mayBeSecretsManager.has(service))) {
    return `the zone \`${name}\` names a service, and IBM does not document whether the allowlist supports that`;
  }
  if (addresses.some(({ type }) => type === 'vpc'))
    return `the zone \`${name}\` names a VPC, whose addresses are not known`;
  const unread = addresses.find(isUnread);
  return unread && `the zone \`${name}\` contains \`${unread.value ?? unread.type}\`, which is not an address`;
};

/** The entries of an allowlist, which commas separate. */
export const entriesOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/**
 * Reads an account's allowlist: addresses, ranges, subnets and names of network zones, separated by commas. A zone that
 * was not given, or only in part, leaves its entry open, as does an entry that cannot be read.
 */
export const readAllowlist = (text: string, zones: readonly NetworkZone[]): Allowlist => {
  const admitted: Interval[] = [];
  const open: UnresolvedEntry[] = [];
  for (const entry of entriesOf(text)) {
    const interval = parseInterval(entry);
    if (interval !== undefined) {
      admitted.push(interval);
      continue;
    }
    const named = zones.filter(({ name }) => name === entry);
    // A list shows part of each zone; the same zone may have been exported on its own as well.
    const zone = named.find(({ complete }) => complete) ?? named[0];
    const uncounted = zone && whyUncounted(zone);
    if (uncounted !== undefined) open.push({ entry, why: uncounted });
    else if (zone !== undefined) {
      admitted.push(...subtract(intervalsOf(zone.addresses), intervalsOf(zone.excluded)));
      const why = whyUnresolved(zone);
      if (why !== undefined) open.push({ entry, why });
    } else if (looksLikeAddress(entry))
      open.push({ entry, why: `the entry \`${entry}\` is not an address, range or subnet` });
    else open.push({ entry, why: `the network zone \`${entry}\` is not in the input` });
  }
  return { admitted, open };
};

/** Of some subnets, what an allowlist does not admit, and the subnets that lie outside it wholly or in part. */
export const notAdmitted = (
  subnets: readonly string[],
  { admitted }: Allowlist,
): { readonly left: readonly Interval[]; readonly subnets: readonly string[] } => {
  const outside = subnets.map((text) => {
    const interval = parseInterval(text);
    return { text, left: interval === undefined ? [] : subtract([interval], admitted) };
  });
  return {
    left: outside.flatMap(({ left }) => left),
    subnets: outside.filter(({ left }) => left.length > 0).map(({ text }) => text),
  };
};

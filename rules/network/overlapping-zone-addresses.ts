import { removing } from '../../src/rule-api/edits.ts';
import { parseInterval, type Interval } from '../../src/access/network/addresses.ts';
import { isAddress } from '../../src/access/network/zones.ts';
import type { NetworkZone, ZoneAddress } from '../../src/account/model/account.ts';
import { defineRule } from '../../src/rule-api/define.ts';

interface Placed {
  readonly address: ZoneAddress;
  readonly interval: Interval;
}

const placed = ({ addresses }: NetworkZone): readonly Placed[] =>
  addresses.flatMap((address) => {
    const interval = isAddress(address) ? parseInterval(address.value ?? '') : undefined;
    return interval === undefined ? [] : [{ address, interval }];
  });

/** In the order of their first addresses, the larger one first where two begin alike. */
const inOrder = (one: Placed, other: Placed): number => {
  const [a, b] = [one.interval, other.interval];
  if (a.family !== b.family) return a.family < b.family ? -1 : 1;
  if (a.first !== b.first) return a.first < b.first ? -1 : 1;
  return a.last === b.last ? 0 : a.last > b.last ? -1 : 1;
};

export default defineRule({
  id: 'overlapping-zone-addresses',
  category: 'network',
  preset: 'all',
  severity: 'info',
  summary: 'an entry of a network zone is covered by another one, completely or in part',
  fix: {
    safety: 'safe',
    because: 'takes an entry out that another one covers: the zone admits the same addresses',
  },
  messages: {
    within:
      '`{value}` in the network zone `{zone}` is within `{other}` and adds nothing: removing it later would not shut it out; remove it now',
    part: '`{value}` in the network zone `{zone}` overlaps `{other}`: merge or separate the two',
  },
  *check({ account, report }) {
    for (const zone of account.zones) {
      let widest: Placed | undefined;
      for (const next of placed(zone).toSorted(inOrder)) {
        const { address, interval } = next;
        const before = widest;
        if (
          before === undefined ||
          before.interval.family !== interval.family ||
          before.interval.last < interval.first
        ) {
          widest = next;
          continue;
        }
        const values = { value: address.value ?? '', zone: zone.name, other: before.address.value ?? '' };
        const within = interval.last <= before.interval.last;
        if (!within) widest = next;
        yield report(within ? 'within' : 'part', address.origin ?? zone.origin, values, {
          edits: within && address.origin !== undefined ? [removing(address.origin)] : [],
          related:
            before.address.origin === undefined ? [] : [{ place: before.address.origin, note: `\`${values.other}\`` }],
        });
      }
    }
  },
});

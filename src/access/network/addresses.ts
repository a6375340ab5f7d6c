import ipaddr from 'ipaddr.js';

/** Addresses of one family from the first to the last, both in it. */
export interface Interval {
  readonly family: 'ipv4' | 'ipv6';
  readonly first: bigint;
  readonly last: bigint;
}

type Address = ReturnType<typeof ipaddr.parse>;

const numberOf = (address: Address): bigint =>
  address.toByteArray().reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);

const bits = { ipv4: 32n, ipv6: 128n } as const;

/** One address in full; IPv4 within IPv6 (`::ffff:1.2.3.4`) is IPv4. Shortened, octal and scoped forms are refused. */
const parseAddress = (text: string): Address | undefined => {
  if (text.includes('%') || (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text))) return undefined;
  return ipaddr.process(text);
};

const subnet = (text: string): Interval | undefined => {
  const [base = '', length = '', ...more] = text.split('/');
  const address = parseAddress(base);
  if (address === undefined || more.length > 0 || !/^\d{1,3}$/.test(length)) return undefined;
  const family = address.kind();
  // The length of a subnet of IPv4 within IPv6 counts the 96 bits before it.
  const prefix = BigInt(length) - (family === 'ipv4' && base.includes(':') ? 96n : 0n);
  if (prefix < 0n || prefix > bits[family]) return undefined;
  const size = 1n << (bits[family] - prefix);
  const first = (numberOf(address) / size) * size;
  return { family, first, last: first + size - 1n };
};

const range = (text: string): Interval | undefined => {
  const [from, to, ...more] = text.split('-').map((part) => parseAddress(part.trim()));
  if (from === undefined || to === undefined || more.length > 0 || from.kind() !== to.kind()) return undefined;
  const [first, last] = [numberOf(from), numberOf(to)];
  return first <= last ? { family: from.kind(), first, last } : undefined;
};

/** An address, `a - b` or a subnet, as an interval; undefined for anything else. */
export const parseInterval = (text: string): Interval | undefined => {
  if (text.includes('/')) return subnet(text);
  if (text.includes('-')) return range(text);
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  const number = numberOf(address);
  return { family: address.kind(), first: number, last: number };
};

/** What is left of some intervals when others are taken away. */
export const subtract = (from: readonly Interval[], taken: readonly Interval[]): readonly Interval[] =>
  taken.reduce<readonly Interval[]>(
    (left, away) =>
      left.flatMap((interval) => {
        if (interval.family !== away.family || away.last < interval.first || away.first > interval.last)
          return [interval];
        return [
          ...(interval.first < away.first ? [{ ...interval, last: away.first - 1n }] : []),
          ...(interval.last > away.last ? [{ ...interval, first: away.last + 1n }] : []),
        ];
      }),
    from,
  );

/** An address as text. */
export const addressText = (family: Interval['family'], number: bigint): string => {
  const bytes = Array.from({ length: Number(bits[family]) / 8 }, (_, index) =>
    Number((number >> (bits[family] - 8n * BigInt(index + 1))) & 0xffn),
  );
  return ipaddr.fromByteArray(bytes).toString();
};

/** The addresses that are in one interval and in another. */
export const common = (one: Interval, other: Interval): Interval | undefined => {
  if (one.family !== other.family || one.last < other.first || other.last < one.first) return undefined;
  const first = one.first > other.first ? one.first : other.first;
  const last = one.last < other.last ? one.last : other.last;
  return { family: one.family, first, last };
};

/** The subnets that make up intervals, as few as there can be, in order. */
export const subnetsOf = (intervals: readonly Interval[]): readonly string[] =>
  intervals.flatMap(({ family, first, last }) => {
    const subnets: string[] = [];
    for (let at = first; at <= last;) {
      let host = 0n;
      while (host < bits[family] && at % (1n << (host + 1n)) === 0n && at + (1n << (host + 1n)) - 1n <= last)
        host += 1n;
      subnets.push(`${addressText(family, at)}/${bits[family] - host}`);
      at += 1n << host;
    }
    return subnets;
  });

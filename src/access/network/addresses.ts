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

/** The same addresses as intervals that neither meet nor touch, in order. */
const joined = (intervals: readonly Interval[]): readonly Interval[] => {
  const found: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0))) {
    const last = found.at(-1);
    if (last === undefined || interval.first > last.last + 1n) found.push(interval);
    else if (interval.last > last.last) found.splice(-1, 1, { ...last, last: interval.last });
  }
  return found;
};

/** The index of the first of some joined intervals that ends at a number or behind it. */
const firstEndingAt = (intervals: readonly Interval[], number: bigint): number => {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.last ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** What is left of some intervals, each by itself, when others are taken away. */
export const subtract = (from: readonly Interval[], taken: readonly Interval[]): readonly Interval[] => {
  const gone = {
    ipv4: joined(taken.filter(({ family }) => family === 'ipv4')),
    ipv6: joined(taken.filter(({ family }) => family === 'ipv6')),
  };
  return from.flatMap((interval) => {
    const { family, last } = interval;
    const left: Interval[] = [];
    let { first } = interval;
    for (let at = firstEndingAt(gone[family], first); first <= last; at += 1) {
      const away = gone[family][at];
      if (away === undefined || away.first > last) {
        left.push({ family, first, last });
        break;
      }
      if (away.first > first) left.push({ family, first, last: away.first - 1n });
      first = away.last + 1n;
    }
    return left;
  });
};

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

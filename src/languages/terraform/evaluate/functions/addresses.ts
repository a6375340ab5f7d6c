import ipaddr from 'ipaddr.js';
import type { Value } from '../../../declared/declared.ts';
import { unknown } from '../../../../source/unknown.ts';
import { failure, numberOf, textOf } from '../value.ts';
import { ofKnown, type PureFunction } from './function.ts';

/** A range of addresses as a number, with how many bits an address has and how many of them the range fixes. */
interface Network {
  readonly start: bigint;
  readonly bits: 32 | 128;
  readonly length: number;
}

const plainCidr = /^(?:(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}|[0-9a-fA-F:]{2,39})\/(?:0|[1-9]\d{0,2})$/;

/** A range in CIDR notation; undefined for what is none, or is written as the languages read it differently. */
const networkOf = (text: string): Network | undefined => {
  if (!plainCidr.test(text) || !ipaddr.isValidCIDR(text)) return undefined;
  const [address, length] = ipaddr.parseCIDR(text);
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  const number = address.toByteArray().reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const free = BigInt(bits - length);
  return { start: (number >> free) << free, bits, length };
};

const addressOf = (number: bigint, bits: Network['bits']): string => {
  const bytes = Array.from({ length: bits / 8 }, (_, nth) => Number((number >> BigInt(bits - 8 * (nth + 1))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
};

const cidrOf = ({ start, bits, length }: Network): string => `${addressOf(start, bits)}/${length}`;

const sizeOf = ({ bits, length }: Pick<Network, 'bits' | 'length'>): bigint => 1n << BigInt(bits - length);

const wholeNumber = (value: Value | undefined): number | undefined => {
  const number = numberOf(value);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
};

/** A function of a range and of whole numbers. */
const ofNetwork = (run: (network: Network, numbers: readonly number[]) => Value): PureFunction =>
  ofKnown(([prefix, ...more]) => {
    const text = textOf(prefix);
    const network = text === undefined ? undefined : networkOf(text);
    if (network === undefined) return unknown('this is not a range of addresses that iamlint reads');
    const numbers = more.map(wholeNumber);
    return numbers.every((number) => number !== undefined)
      ? run(network, numbers)
      : failure('beside the range, this takes whole numbers');
  });

/** A negative number counts from the end. */
const hostOf = (network: Network, numbers: readonly number[]): Value => {
  const [nth = 0] = numbers;
  const size = sizeOf(network);
  const at = nth < 0 ? size + BigInt(nth) : BigInt(nth);
  if (numbers.length !== 1 || at < 0n || at >= size) return failure('the range has no address of this number');
  return addressOf(network.start + at, network.bits);
};

const maskOf = ({ bits, length }: Network): Value =>
  bits === 32 ? addressOf((1n << 32n) - sizeOf({ bits, length }), bits) : failure('only ranges of IPv4 have a mask');

const subnetOf = (network: Network, numbers: readonly number[]): Value => {
  const [more = 0, nth = 0] = numbers;
  const length = network.length + more;
  if (numbers.length !== 2 || more < 0 || length > network.bits || nth < 0 || BigInt(nth) >= 1n << BigInt(more))
    return failure('the range has no subnet of this number');
  const subnet = { ...network, length };
  return cidrOf({ ...subnet, start: network.start + BigInt(nth) * sizeOf(subnet) });
};

/** One after the other, each where one of its size may begin. */
const subnetsOf = (network: Network, numbers: readonly number[]): Value => {
  const subnets: string[] = [];
  const end = network.start + sizeOf(network);
  let next = network.start;
  for (const more of numbers) {
    const length = network.length + more;
    if (more < 1 || length > network.bits) return failure('the range has no subnets of this size');
    const size = sizeOf({ bits: network.bits, length });
    const start = ((next + size - 1n) / size) * size;
    next = start + size;
    if (next > end) return failure('the range has no room for all these subnets');
    subnets.push(cidrOf({ start, bits: network.bits, length }));
  }
  return subnets;
};

/** The functions of addresses. */
export const addresses: Readonly<Record<string, PureFunction>> = {
  cidrhost: ofNetwork(hostOf),
  cidrnetmask: ofNetwork(maskOf),
  cidrsubnet: ofNetwork(subnetOf),
  cidrsubnets: ofNetwork(subnetsOf),
};

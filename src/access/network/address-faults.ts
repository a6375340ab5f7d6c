import { isPlaceholder } from '../../source/placeholder.ts';
import { isAddress as isTerraformAddress } from '../../account/model/unresolved.ts';
import { addressText, parseInterval } from './addresses.ts';

/** What is wrong with a text that is meant as an address, a range or a subnet, and what was likely meant. */
export interface AddressFault {
  /** Goes on after the text: "has five octets". */
  readonly what: string;
  readonly meant?: string | undefined;
  /** True where it can be read all the same, as a subnet whose address is not its first. */
  readonly readable?: boolean;
}

/** The names that zones can have (page of `ibm_cbr_zone` of the Terraform provider, read 2026-11-24). */
const zoneName = /^[a-zA-Z0-9 _-]+$/;

/** True for an entry of an allowlist that is no name of a zone: it can only be meant as addresses. */
export const looksLikeAddress = (text: string): boolean =>
  (!zoneName.test(text) && !isPlaceholder(text) && !isTerraformAddress(text)) ||
  /^[\d.:/\s-]+$/.test(text) ||
  (text.includes(':') && /^[\da-f:./\s-]*$/i.test(text));

const counts: Readonly<Record<number, string>> = {
  1: 'one octet',
  2: 'two octets',
  3: 'three octets',
  5: 'five octets',
};

const octetFault = (text: string): AddressFault | undefined => {
  if (!/^[\d.]+$/.test(text)) return undefined;
  const octets = text.split('.');
  if (octets.length !== 4) return { what: `has ${counts[octets.length] ?? `${octets.length} octets`} instead of four` };
  const large = octets.find((octet) => Number(octet) > 255);
  if (large !== undefined) return { what: `has \`${large}\` as an octet, and the largest is 255` };
  const padded = octets.find((octet) => octet.length > 1 && octet.startsWith('0'));
  if (padded === undefined) return octets.includes('') ? { what: 'has an empty octet' } : undefined;
  const meant = octets.map(Number).join('.');
  return { what: `has \`${padded}\` as an octet, which some tools read as octal`, meant };
};

const subnetFault = (text: string): AddressFault | undefined => {
  const [base = '', length = '', ...more] = text.split('/');
  const inAddress = octetFault(base.trim());
  if (inAddress !== undefined) return inAddress;
  if (more.length > 0) return { what: 'has more than one `/`' };
  const most = base.includes(':') ? 128 : 32;
  return /^\d+$/.test(length) && Number(length) > most
    ? { what: `has a prefix of ${length} bits, and the longest is ${most}` }
    : undefined;
};

const rangeFault = (text: string): AddressFault | undefined => {
  const [from = '', to = '', ...more] = text.split('-').map((part) => part.trim());
  if (more.length > 0) return { what: 'has more than one `-`' };
  const inAddress = octetFault(from) ?? octetFault(to);
  if (inAddress !== undefined) return inAddress;
  const reversed = `${to}-${from}`;
  if (parseInterval(reversed) !== undefined) return { what: 'ends before it begins', meant: reversed };
  const [first, last] = [parseInterval(from), parseInterval(to)];
  return first !== undefined && last !== undefined && first.family !== last.family
    ? { what: 'begins with an IPv4 address and ends with an IPv6 address, or the reverse' }
    : undefined;
};

/** The subnet that a subnet with a wrong first address lies in. */
const hostBits = (text: string): AddressFault | undefined => {
  const [base = '', length = ''] = text.split('/');
  const [subnet, address] = [parseInterval(text), parseInterval(base)];
  if (subnet === undefined || address === undefined || subnet.first === address.first) return undefined;
  const meant = `${addressText(subnet.family, subnet.first)}/${length}`;
  return { what: `does not start at the first address of its subnet`, meant, readable: true };
};

/** What a text separated by semicolons was to be, where all of its parts are addresses or can be names of zones. */
const withCommas = (text: string): string | undefined => {
  const parts = text.split(';').map((part) => part.trim());
  const sound = parts.every((part) => parseInterval(part) !== undefined || zoneName.test(part));
  return sound ? parts.join(', ') : undefined;
};

/** The subnet that `203.0.113.*` was to be. */
const subnetMeant = (text: string): string | undefined => {
  const octets = text.split('.');
  const known = octets.findIndex((octet) => octet === '*');
  if (octets.length !== 4 || known < 1 || octets.slice(known).some((octet) => octet !== '*')) return undefined;
  const meant = `${[...octets.slice(0, known), ...Array.from({ length: 4 - known }, () => '0')].join('.')}/${known * 8}`;
  return parseInterval(meant) === undefined ? undefined : meant;
};

/** What is wrong with an entry of a list of addresses; undefined where nothing is. */
export const addressFault = (text: string): AddressFault | undefined => {
  if (parseInterval(text) !== undefined) return text.includes('/') ? hostBits(text) : undefined;
  if (text.includes(';')) return { what: 'has a `;`, and commas separate entries', meant: withCommas(text) };
  if (text.includes('*')) return { what: 'has a `*`, which stands for nothing there', meant: subnetMeant(text) };
  const fault = text.includes('/') ? subnetFault(text) : text.includes('-') ? rangeFault(text) : octetFault(text);
  return fault ?? { what: 'is not an address, range or subnet' };
};

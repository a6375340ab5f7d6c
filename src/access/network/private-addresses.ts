import { parseInterval, subtract, type Interval } from './addresses.ts';

/** Networks that no packet on the internet comes from: RFC 1918, 6598, 3927, 4193, 4291 and 1122. */
const networks = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1',
] as const;

/** True where all of an interval is private. */
export const isPrivate = (interval: Interval): boolean =>
  networks.some((network) => {
    const known = parseInterval(network);
    return known !== undefined && subtract([interval], [known]).length === 0;
  });

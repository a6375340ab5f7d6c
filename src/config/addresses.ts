import { isIP } from 'node:net';
import { get, isObject, listAt, type JsonObject } from '../source/json.ts';
import type { Fault } from './shape.ts';

/** True for an address or a subnet in CIDR notation. */
const isSubnet = (text: string): boolean => {
  const [base = '', length, ...more] = text.split('/');
  const family = base.includes('%') ? 0 : isIP(base);
  if (family === 0 || more.length > 0) return false;
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (family === 4 ? 32 : 128));
};

/** What is wrong with the addresses of Secrets Manager in a config: one that cannot be read would be none to look for. */
export const addressFaults = (config: JsonObject): readonly Fault[] => {
  const path = ['catalogue', 'secrets_manager', 'ip_ranges'];
  const regions = get(get(get(config, 'catalogue'), 'secrets_manager'), 'ip_ranges');
  if (!isObject(regions)) return [];
  return Object.entries(regions).flatMap(([region, ranges]) =>
    ['public', 'private'].flatMap((endpoints) =>
      listAt(ranges, endpoints).flatMap((text, index): readonly Fault[] =>
        typeof text !== 'string' || isSubnet(text)
          ? []
          : [
              {
                message: 'this is neither an address nor a subnet, such as `192.0.2.0/24`',
                path: [...path, region, endpoints, index],
                at: 'value',
              },
            ],
      ),
    ),
  );
};

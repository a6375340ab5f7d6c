import { replacing } from '../../src/rule-api/edits.ts';
import { entry } from '../../src/rule-api/repair/form.ts';
import { addressFault } from '../../src/access/network/address-faults.ts';
import type { NetworkZone, ZoneAddress } from '../../src/account/model/account.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { below, type Origin } from '../../src/source/place.ts';

const forms: ReadonlyMap<string, string> = new Map(
  Object.entries({ ipAddress: 'an address', ipRange: 'a range', subnet: 'a subnet' }),
);

/** Which type a value is of, by its form. */
const typeOf = (value: string): string =>
  value.includes('/') ? 'subnet' : value.includes('-') ? 'ipRange' : 'ipAddress';

interface Fault {
  readonly what: string;
  readonly meant?: string | undefined;
  readonly readable?: boolean;
}

const faultOf = ({ type, value }: ZoneAddress): Fault | undefined => {
  if (value === undefined || isPlaceholder(value)) return undefined;
  if (type === 'vpc')
    return /^crn:[^:]*:[^:]*:[^:]*:is:[^:]*:[^:]*:[^:]*:vpc:/.test(value)
      ? undefined
      : { what: 'is not the CRN of a VPC' };
  const form = forms.get(type);
  if (form === undefined) return undefined;
  const fault = addressFault(value);
  if (fault !== undefined) return fault;
  const actual = typeOf(value);
  return actual === type
    ? undefined
    : { what: `is ${forms.get(actual)}, but its type says ${form} (\`${type}\`)`, meant: `type: ${actual}` };
};

const placeOf = ({ origin }: ZoneAddress, zone: NetworkZone): Origin =>
  origin === undefined ? zone.origin : below(origin, 'value');

/** The type, or the value, that is meant. */
const editsOf = ({ origin, type, value }: ZoneAddress, meant: string | undefined) => {
  if (origin === undefined || meant === undefined || value === undefined) return [];
  return meant.startsWith('type: ')
    ? [replacing(below(origin, 'type'), type, meant.slice('type: '.length))]
    : [replacing(below(origin, 'value'), value, meant)];
};

export default defineRule({
  id: 'malformed-zone-address',
  category: 'network',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'an entry of a network zone is not a valid address, or does not match its type',
  fix: {
    safety: 'unsafe',
    because:
      'writes the type or address that is meant: IBM Cloud refuses the zone now, and it admits these addresses from then on',
  },
  messages: {
    found: '`{value}` in the network zone `{zone}` {what}: IBM Cloud refuses the zone, so it admits nobody; {mend}',
    inexact:
      '`{value}` in the network zone `{zone}` {what}, `{meant}`: write the subnet or the single address, whichever you mean',
  },
  *check({ account, report }) {
    for (const zone of account.zones) {
      for (const address of [...zone.addresses, ...zone.excluded]) {
        const fault = faultOf(address);
        if (fault === undefined) continue;
        const { what, meant, readable } = fault;
        const place = placeOf(address, zone);
        const values = { value: address.value ?? '', zone: zone.name, what };
        const repairs =
          meant === undefined
            ? []
            : [
                meant.startsWith('type: ')
                  ? entry(place, 'type', meant.slice('type: '.length))
                  : entry(place, 'value', meant),
              ];
        if (readable === true && meant !== undefined) {
          yield report('inexact', place, { ...values, meant }, { severity: 'warning', repairs });
        } else {
          const mend = meant === undefined ? 'correct it' : `write \`${meant}\``;
          yield report('found', place, { ...values, mend }, { repairs, edits: editsOf(address, meant) });
        }
      }
    }
  },
});

import { replacing } from '../../src/rule-api/edits.ts';
import { shell } from '../../src/snippet/snippet.ts';
import { addressFault, looksLikeAddress } from '../../src/access/network/address-faults.ts';
import { entriesOf } from '../../src/access/network/allowlist.ts';
import { settingPlace, settingRepairs } from '../../src/rule-api/account-settings.ts';
import { defineRule } from '../../src/rule-api/define.ts';

const field = 'allowed_ip_addresses';

/** So many entries are told one by one: a list of thousands was generated, and is mended where that was done. */
const mostTold = 50;

/** A longer list is on no command line. */
const longestList = 20_000;

export default defineRule({
  id: 'malformed-allowlist-entry',
  category: 'account',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'an entry of the IP allowlist is not a valid address, range or subnet',
  fix: {
    safety: 'unsafe',
    because: 'writes what is meant: the entry admits nobody now, and admits these addresses from then on',
  },
  messages: {
    malformed: '`{entry}` in the IP allowlist {what}: IAM refuses the list, or the entry admits nobody; {mend}',
    inexact:
      '`{entry}` in the IP allowlist {what}, `{meant}`: write the subnet or the single address, whichever you mean',
    more: '{count} more entries of the IP allowlist are malformed: IAM refuses the list, or they admit nobody',
  },
  *check({ account: { settings }, report }) {
    if (settings?.allowedIpAddresses === undefined) return;
    const entries = entriesOf(settings.allowedIpAddresses);
    const faults = entries.map((entry) => (looksLikeAddress(entry) ? addressFault(entry) : undefined));
    // The list is set as a whole: one new value mends every entry of which it is clear what was meant.
    const mended = entries.map((entry, index) => faults[index]?.meant ?? entry).join(', ');
    const place = settingPlace(settings, field);
    const wrong = entries.flatMap((entry, index) => {
      const fault = faults[index];
      return fault === undefined ? [] : [{ entry, fault }];
    });
    for (const { entry, fault } of wrong.slice(0, mostTold)) {
      const { what, meant } = fault;
      const repairs =
        meant === undefined || mended.length > longestList
          ? []
          : settingRepairs(settings, field, mended, shell`--allowed-ip-addresses`);
      const written = settings.allowedIpAddresses;
      const isClear = meant !== undefined && fault.readable !== true && written.split(entry).length === 2;
      const edits = isClear
        ? [
            replacing(
              place,
              written,
              written.replace(entry, () => meant),
            ),
          ]
        : [];
      if (fault.readable === true && meant !== undefined) {
        yield report('inexact', place, { entry, what, meant }, { severity: 'warning', repairs });
      } else {
        const mend =
          meant === undefined ? 'write an address, `a-b`, or a subnet such as `203.0.113.0/24`' : `write \`${meant}\``;
        yield report('malformed', place, { entry, what, mend }, { repairs, edits });
      }
    }
    const rest = wrong.length - mostTold;
    if (rest > 0) yield report('more', place, { count: String(rest) });
  },
});

import { replacing } from '../../src/rule-api/edits.ts';
import { shell } from '../../src/snippet/snippet.ts';
import { looksLikeAddress } from '../../src/access/network/address-faults.ts';
import { parseInterval } from '../../src/access/network/addresses.ts';
import { entriesOf } from '../../src/access/network/allowlist.ts';
import { settingPlace } from '../../src/rule-api/account-settings.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { nearest } from '../../src/source/nearest.ts';

export default defineRule({
  id: 'unknown-zone-in-allowlist',
  category: 'account',
  preset: 'recommended',
  severity: 'error',
  summary: 'the IP allowlist names a network zone that the account does not list',
  fix: {
    safety: 'unsafe',
    because:
      'writes the name of the zone that is nearest: that is a guess, and the zone admits its addresses from then on',
  },
  messages: {
    found:
      '`{entry}` in the IP allowlist is neither an address nor the name of a listed network zone{near}, so the entry admits nobody',
  },
  *check({ account: { settings, zones, knowledge }, report, skip }) {
    if (settings?.allowedIpAddresses === undefined) return;
    const names = new Set(zones.map(({ name }) => name));
    const unknown = entriesOf(settings.allowedIpAddresses).filter(
      (entry) =>
        parseInterval(entry) === undefined && !looksLikeAddress(entry) && !names.has(entry) && !isPlaceholder(entry),
    );
    const [first] = unknown;
    // A zone whose name is to be filled in may be any.
    if (first === undefined || zones.some(({ name }) => isPlaceholder(name))) return;
    if (knowledge.listed?.has('zones') !== true) {
      yield skip(
        `the list of network zones is not complete, and \`${first}\` in the IP allowlist may be one`,
        shell`ibmcloud cbr zones --output json`,
      );
      return;
    }
    for (const entry of unknown) {
      const meant = nearest(entry, names);
      const written = settings.allowedIpAddresses;
      const place = settingPlace(settings, 'allowed_ip_addresses');
      const isClear = meant !== undefined && written.split(entry).length === 2;
      yield report(
        'found',
        place,
        { entry, near: meant === undefined ? '' : ` (did you mean \`${meant}\`?)` },
        {
          help: 'the allowlist names zones by name, in the same case, and not by id',
          edits: isClear
            ? [
                replacing(
                  place,
                  written,
                  written.replace(entry, () => meant),
                ),
              ]
            : [],
        },
      );
    }
  },
});

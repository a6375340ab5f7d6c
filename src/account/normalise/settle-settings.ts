import { diagnostic } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import type { AccountSettings } from '../model/account.ts';
import { below, sourceOf, type Origin } from '../../source/place.ts';

interface Settled {
  readonly settings: AccountSettings | undefined;
  readonly problems: readonly Finding[];
}

const placeOf = ({ origin, layout }: AccountSettings, field: string): Origin =>
  below(origin, ...(layout === 'effective' ? ['effective'] : []), field);

/** The same entries in any order are the same list. */
const entriesOf = (list: string): string =>
  list
    .split(',')
    .map((entry) => entry.trim())
    .toSorted()
    .join();

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && entriesOf(one) !== entriesOf(other);

const contradictions = (other: AccountSettings, counts: AccountSettings): readonly Finding[] =>
  (
    [
      ['restrict_create_service_id', 'restrictCreateServiceId'],
      ['allowed_ip_addresses', 'allowedIpAddresses'],
    ] as const
  )
    .filter(([, key]) => differ(other[key], counts[key]))
    .map(([field]) =>
      diagnostic(
        'incomplete-export',
        placeOf(other, field),
        `\`${field}\` is not what \`${sourceOf(counts.origin)}\` says, and that counts: one of the two is out of date`,
        {
          help: 'correct this one, or export the settings again: `ibmcloud iam account-settings --output json`',
          related: [{ place: placeOf(counts, field), note: 'this counts' }],
        },
      ),
    );

/**
 * Which of several settings of one account count: what is in effect before what the account itself set, and both before
 * what a setup states. Where another contradicts it, that is reported; an enterprise may tighten what its account set.
 */
export const settleSettings = (exported: readonly AccountSettings[], stated: readonly AccountSettings[]): Settled => {
  const all = [...exported, ...stated];
  const settings = exported.find(({ layout }) => layout === 'effective') ?? all[0];
  if (settings === undefined) return { settings, problems: [] };
  const others = all.filter(
    (one) => one !== settings && !(settings.layout === 'effective' && one.layout === 'plain' && exported.includes(one)),
  );
  return { settings, problems: others.flatMap((one) => contradictions(one, settings)) };
};

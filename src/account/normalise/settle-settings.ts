import { diagnostic } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import { isCertain } from '../model/certainty.ts';
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

/** Two resources of Terraform that set the same thing: none is out of date, and which one is applied last is not known. */
const isFight = (one: AccountSettings, other: AccountSettings): boolean =>
  one.address !== undefined && other.address !== undefined;

/** What sets a thing that may be set to another value by what is perhaps there: only exports show how it is. */
const isRival = (one: AccountSettings, settings: AccountSettings): boolean =>
  isFight(one, settings) || (!isCertain(one) && settings.stated === true);

const contradictions = (other: AccountSettings, counts: AccountSettings): readonly Finding[] =>
  (
    [
      ['restrict_create_service_id', 'restrictCreateServiceId'],
      ['allowed_ip_addresses', 'allowedIpAddresses'],
    ] as const
  )
    .filter(([, key]) => differ(other[key], counts[key]))
    .map(([field]) =>
      isFight(other, counts)
        ? diagnostic(
            'incomplete-export',
            placeOf(other, field),
            `\`${counts.address}\` sets \`${field}\` to another value: an account has its settings once, and the resource that Terraform applies last counts`,
            {
              help: 'keep one `ibm_iam_account_settings` for each account',
              related: [{ place: placeOf(counts, field), note: 'the other value' }],
            },
          )
        : diagnostic(
            'incomplete-export',
            placeOf(other, field),
            `\`${field}\` differs from \`${sourceOf(counts.origin)}\`, which takes precedence: one of the two is out of date`,
            {
              help: 'correct this one, or export the settings again: `ibmcloud iam account-settings --output json`',
              related: [{ place: placeOf(counts, field), note: 'this one takes precedence' }],
            },
          ),
    );

/** Settings without what resources of Terraform set to different values, or what may be set to one. */
const undecided = (settings: AccountSettings, others: readonly AccountSettings[]): AccountSettings => {
  const rivals = others.filter((one) => isRival(one, settings));
  const isSettled = (of: (one: AccountSettings) => string | undefined): boolean =>
    rivals.every((one) => !differ(of(one), of(settings)));
  const kept = <Field extends 'restrictCreateServiceId' | 'restrictCreatePlatformApiKey' | 'allowedIpAddresses'>(
    field: Field,
  ): string | undefined => (isSettled((one) => one[field]) ? settings[field] : undefined);
  if (rivals.length === 0) return settings;
  return {
    ...settings,
    restrictCreateServiceId: kept('restrictCreateServiceId'),
    restrictCreatePlatformApiKey: kept('restrictCreatePlatformApiKey'),
    allowedIpAddresses: kept('allowedIpAddresses'),
    more: new Map([...(settings.more ?? [])].filter(([name]) => isSettled((one) => one.more?.get(name)))),
  };
};

/**
 * Which of several settings of one account count: what is in effect before what the account itself set, and both before
 * what a setup states. Where another contradicts it, that is reported; an enterprise may tighten what its account set.
 */
export const settleSettings = (exported: readonly AccountSettings[], stated: readonly AccountSettings[]): Settled => {
  const all = [...exported, ...stated];
  const settings = exported.find(({ layout }) => layout === 'effective') ?? all.find(isCertain) ?? all[0];
  if (settings === undefined) return { settings, problems: [] };
  const others = all.filter(
    (one) => one !== settings && !(settings.layout === 'effective' && one.layout === 'plain' && exported.includes(one)),
  );
  return {
    settings: undecided(settings, others),
    problems: others.filter(isCertain).flatMap((one) => contradictions(one, settings)),
  };
};

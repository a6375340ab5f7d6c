import { hcl, hclReference, inLines, remark, shell, type Snippet } from '../snippet/snippet.ts';
import type { Repair } from '../finding/finding.ts';
import type { AccountSettings } from '../account/model/account.ts';
import { below, type Origin } from '../source/place.ts';
import type { Skipped } from './define.ts';

/** A setting by its name in the API; undefined where no input says. */
export const settingOf = ({ more }: AccountSettings, field: string): string | undefined => more?.get(field);

/** Where a setting stands. */
export const settingPlace = ({ origin, layout }: AccountSettings, field: string): Origin =>
  below(origin, ...(layout === 'effective' ? ['effective'] : []), field);

/** Says that an export lacks a setting; setups and declarations leave out what they do not set. */
export function* lacksSetting(
  { stated }: AccountSettings,
  what: string,
  skip: (reason: string, obtain?: Snippet) => Skipped,
): Iterable<Skipped> {
  if (stated !== true) {
    yield skip(`the account settings do not show ${what}`, shell`ibmcloud iam account-settings --output json`);
  }
}

/** Sets a setting: by command where it has a flag for it, and in Terraform. */
export const settingRepairs = (
  { address }: AccountSettings,
  field: string,
  value: string,
  flag?: Snippet,
): readonly Repair[] => {
  const argument = hcl`${hclReference(field) ?? []} = ${value}`;
  const lines =
    address === undefined
      ? [hcl`resource "ibm_iam_account_settings" "account" {`, hcl`  ${argument}`, hcl`}`]
      : [remark(address), argument];
  return [
    ...(flag === undefined
      ? []
      : [{ kind: 'cli' as const, text: shell`ibmcloud iam account-settings-update ${flag} ${value}` }]),
    { kind: 'terraform', text: inLines(lines) },
  ];
};

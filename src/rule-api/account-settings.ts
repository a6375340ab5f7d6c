import { hcl, hclReference, inLines, remark, shell, type Snippet } from '../snippet/snippet.ts';
import type { Repair } from '../finding/finding.ts';
import type { AccountSettings } from '../account/model/account.ts';
import { declaredBy } from '../account/model/unresolved.ts';
import { below, placeGiven, type Origin } from '../source/place.ts';
import type { Skipped } from './define.ts';
import { commandAt, correction, entry, isTerraform, overwriting } from './repair/form.ts';

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

/** What an allowlist holds. */
const entriesOf = (list: string): readonly string[] =>
  list
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');

/** An allowlist is written as a whole, and what one command adds to it has to stay when the next adds more. */
const settingCommand = (
  { allowedIpAddresses }: AccountSettings,
  field: string,
  value: string,
  flag: Snippet,
): Repair => {
  const set = (given: string): Snippet => shell`ibmcloud iam account-settings-update ${flag} ${given}`;
  const commands = (list: readonly string[]): Snippet => set(list.join(', '));
  const list =
    field === 'allowed_ip_addresses'
      ? { before: entriesOf(allowedIpAddresses ?? ''), after: entriesOf(value), retargets: false, commands }
      : undefined;
  return { kind: 'cli', text: set(value), effect: { does: 'set', thing: `setting ${field}`, list } };
};

/**
 * Sets a setting, in the form that it is stated in first: what a command sets otherwise than the code, the next apply of
 * Terraform sets back.
 *
 * @param flag of `ibmcloud iam account-settings-update`, which has none for some settings
 */
export const settingRepairs = (
  settings: AccountSettings,
  field: string,
  value: string,
  flag?: Snippet,
): readonly Repair[] => {
  const { address, origin, stated } = settings;
  const place = settingPlace(settings, field);
  const argument = hcl`${hclReference(field) ?? []} = ${value}`;
  if (isTerraform(origin) && address !== undefined) {
    return [overwriting(place, inLines([remark(declaredBy(address) ?? address), argument]), placeGiven(place))];
  }
  if (commandAt(origin) !== undefined) return [correction(place, value)];
  const block = [hcl`resource "ibm_iam_account_settings" "account" {`, hcl`  ${argument}`, hcl`}`];
  return [
    ...(stated === true ? [entry(place, field, value)] : []),
    ...(flag === undefined ? [] : [settingCommand(settings, field, value, flag)]),
    { kind: 'terraform', text: inLines(block) },
  ];
};

import { shell, type Snippet } from '../../../src/snippet/snippet.ts';
import type { TrustedProfile, TrustRule } from '../../../src/account/model/account.ts';
import { declaredBy, isAddress } from '../../../src/account/model/unresolved.ts';
import type { Skipped } from '../../../src/rule-api/define.ts';

/** A trusted profile in words. */
export const nameOfProfile = ({ name, id }: TrustedProfile): string => `\`${name ?? id}\``;

/** The claim rules of profiles, of one type. */
export function* trustRules(
  profiles: readonly TrustedProfile[],
  type: 'Profile-SAML' | 'Profile-CR',
): Iterable<{ readonly profile: TrustedProfile; readonly rule: TrustRule }> {
  for (const profile of profiles) {
    for (const rule of profile.trust ?? []) if (rule.type === type) yield { profile, rule };
  }
}

/** Says that claim rules were not given, once: lists of profiles do not show them. */
export function* lacksTrust(
  profiles: readonly TrustedProfile[],
  skip: (reason: string, obtain?: Snippet) => Skipped,
): Iterable<Skipped> {
  const open = profiles.filter(({ trust }) => trust === undefined);
  const first = open.find(({ id }) => !isAddress(id)) ?? open[0];
  if (first === undefined) return;
  const ofCode = open.find(({ id }) => isAddress(id));
  if (ofCode !== undefined) {
    const inTerraform = declaredBy(ofCode.id) !== undefined;
    yield skip(
      `not all claim rules of the trusted profile ${nameOfProfile(ofCode)} are known: ${inTerraform ? 'give the variables they depend on a value with `--var NAME=VALUE`' : 'the script gets them from variables, or sets them only sometimes'}`,
    );
    if (open.every(({ id }) => isAddress(id))) return;
  }
  const more = open.length === 1 ? '' : ` and of ${open.length - 1} more`;
  yield skip(
    `the claim rules of the trusted profile ${nameOfProfile(first)}${more} are not in the input: add them to the profile as \`rules\``,
    shell`GET https://iam.cloud.ibm.com/v1/profiles/${first.id}/rules`,
  );
}

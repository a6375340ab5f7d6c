import type { Account, Claim } from '../../../src/account/model/account.ts';
import { below, type Origin } from '../../../src/source/place.ts';
import { nameOfProfile } from './trust.ts';

/** A test of a claim, and what it decides. */
export interface ClaimTest {
  readonly claim: Claim;
  /** What has the test, in words: a dynamic rule, or a trusted profile. */
  readonly holder: string;
  /** The type of compute resource it is about; undefined where it is about people. */
  readonly resourceType: string | undefined;
  readonly placeOf: (part: keyof Claim) => Origin;
}

const testsIn = (
  claims: readonly Claim[] | undefined,
  origin: Origin,
  holder: string,
  resourceType: string | undefined,
): readonly ClaimTest[] =>
  (claims ?? []).map((claim, index) => ({
    claim,
    holder,
    resourceType,
    placeOf: (part) => below(origin, 'conditions', index, part),
  }));

/** Every test of a claim in an account's dynamic rules and in the rules of its trusted profiles. */
export const claimTests = ({ dynamicRules, profiles }: Account): readonly ClaimTest[] => [
  ...dynamicRules.flatMap(({ name, claims, origin }) =>
    testsIn(claims, origin, `the dynamic rule \`${name ?? 'without a name'}\``, undefined),
  ),
  ...profiles.flatMap((profile) =>
    (profile.trust ?? []).flatMap(({ type, resourceType, claims, origin }) =>
      testsIn(
        claims,
        origin,
        `the trusted profile ${nameOfProfile(profile)}`,
        type === 'Profile-CR' ? resourceType : undefined,
      ),
    ),
  ),
];

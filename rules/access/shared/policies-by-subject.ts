import type { Catalogue } from '../../../src/catalogue/catalogue.ts';
import { once, remember } from '../../../src/source/once.ts';
import { createCovering, type CoveringOf } from '../../../src/access/redundancy/covering.ts';
import {
  areApart,
  contributionsTo,
  createTargetIndexing,
  widerThan,
  type Contribution,
  type TargetIndex,
} from '../../../src/access/redundancy/target-index.ts';
import type { Account } from '../../../src/account/model/account.ts';
import type { AccessPolicy } from '../../../src/account/model/policy.ts';
import { isKnown, isUnknown } from '../../../src/source/unknown.ts';

/** The policies of one subject, and the same filed by target. */
export interface Held {
  readonly policies: readonly AccessPolicy[];
  readonly file: () => TargetIndex;
}

/** What subjects hold, and what of it they hold twice. */
export interface Holdings {
  /** Policies by subject; those without a known subject are nobody's. */
  readonly held: ReadonlyMap<string, Held>;
  /** The roles of policies of the same subject on wider targets. */
  readonly widerThan: (policy: AccessPolicy) => readonly Contribution[];
  /** Policies of the same subject on wider targets that give all that the known roles of a policy do. */
  readonly coveredBy: (policy: AccessPolicy) => readonly AccessPolicy[] | undefined;
  /** The roles of policies of other subjects on targets that contain that of a policy. */
  readonly contributionsOf: (files: readonly TargetIndex[], policy: AccessPolicy) => readonly Contribution[];
  readonly coveringOf: CoveringOf;
}

const nothing: readonly Contribution[] = [];

const createHoldings = (account: Account, catalogue: Catalogue): Holdings => {
  const bySubject = new Map<string, AccessPolicy[]>();
  for (const policy of account.policies) {
    if (policy.deleted || isUnknown(policy.subject)) continue;
    remember(bySubject, policy.subject.id, () => []).push(policy);
  }
  const indexAll = createTargetIndexing();
  const held = new Map(
    [...bySubject].map(([id, policies]) => [id, { policies, file: once(() => indexAll(policies)) }]),
  );
  const coveringOf = createCovering(account, catalogue);
  const wider = new Map<AccessPolicy, readonly Contribution[]>();
  const covered = new Map<AccessPolicy, readonly AccessPolicy[] | undefined>();
  for (const { policies, file } of held.values()) {
    if (areApart(policies)) continue;
    for (const policy of policies) {
      const contributions = widerThan(policy, file(), catalogue);
      if (contributions.length === 0 || isUnknown(policy.roles)) continue;
      wider.set(policy, contributions);
      covered.set(policy, coveringOf(policy.roles.filter(isKnown), policy, contributions));
    }
  }
  return {
    held,
    widerThan: (policy) => wider.get(policy) ?? nothing,
    coveredBy: (policy) => covered.get(policy),
    contributionsOf: (files, policy) => contributionsTo(policy, files, catalogue),
    coveringOf,
  };
};

const known = new WeakMap<Account, Holdings>();

/** What the subjects of an account hold; several rules ask, and it is worked out once. */
export const holdingsOf = (account: Account, catalogue: Catalogue): Holdings =>
  remember(known, account, () => createHoldings(account, catalogue));

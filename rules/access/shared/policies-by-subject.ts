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

/** The policies of one subject, and the same indexed by target. */
export interface SubjectPolicies {
  readonly policies: readonly AccessPolicy[];
  readonly index: () => TargetIndex;
}

/** The policies of subjects, and what of them is given twice. */
export interface PoliciesBySubject {
  /** Policies by subject; those without a known subject are nobody's. */
  readonly bySubject: ReadonlyMap<string, SubjectPolicies>;
  /** The roles of policies of the same subject on wider targets. */
  readonly widerThan: (policy: AccessPolicy) => readonly Contribution[];
  /** Policies of the same subject on wider targets that give all that the known roles of a policy do. */
  readonly coveredBy: (policy: AccessPolicy) => readonly AccessPolicy[] | undefined;
  /** The roles of policies of other subjects on targets that contain that of a policy. */
  readonly contributionsOf: (indexes: readonly TargetIndex[], policy: AccessPolicy) => readonly Contribution[];
  readonly coveringOf: CoveringOf;
}

const nothing: readonly Contribution[] = [];

const createPoliciesBySubject = (account: Account, catalogue: Catalogue): PoliciesBySubject => {
  const lists = new Map<string, AccessPolicy[]>();
  for (const policy of account.policies) {
    if (policy.deleted || policy.refusedBecause !== undefined || isUnknown(policy.subject)) continue;
    remember(lists, policy.subject.id, () => []).push(policy);
  }
  const indexAll = createTargetIndexing();
  const bySubject = new Map(
    [...lists].map(([id, policies]) => [id, { policies, index: once(() => indexAll(policies)) }]),
  );
  const coveringOf = createCovering(account, catalogue);
  const wider = new Map<AccessPolicy, readonly Contribution[]>();
  const covered = new Map<AccessPolicy, readonly AccessPolicy[] | undefined>();
  for (const { policies, index } of bySubject.values()) {
    if (areApart(policies)) continue;
    for (const policy of policies) {
      const contributions = widerThan(policy, index(), catalogue);
      if (contributions.length === 0 || isUnknown(policy.roles)) continue;
      wider.set(policy, contributions);
      covered.set(policy, coveringOf(policy.roles.filter(isKnown), policy, contributions));
    }
  }
  return {
    bySubject,
    widerThan: (policy) => wider.get(policy) ?? nothing,
    coveredBy: (policy) => covered.get(policy),
    contributionsOf: (indexes, policy) => contributionsTo(policy, indexes, catalogue),
    coveringOf,
  };
};

const known = new WeakMap<Account, PoliciesBySubject>();

/** The policies of the subjects of an account; several rules ask, and they are sorted once. */
export const policiesBySubject = (account: Account, catalogue: Catalogue): PoliciesBySubject =>
  remember(known, account, () => createPoliciesBySubject(account, catalogue));

import { remember } from '../../source/once.ts';
import type { Account } from '../../account/model/account.ts';
import type { AccessPolicy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnresolved } from '../../account/model/unresolved.ts';
import { isUnknown } from '../../source/unknown.ts';

/** The access policies of an account by whom they are for. */
export interface PolicyIndex {
  readonly bySubject: ReadonlyMap<string, readonly AccessPolicy[]>;
  /** Policies whose subject is not known: they may be anybody's. Each with why it is not. */
  readonly ofUnknown: readonly { readonly policy: AccessPolicy; readonly why: string }[];
  /** Policies of what a data source or a variable stands for: they may be those of one known by another id. */
  readonly ofUnresolved: readonly { readonly policy: AccessPolicy; readonly subject: Subject }[];
  /** Access groups that have a policy. */
  readonly groups: readonly string[];
}

/** One pass over the policies. */
export const indexPolicies = ({ policies }: Account): PolicyIndex => {
  const bySubject = new Map<string, AccessPolicy[]>();
  const ofUnknown: { policy: AccessPolicy; why: string }[] = [];
  const ofUnresolved: { policy: AccessPolicy; subject: Subject }[] = [];
  const groups = new Set<string>();
  for (const policy of policies) {
    const { subject } = policy;
    if (isUnknown(subject)) {
      ofUnknown.push({ policy, why: subject.unknown });
      continue;
    }
    if (isUnresolved(subject.id)) ofUnresolved.push({ policy, subject });
    if (subject.kind === 'access_group') groups.add(subject.id);
    remember(bySubject, subject.id, () => []).push(policy);
  }
  return { bySubject, ofUnknown, ofUnresolved, groups: [...groups] };
};

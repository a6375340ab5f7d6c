import type { Membership } from '../../account/model/account.ts';
import type { AccessPolicy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import type { AccessContext } from './access-context.ts';
import { yes, type Answer } from './answer.ts';
import { mayBe } from './membership.ts';
import { dependsOnValue } from './policy-result.ts';

/** A policy, and whether it is for a subject: by which membership, where it is that of a group. */
export interface PolicyFor {
  readonly policy: AccessPolicy;
  readonly isForIt: Answer<Membership>;
}

/**
 * The policies of an account that may be for a subject, and those of groups that it is not in: its own, those of somebody who
 * is not known, those of what may be it, those of groups.
 */
export const policiesFor = (subject: Subject, context: AccessContext): readonly PolicyFor[] => {
  const { bySubject, ofUnknown, ofUnresolved, groups } = context.policies();
  const memberships = context.memberships();
  return [
    ...(bySubject.get(subject.id) ?? []).map((policy) => ({ policy, isForIt: yes() })),
    ...ofUnknown.map(({ policy, why }) => ({ policy, isForIt: dependsOnValue(policy, why) })),
    ...ofUnresolved
      .filter((one) => mayBe(subject)(one.subject))
      .map(({ policy, subject: open }) => ({
        policy,
        isForIt: dependsOnValue(policy, `\`${open.id}\` may be \`${subject.id}\``),
      })),
    ...groups.flatMap((group) => {
      const isForIt = memberships.in(group, subject);
      return (bySubject.get(group) ?? []).map((policy) => ({ policy, isForIt }));
    }),
  ];
};

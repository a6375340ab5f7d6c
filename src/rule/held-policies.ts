import { filePolicies, type PolicyFile } from '../evaluate/covering.ts';
import type { Account } from '../model/account.ts';
import type { AccessPolicy } from '../model/policy.ts';
import { isUnknown } from '../model/unknown.ts';

/** The policies of one subject, and the same filed by target. */
export interface Held {
  readonly policies: readonly AccessPolicy[];
  readonly file: PolicyFile;
}

/** Policies by subject; those without a known subject are nobody's. */
export const heldPolicies = (account: Account): ReadonlyMap<string, Held> => {
  const bySubject = new Map<string, AccessPolicy[]>();
  for (const policy of account.policies) {
    if (policy.deleted || isUnknown(policy.subject)) continue;
    const held = bySubject.get(policy.subject.id);
    if (held === undefined) bySubject.set(policy.subject.id, [policy]);
    else held.push(policy);
  }
  return new Map([...bySubject].map(([id, policies]) => [id, { policies, file: filePolicies(policies) }]));
};

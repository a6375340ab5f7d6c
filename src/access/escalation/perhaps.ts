import type { Membership } from '../../account/model/account.ts';
import type { AccessPolicy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isUnresolved } from '../../account/model/unresolved.ts';
import { isUnknown } from '../../source/unknown.ts';
import { mayBe } from '../decide/membership.ts';
import type { GrantsOnAll } from './grants.ts';

/** Who may have what some policies give, as far as the input leaves it open. */
interface Possible {
  readonly by: ReadonlyMap<string, AccessPolicy>;
  /** Those whose ids are not known, and may be anybody's of their kind. */
  readonly open: readonly Subject[];
  /** A policy for somebody who is not known, or for a group with such a member. */
  readonly ofSomebody: AccessPolicy | undefined;
}

const possible = (
  { sure, uncertain, ofSomebody }: GrantsOnAll,
  members: ReadonlyMap<string, readonly Membership[]>,
): Possible => {
  const by = new Map<string, AccessPolicy>();
  const open = new Map<string, Subject>();
  let [somebody] = ofSomebody;
  for (const { subject, policy } of [...sure, ...uncertain]) {
    const inside = subject.kind === 'access_group' ? (members.get(subject.id) ?? []).map(({ member }) => member) : [];
    for (const one of [subject, ...inside]) {
      if (isUnknown(one)) somebody ??= policy;
      else {
        if (!by.has(one.id)) by.set(one.id, policy);
        if (isUnresolved(one.id)) open.set(one.id, one);
      }
    }
  }
  return { by, open: [...open.values()], ofSomebody: somebody };
};

const holds = ({ by, open, ofSomebody }: Possible, subject: Subject | undefined): AccessPolicy | undefined => {
  if (subject === undefined) return ofSomebody ?? by.values().next().value;
  const own = by.get(subject.id);
  if (own !== undefined) return own;
  const alike = open.find(mayBe(subject));
  if (alike !== undefined) return by.get(alike.id);
  if (ofSomebody !== undefined || !isUnresolved(subject.id)) return ofSomebody;
  const [, policy] = [...by].find(([id]) => mayBe({ ...subject, id, name: undefined })(subject)) ?? [];
  return policy;
};

/**
 * Who may have an action on all of these services, by what the input shows and leaves open: a role, target or condition that
 * is not known, a subject or a member that may be this one; of nobody in particular where none is given. What no input shows, such as members that were not listed, is no
 * reason: it is missing of everybody.
 */
export const mayHaveAll = (
  grants: readonly GrantsOnAll[],
  members: ReadonlyMap<string, readonly Membership[]>,
): ((subject: Subject | undefined) => AccessPolicy | undefined) => {
  const each = grants.map((one) => possible(one, members));
  return (subject) => {
    const policies = each.map((one) => holds(one, subject));
    return policies.every((policy) => policy !== undefined) ? policies[0] : undefined;
  };
};

import { once, remember } from '../../source/once.ts';
import type { Account, Membership } from '../../account/model/account.ts';
import { isCertain } from '../../account/model/certainty.ts';
import { knows } from '../../account/model/knowledge.ts';
import { isUnresolved } from '../../account/model/unresolved.ts';
import { publicAccessGroup, type Subject } from '../../account/model/subject.ts';
import { isPlaceholder } from '../../source/placeholder.ts';
import { isUnknown } from '../../source/unknown.ts';
import { doubtFor, withoutDoubt, type Doubts } from './doubt.ts';
import { dependsOn, no, yes, type Answer } from './answer.ts';

/** Answers who is in which access group of one account. Groups hold no groups, so that one step is all there is. */
export interface Memberships {
  /** Whether a subject is in a group, and by which membership; everybody is in the public access group by none. */
  readonly in: (group: string, subject: Subject) => Answer<Membership>;
}

const groupBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, Item[]> => {
  const map = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== undefined) remember(map, key, () => []).push(item);
  }
  return map;
};

/** True for a membership that is there whenever the member is. */
const isGiven = (membership: Membership, doubts: Doubts): boolean =>
  doubtFor(membership, isUnknown(membership.member) ? undefined : membership.member.id, doubts) === undefined;

/** The members of each group, with those that are perhaps in it. */
export const membersByGroup = ({ memberships }: Account): ReadonlyMap<string, readonly Membership[]> =>
  groupBy(memberships, ({ group }) => group);

/** The members of each group that are in it for sure. */
export const sureMembersByGroup = (account: Account): ReadonlyMap<string, readonly Membership[]> =>
  membersByGroup(withoutDoubt(account));

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/**
 * Whether a subject that is known by a data source or a variable only may be this one. A placeholder does not even tell of
 * which kind it is.
 */
export const mayBe =
  (subject: Subject) =>
  (open: Subject): boolean =>
    (open.kind === subject.kind || isPlaceholder(open.id)) &&
    open.id !== subject.id &&
    isUnresolved(open.id) &&
    !differ(open.name, subject.name);

const uncertain = (group: string, subject: Subject, dynamic: boolean): Answer =>
  dependsOn({ kind: 'membership', group, subject, dynamic });

/** Indexes the memberships of an account once; each question is a look-up. */
export const membershipsOf = (account: Account, doubts: () => Doubts): Memberships => {
  const names = new Map(account.groups.map(({ id, name }) => [id, name]));
  const inUnresolvedGroups = new Set(account.memberships.map(({ group }) => group).filter(isUnresolved));
  const byMember = groupBy(account.memberships, ({ member }) => (isUnknown(member) ? undefined : member.id));
  const withUnknownMember = new Set(
    account.memberships.filter(({ member }) => isUnknown(member)).map(({ group }) => group),
  );
  const hasUnresolvedMember = new Set(
    account.memberships.filter(({ member }) => !isUnknown(member) && isUnresolved(member.id)).map(({ group }) => group),
  );
  const byGroup = once(() => groupBy(account.memberships, ({ group }) => group));
  const mayHold = (group: string, subject: Subject): boolean =>
    byGroup()
      .get(group)
      ?.some(({ member }) => isUnknown(member) || member.id === subject.id || mayBe(subject)(member)) ?? false;
  const dynamic = new Set([
    ...account.dynamicRules.map(({ group }) => group),
    ...account.groups.filter(({ federated }) => federated === true).map(({ id }) => id),
  ]);
  const withoutRules = new Set(account.groups.filter(({ federated }) => federated === false).map(({ id }) => id));
  // A list of members shows those of dynamic rules only when asked, and says nothing of the rules.
  const mayHaveRules = (group: string): boolean =>
    dynamic.has(group) || (!account.knowledge.members.everything && !withoutRules.has(group));
  /** Whether a subject is, or may be, in a group that may be this one: a data source or a variable stands for either. */
  const inLikeOf = (group: string, subject: Subject): boolean => {
    const open = isUnresolved(group);
    if (!open && inUnresolvedGroups.size === 0) return false;
    return [...byGroup().keys()].some(
      (other) =>
        other !== group &&
        (open || inUnresolvedGroups.has(other)) &&
        !differ(names.get(other), names.get(group)) &&
        mayHold(other, subject),
    );
  };
  return {
    in: (group, subject) => {
      if (subject.kind === 'access_group') return no({ kind: 'not a member', group });
      if (group === publicAccessGroup) return yes();
      const own = byMember.get(subject.id)?.filter((membership) => membership.group === group);
      const through = own?.find((one) => isCertain(one) || isGiven(one, doubts()));
      if (through !== undefined) return yes(through);
      if (own !== undefined && own.length > 0) return uncertain(group, subject, false);
      if (withUnknownMember.has(group)) return uncertain(group, subject, false);
      if (inLikeOf(group, subject) || (hasUnresolvedMember.has(group) && mayHold(group, subject))) {
        return uncertain(group, subject, false);
      }
      if (!knows(account.knowledge, 'members', group) && !knows(account.knowledge, 'memberships', subject.id)) {
        return uncertain(group, subject, false);
      }
      // Dynamic rules add federated users while they are logged in, never service IDs.
      if (subject.kind === 'user' && mayHaveRules(group)) return uncertain(group, subject, true);
      return no({ kind: 'not a member', group });
    },
  };
};

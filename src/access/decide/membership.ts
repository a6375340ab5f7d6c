import { once, remember } from '../../source/once.ts';
import type { Account, Membership } from '../../account/model/account.ts';
import { knows } from '../../account/model/knowledge.ts';
import { isUnresolved } from '../../account/model/unresolved.ts';
import { publicAccessGroup, type Subject } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';

/** Whether a subject is in a group. `dynamic`: only the group's dynamic rules leave it open. */
export type Belongs =
  | { readonly belongs: 'yes'; readonly through: Membership | undefined }
  | { readonly belongs: 'no' }
  | { readonly belongs: 'unknown'; readonly dynamic: boolean };

/** Answers who is in which access group of one account. Groups hold no groups, so that one step is all there is. */
export interface Memberships {
  readonly in: (group: string, subject: Subject) => Belongs;
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

const differ = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one !== other;

/** Whether a subject that is known by a data source or a variable only may be this one. */
export const mayBe =
  (subject: Subject) =>
  (open: Subject): boolean =>
    open.kind === subject.kind && open.id !== subject.id && isUnresolved(open.id) && !differ(open.name, subject.name);

/** Indexes the memberships of an account once; each question is a look-up. */
export const membershipsOf = (account: Account): Memberships => {
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
      if (subject.kind === 'access_group') return { belongs: 'no' };
      if (group === publicAccessGroup) return { belongs: 'yes', through: undefined };
      const through = byMember.get(subject.id)?.find((membership) => membership.group === group);
      if (through !== undefined) return { belongs: 'yes', through };
      if (withUnknownMember.has(group)) return { belongs: 'unknown', dynamic: false };
      if (inLikeOf(group, subject) || (hasUnresolvedMember.has(group) && mayHold(group, subject))) {
        return { belongs: 'unknown', dynamic: false };
      }
      if (!knows(account.knowledge, 'members', group) && !knows(account.knowledge, 'memberships', subject.id)) {
        return { belongs: 'unknown', dynamic: false };
      }
      // Dynamic rules add federated users while they are logged in, never service IDs.
      if (subject.kind === 'user' && mayHaveRules(group)) return { belongs: 'unknown', dynamic: true };
      return { belongs: 'no' };
    },
  };
};

import { removing } from '../../src/rule-api/edits.ts';
import { remember } from '../../src/source/once.ts';
import { listNames } from '../../src/source/list-names.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { isNeedless } from './shared/needless.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { targetPlace } from '../../src/rule-api/policy-places.ts';
import { policiesBySubject } from './shared/policies-by-subject.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';

export default defineRule({
  id: 'redundant-with-group',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  compares: true,
  summary: "an identity's access groups already grant everything that a policy of the identity grants",
  fix: {
    safety: 'safe',
    because: 'takes the policy out: groups of the identity give all that it does',
  },
  messages: {
    found:
      '{who} has everything that this policy grants through {groups}, so leaving the group would not end the access; delete the policy',
  },
  *check({ account, catalogue, report }) {
    const { bySubject, coveredBy, contributionsOf, coveringOf } = policiesBySubject(account, catalogue);
    const groupsOf = new Map<string, string[]>();
    for (const { group, member, dynamic } of account.memberships) {
      // What a dynamic rule gives ends by itself.
      if (isUnknown(member) || dynamic === true || !bySubject.has(group)) continue;
      remember(groupsOf, member.id, () => []).push(group);
    }
    const name = subjectNames(account);
    for (const [id, groups] of groupsOf) {
      const own = bySubject.get(id);
      if (own === undefined) continue;
      const indexes = groups.flatMap((group) => bySubject.get(group)?.index() ?? []);
      for (const policy of own.policies) {
        const { subject, roles } = policy;
        if (isUnknown(subject) || isUnknown(roles)) continue;
        const known = roles.filter(isKnown);
        // What wider policies of its own grant is for `redundant-policy` to say.
        if (known.length < roles.length || coveredBy(policy) !== undefined) continue;
        const covering = coveringOf(known, policy, contributionsOf(indexes, policy));
        if (covering === undefined) continue;
        const through = covering.flatMap((one) => (isUnknown(one.subject) ? [] : [one.subject.id]));
        const removal = policyRemoval(policy, account, covering);
        yield report(
          'found',
          targetPlace(policy),
          { who: name(subject), groups: listNames([...new Set(through)]) },
          {
            related: covering.map((one) => ({ place: targetPlace(one), note: 'grants this to the group' })),
            ...removal,
            edits: isNeedless(policy, covering) ? [removing(policy.origin)] : [],
          },
        );
      }
    }
  },
});

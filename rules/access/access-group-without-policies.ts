import { knows } from '../../src/account/model/knowledge.ts';
import { publicAccessGroup } from '../../src/account/model/subject.ts';
import { mayBeAmong } from './shared/same-group.ts';
import type { Subject } from '../../src/account/model/subject.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { groupRemoval } from '../../src/rule-api/repair/group-removal.ts';

export default defineRule({
  id: 'access-group-without-policies',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  summary: 'an access group has no policies, so its members get no access from it',
  messages: {
    found: 'the group `{group}` has no policies, so its members get no access from it; give it one, or delete it',
  },
  *check({ account, report }) {
    if (account.groups.length === 0) return;
    const granted = new Map<string, Subject>();
    for (const { subject, deleted } of account.policies) {
      // It may be any group's.
      if (isUnknown(subject)) return;
      if (!deleted) granted.set(subject.id, subject);
    }
    const isAmong = mayBeAmong([...granted.values()]);
    for (const one of account.groups) {
      const { id, name, origin } = one;
      if (id === publicAccessGroup || granted.has(id) || isAmong(one)) continue;
      if (!knows(account.knowledge, 'policies', id)) continue;
      const group = name ?? id;
      yield report('found', origin, { group }, groupRemoval(one, account, 'its members'));
    }
  },
});

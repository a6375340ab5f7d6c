import { defineRule } from '../../src/rule-api/define.ts';
import { declaredBy } from '../../src/account/model/unresolved.ts';
import type { MemberList } from '../../src/account/model/account.ts';

/** The root module of an address: what another one keeps is in another state. */
const rootOf = (address: string): string => address.slice(0, Math.max(0, address.indexOf('//')));

export default defineRule({
  id: 'members-in-two-resources',
  category: 'access',
  preset: 'recommended',
  severity: 'error',
  summary: 'two resources of Terraform keep the members of one access group, and undo each other',
  messages: {
    found:
      '`{address}` keeps the members of the same access group as `{first}`: each removes what the other adds, at every `terraform apply`; list all members in one of the two',
  },
  *check({ account, report }) {
    const kept = new Map<string, MemberList>();
    for (const list of account.memberLists ?? []) {
      const key = `${rootOf(list.address)} ${list.group}`;
      const first = kept.get(key);
      if (first === undefined) {
        kept.set(key, list);
        continue;
      }
      yield report(
        'found',
        list.origin,
        { address: declaredBy(list.address) ?? list.address, first: declaredBy(first.address) ?? first.address },
        { related: [{ place: first.origin, note: 'it keeps the members as well' }] },
      );
    }
  },
});

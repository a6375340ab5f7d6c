import type { DefinedRole } from '../../src/account/model/account.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { customRolesOf } from './shared/custom-roles.ts';

/** What makes two roles one: the service, and the actions in any order. */
const contentOf = ({ service, actions }: DefinedRole): string | undefined =>
  service === undefined || actions === undefined || actions.length === 0
    ? undefined
    : JSON.stringify([service, ...[...new Set(actions)].toSorted()]);

const calledAlike = (one: DefinedRole, other: DefinedRole): boolean =>
  one.name === other.name || (one.displayName !== undefined && one.displayName === other.displayName);

export default defineRule({
  id: 'custom-role-repeats-another',
  category: 'access',
  preset: 'recommended',
  severity: 'error',
  summary: 'two custom roles of a service have the same actions',
  messages: {
    found:
      'the custom role `{role}` has the same actions of `{service}` as `{other}`, so IAM refuses it, whatever its name: grant `{other}` instead',
  },
  *check({ account, report }) {
    const seen = new Map<string, DefinedRole>();
    const roles = customRolesOf(account);
    for (const role of [...roles.filter(({ id }) => id !== undefined), ...roles.filter(({ id }) => id === undefined)]) {
      const content = contentOf(role);
      if (content === undefined) continue;
      const other = seen.get(content);
      if (other === undefined) seen.set(content, role);
      // Two of one name are one role, told twice; those that exist were accepted.
      else if (role.id === undefined && !calledAlike(role, other)) {
        const about = { role: role.name, service: role.service ?? '', other: other.displayName ?? other.name };
        yield report('found', role.origin, about, { related: [{ place: other.origin, note: 'the other role' }] });
      }
    }
  },
});

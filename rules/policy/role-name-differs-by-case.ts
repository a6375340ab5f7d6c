import { defineRule } from '../../src/rule/define.ts';
import { grantedRoles, isDefined, oncePerRole } from '../../src/rule/granted-roles.ts';
import { grantsOf, rolePlace } from '../../src/rule/grants.ts';

export default defineRule({
  id: 'role-name-differs-by-case',
  category: 'policy',
  preset: 'recommended',
  severity: 'warning',
  summary: "a role's name is written in another case than IAM's",
  messages: {
    exact: 'there is no role `{role}`: it is spelt `{meant}`, and Terraform compares names letter by letter',
    loose:
      'the role `{role}` is spelt `{meant}`: where names are compared letter by letter, as in Terraform, it is not found',
  },
  *check({ account, catalogue, report }) {
    const spelt = oncePerRole(({ id, name }, service = '') =>
      id === undefined && name !== undefined ? catalogue.displayName({ id, name }, service) : undefined,
    );
    for (const policy of grantsOf(account)) {
      for (const { role, index, service } of grantedRoles(policy)) {
        const { name, exact } = role;
        const meant = spelt(role, service);
        if (name === undefined || meant === undefined || meant === name) continue;
        if (meant.toLowerCase() !== name.toLowerCase() || isDefined(role, account)) continue;
        yield report(
          exact === true ? 'exact' : 'loose',
          rolePlace(policy, index),
          { role: name, meant },
          {
            ...(exact === true ? { severity: 'error' } : {}),
            repairs: [{ kind: 'edit', text: meant }],
          },
        );
      }
    }
  },
});

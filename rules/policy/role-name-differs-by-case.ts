import { defineRule } from '../../src/rule-api/define.ts';
import { isDefined, rolesWith, type GrantedRole } from '../../src/rule-api/granted-roles.ts';
import { rolePlace } from '../../src/rule-api/grants.ts';

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
    const spelt = ({ role, service = '' }: GrantedRole) => {
      const { id, name } = role;
      if (id !== undefined || name === undefined) return undefined;
      const meant = catalogue.displayName({ id, name }, service);
      const differs = meant !== name && meant.toLowerCase() === name.toLowerCase();
      return differs && !isDefined(role, account) ? { name, meant } : undefined;
    };
    for (const {
      policy,
      role: { exact },
      index,
      found: { name, meant },
    } of rolesWith(account, spelt)) {
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
  },
});

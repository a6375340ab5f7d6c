import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import type { RoleShape } from '../../src/account/model/policy-shape.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { isDefined, type GrantedRole, findInRoles } from '../../src/rule-api/granted-roles.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';

export default defineRule({
  id: 'role-name-differs-by-case',
  category: 'policy',
  preset: 'recommended',
  severity: 'warning',
  summary: "the name of a role differs from IAM's in upper and lower case",
  fix: {
    safety: 'safe',
    because: 'writes the name as IAM spells it: it is the same role',
  },
  messages: {
    exact: 'there is no role `{role}`: it is called `{meant}`, and Terraform compares names exactly',
    loose: 'the role `{role}` is called `{meant}`: Terraform, for example, compares names exactly and does not find it',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const misspelled = ({ role, service = '' }: GrantedRole<RoleShape>) => {
      const { id, name } = role;
      if (id !== undefined || name === undefined) return undefined;
      const meant = catalogue.displayName({ id, name }, service);
      const differs = meant !== name && meant.toLowerCase() === name.toLowerCase();
      return differs && !isDefined(role, account) ? { name, meant } : undefined;
    };
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInRoles(shape, misspelled))) {
      for (const { role, index, found } of match) {
        const { name, meant } = found;
        const place = rolePlace(policy, index);
        const details = { repairs: [correction(place, meant)], edits: [replacing(place, name, meant)] };
        yield role.exact === true
          ? report('exact', place, { role: name, meant }, { ...details, severity: 'error' })
          : report('loose', place, { role: name, meant }, details);
      }
    }
  },
});

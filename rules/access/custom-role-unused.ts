import { prose, shell } from '../../src/snippet/snippet.ts';
import type { RoleShape } from '../../src/account/model/policy-shape.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { customRolesOf, isThisRole } from './shared/custom-roles.ts';
import { defineRule } from '../../src/rule-api/define.ts';

export default defineRule({
  id: 'custom-role-unused',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  summary: 'no policy of the account grants a custom role',
  messages: {
    found:
      'no policy grants the custom role `{role}`, which counts towards the {most} custom roles that an account can have; delete it',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const custom = customRolesOf(account);
    const { policies, authorizations } = account.knowledge;
    if (
      custom.length === 0 ||
      !policies.everything ||
      (account.authorizations.length > 0 && !authorizations.everything)
    )
      return;
    const used = new Map<string, RoleShape>();
    for (const { match: roles } of matchPolicies(account, 'all', (shape) => shape.roles)) {
      if (isUnknown(roles)) return;
      for (const role of roles) {
        // It may be any role.
        if (isUnknown(role) || isPlaceholder(role.id ?? role.name ?? '')) return;
        used.set(`${role.id} ${role.name}`, role);
      }
    }
    for (const defined of custom) {
      if (isPlaceholder(defined.name) || [...used.values()].some((role) => isThisRole(defined, role))) continue;
      const { name, displayName = name, service, actions = [], origin } = defined;
      const undo = shell`ibmcloud iam role-create ${name} --display-name ${displayName} --service-name ${service ?? 'SERVICE'} --actions ${actions.join(',')}`;
      yield report(
        'found',
        origin,
        { role: name, most: catalogue.quotas.customRoles },
        {
          help: prose`delete it in the console, or with \`DELETE https://iam.cloud.ibm.com/v2/roles/ROLE_ID\`; to undo it: ${undo}`,
        },
      );
    }
  },
});

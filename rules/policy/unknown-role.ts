import { suggestedRole, suggestedRoleCrn } from '../../src/catalogue/near-role.ts';
import { isPlaceholder } from '../../src/account/model/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { isDefined, rolesWith, type GrantedRole } from '../../src/rule-api/granted-roles.ts';
import { exists, rolePlace } from '../../src/rule-api/grants.ts';

export default defineRule({
  id: 'unknown-role',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy grants a role that does not exist, and one that does is near',
  messages: {
    name: '`{service}` has no role `{role}`: did you mean `{meant}`?',
    crn: 'there is no role `{role}`: did you mean `{meant}`?',
  },
  *check({ account, catalogue, report }) {
    const meantBy = ({ role, service: name }: GrantedRole): string | undefined => {
      if (isDefined(role, account)) return undefined;
      if (role.id !== undefined) return suggestedRoleCrn(role.id);
      const service = name === undefined ? undefined : catalogue.service(name);
      if (service === undefined || role.name === undefined || isPlaceholder(role.name)) return undefined;
      const published = catalogue.actionsOf({ ...role, exact: false }, service.name);
      return published.known === 'nothing' ? suggestedRole(role.name, service) : undefined;
    };
    for (const { policy, role, index, service = '', found: meant } of rolesWith(account, meantBy)) {
      const details = {
        ...(exists(policy) ? { confidence: 'low' as const } : {}),
        repairs: [{ kind: 'edit' as const, text: meant }],
      };
      const place = rolePlace(policy, index);
      const written = role.id ?? role.name ?? '';
      yield role.id === undefined
        ? report(
            'name',
            place,
            { service, role: written, meant },
            {
              ...details,
              help: `\`ibmcloud iam roles --service ${service}\` lists its roles, those of the account among them`,
            },
          )
        : report('crn', place, { role: written, meant }, details);
    }
  },
});

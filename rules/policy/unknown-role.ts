import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { prose, shell } from '../../src/snippet/snippet.ts';
import type { RoleShape } from '../../src/account/model/policy-shape.ts';
import { serviceTitled } from '../../src/catalogue/near-service.ts';
import { suggestedRole, suggestedRoleCrn } from '../../src/catalogue/near-role.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { isDefined, type GrantedRole, findInRoles } from '../../src/rule-api/granted-roles.ts';
import { exists } from '../../src/account/model/policy.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';

export default defineRule({
  id: 'unknown-role',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy grants a role that does not exist, probably a typo',
  fix: {
    safety: 'unsafe',
    because: 'writes the role that has the nearest name: that is a guess, and the role gives access',
  },
  messages: {
    name: '`{service}` has no role `{role}`: did you mean `{meant}`?',
    crn: 'there is no role `{role}`: did you mean `{meant}`?',
    service:
      '`{role}` is the display name of the service `{meant}`, and `{service}` publishes no role of this name: name one of its roles',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const meantBy = ({ role, service: name }: GrantedRole<RoleShape>): string | undefined => {
      if (isDefined(role, account)) return undefined;
      if (role.id !== undefined) return suggestedRoleCrn(role.id);
      const service = name === undefined ? undefined : catalogue.service(name);
      if (service === undefined || role.name === undefined || isPlaceholder(role.name)) return undefined;
      const published = catalogue.actionsOf({ ...role, exact: false }, service.name);
      return published.known === 'nothing' ? suggestedRole(role.name, service) : undefined;
    };
    /** The service whose name a role has: a custom role may have it too, which is unlikely. */
    const titled = ({ role, service: name }: GrantedRole<RoleShape>): string | undefined => {
      if (isDefined(role, account) || role.id !== undefined || role.name === undefined) return undefined;
      if (name === undefined || catalogue.service(name) === undefined) return undefined;
      const { known } = catalogue.actionsOf({ ...role, exact: false }, name);
      return known === 'nothing' ? serviceTitled(role.name, catalogue) : undefined;
    };
    const named = (one: GrantedRole<RoleShape>): string | undefined =>
      meantBy(one) === undefined ? titled(one) : undefined;
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInRoles(shape, named))) {
      for (const { role, index, service = '', found: meant } of match) {
        const help = prose`${shell`ibmcloud iam roles --service ${service}`} lists its roles, including custom roles`;
        const about = { role: role.name ?? '', service, meant };
        yield report('service', rolePlace(policy, index), about, { confidence: 'low', help });
      }
    }
    for (const { policy, match } of matchPolicies(account, 'all', (shape) => findInRoles(shape, meantBy))) {
      for (const { role, index, service = '', found: meant } of match) {
        const place = rolePlace(policy, index);
        const details = {
          ...(exists(policy) ? { confidence: 'low' as const } : {}),
          repairs: [correction(place, meant)],
          edits: [replacing(place, role.id ?? role.name ?? '', meant)],
        };
        const help = prose`${shell`ibmcloud iam roles --service ${service}`} lists its roles, including custom roles`;
        yield role.id === undefined
          ? report('name', place, { service, role: role.name ?? '', meant }, { ...details, help })
          : report('crn', place, { role: role.id, meant }, details);
      }
    }
  },
});

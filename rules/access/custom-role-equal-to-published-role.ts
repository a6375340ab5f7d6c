import { customRolesOf } from './shared/custom-roles.ts';
import { defineRule } from '../../src/rule-api/define.ts';

const equal = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((action) => other.has(action));

export default defineRule({
  id: 'custom-role-equal-to-published-role',
  category: 'access',
  preset: 'strict',
  severity: 'info',
  summary: 'a custom role has exactly the actions of a role that the service defines',
  messages: {
    found:
      "the custom role `{role}` has exactly the actions of `{published}` on `{service}`: grant that role instead, so that it gets the service's new actions too",
  },
  *check({ account, catalogue, report }) {
    for (const { name, service, actions, origin } of customRolesOf(account)) {
      const published = service === undefined ? undefined : catalogue.service(service);
      if (service === undefined || published === undefined || actions === undefined || actions.length === 0) continue;
      const own = new Set(actions);
      const twin = [...published.platformRoles, ...published.serviceRoles].find((role) => {
        const does = catalogue.actionsOf({ id: undefined, name: role }, service);
        return does.known === 'actions' && equal(does.actions, own);
      });
      if (twin !== undefined) yield report('found', origin, { role: name, published: twin, service });
    }
  },
});

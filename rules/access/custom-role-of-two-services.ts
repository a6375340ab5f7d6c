import { serviceOfActions } from '../../src/catalogue/service-of-actions.ts';
import { isSharedAction } from '../../src/catalogue/shared-action.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { below } from '../../src/source/place.ts';
import { customRolesOf } from './shared/custom-roles.ts';

export default defineRule({
  id: 'custom-role-of-two-services',
  category: 'access',
  preset: 'recommended',
  severity: 'error',
  summary: 'a custom role has an action of another service than its own',
  messages: {
    found:
      'the custom role `{role}` is for `{service}`, but `{action}` is an action of `{other}`: a custom role has actions of one service only, so IAM refuses it; create a second role for `{other}`',
  },
  *check({ account, catalogue, report }) {
    for (const { id, name, service, actions = [], origin } of customRolesOf(account)) {
      const own = service === undefined ? undefined : catalogue.actionsIn(service);
      if (service === undefined || own === undefined || id !== undefined) continue;
      for (const [index, action] of actions.entries()) {
        if (own.has(action) || isSharedAction(action)) continue;
        const other = serviceOfActions([action], catalogue);
        // An action that no table has may be newer than they are.
        if (other === undefined || other === service || catalogue.actionsIn(other)?.has(action) !== true) continue;
        yield report('found', below(origin, 'actions', index), { role: name, service, action, other });
      }
    }
  },
});

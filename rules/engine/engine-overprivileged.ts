import { actionsOfRoles } from '../../src/access/decide/action-set.ts';
import { listNames } from '../../src/source/list-names.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';
import { isUnresolved } from '../../src/account/model/unresolved.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { documentedRoles, engineGrantsOf } from './shared/engine-grants.ts';
import { grantedRoles } from '../../src/rule-api/granted-roles.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';
import { replaceRole } from '../../src/rule-api/repair/role-edit.ts';

/** Enough to see what kind of actions they are. */
const maxShown = 3;

const some = (actions: readonly string[]): string => {
  const more = actions.length - maxShown;
  const first = actions.slice(0, maxShown).map((action) => `\`${action}\``);
  return more > 1 ? `${first.join(', ')} and ${more} more` : listNames(actions);
};

export default defineRule({
  id: 'engine-overprivileged',
  category: 'engine',
  preset: 'strict',
  severity: 'warning',
  summary: 'the engine has a role that allows more than it needs',
  messages: {
    surplus:
      '`{role}` on `{service}` lets the engine `{engine}` do {surplus}, which it never does; grant {meant}, which is enough',
    idle: '`{role}` on `{service}` lets the engine `{engine}` do {surplus}, and nothing that it needs; remove the role',
    elsewhere: 'the engine `{engine}` does not need {roles} on `{service}`; delete the policy',
  },
  *check({ account, catalogue, report }) {
    for (const engine of account.engines) {
      for (const { policy, services, own, through } of engineGrantsOf(engine, account)) {
        const hangsOn = [engine, ...through];
        const roles = grantedRoles(policy);
        const [first] = roles;
        const other = plainAttribute(policy.target, 'serviceName');
        const isOther = other !== undefined && !isUnresolved(other);
        if (own && services.length === 0 && isOther && first !== undefined) {
          const names = listNames(roles.map(({ role }) => catalogue.displayName(role, other)));
          const values = { engine: engine.name, service: other, roles: names };
          yield report('elsewhere', rolePlace(policy, first.index), values, {
            hangsOn,
            ...policyRemoval(policy, account),
          });
        }
        for (const { role, index } of roles) {
          for (const service of services) {
            const actions = (of: Parameters<typeof actionsOfRoles>[0]): ReadonlySet<string> =>
              actionsOfRoles(of, policy, service, undefined, account, catalogue).actions;
            const [does, meant] = [actions([role]), actions(documentedRoles(service))];
            const surplus = [...does].filter(
              (action) => !meant.has(action) && (action.startsWith(`${service}.`) || action === 'iam.policy.create'),
            );
            const needed = catalogue.engineActions(service).filter(({ action }) => does.has(action));
            // Roles of an authorization that do what the engine needs, and more, have a rule of their own.
            if (surplus.length === 0 || (policy.type === 'authorization' && needed.length > 0)) continue;
            const title = catalogue.displayName(role, service);
            const values = { engine: engine.name, role: title, service, surplus: some(surplus.toSorted()) };
            const instead = needed.length === 0 ? [] : service === 'iam-groups' ? ['Editor'] : ['Operator'];
            const repairs = services.length > 1 ? [] : replaceRole(policy, index, instead, account);
            const place = rolePlace(policy, index);
            yield instead.length === 0
              ? report('idle', place, values, { hangsOn, repairs })
              : report('surplus', place, { ...values, meant: listNames(instead) }, { hangsOn, repairs });
          }
        }
      }
    }
  },
});

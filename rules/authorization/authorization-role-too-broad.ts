import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { actionsOfRoles } from '../../src/access/decide/action-set.ts';
import type { Account } from '../../src/account/model/account.ts';
import { plainAttribute, type Authorization, type Role } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { engineTarget } from '../../src/rule-api/engine-authorization.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';

/** The role that does all the engine needs of this one, and less besides; undefined where there is none. */
const narrowerFor = (
  role: Role,
  policy: Authorization,
  service: string,
  account: Account,
  catalogue: Catalogue,
): { readonly meant: string; readonly surplus: number } | undefined => {
  const setOf = (one: Role): ReadonlySet<string> =>
    actionsOfRoles([one], policy, service, undefined, account, catalogue).actions;
  const given = setOf(role);
  const needed = catalogue.engineActions(service).filter(({ action }) => given.has(action));
  const { platformRoles = [], serviceRoles = [] } = catalogue.service(service) ?? {};
  let best: { readonly meant: string; readonly surplus: number } | undefined;
  for (const meant of needed.length === 0 ? [] : [...platformRoles, ...serviceRoles]) {
    const other = setOf({ id: undefined, name: meant, actions: undefined });
    const surplus = given.size - other.size;
    if (surplus <= (best?.surplus ?? 0) || !needed.every(({ action }) => other.has(action))) continue;
    if ([...other].every((action) => given.has(action))) best = { meant, surplus };
  }
  return best;
};

const broad: readonly string[] = ['Administrator', 'Manager'];

export default defineRuleWithOptions({
  id: 'authorization-role-too-broad',
  category: 'authorization',
  preset: 'strict',
  severity: 'warning',
  summary: 'an authorization grants a role that allows more than the service needs',
  messages: {
    engine:
      '`{role}` on `{target}` gives Secrets Manager {surplus} actions that `{meant}` does not, and that the engine does not need; grant `{meant}`',
    found:
      'this authorization makes `{source}` `{role}` of `{target}`, and most services need less; check the documentation of the source service',
  },
  options: allowOption('Pairs of services that need such a role, as `source -> target`.'),
  *check({ account, catalogue, options: { allow }, report }) {
    for (const policy of account.authorizations) {
      const { source: from, target: on, roles, deleted } = policy;
      const source = plainAttribute(from, 'serviceName') ?? 'services of a resource group';
      const target = plainAttribute(on, 'serviceName');
      if (deleted || isUnknown(roles) || target === undefined || allow.includes(`${source} -> ${target}`)) continue;
      const ofEngine = engineTarget(policy) !== undefined;
      for (const [index, one] of roles.entries()) {
        if (isUnknown(one)) continue;
        const role = catalogue.displayName(one, target);
        const place = rolePlace(policy, index);
        if (ofEngine) {
          const narrower = narrowerFor(one, policy, target, account, catalogue);
          if (narrower !== undefined) yield report('engine', place, { role, target, ...narrower });
        } else if (broad.includes(role)) {
          yield report('found', place, { source, role, target }, { severity: 'info' });
        }
      }
    }
  },
});

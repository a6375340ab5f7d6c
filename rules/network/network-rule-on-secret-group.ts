import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { attributesOf } from '../../src/rule-api/attributes.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { grantedRoles } from '../../src/rule-api/granted-roles.ts';
import { subjectNames } from '../../src/rule-api/names.ts';
import { isKnown } from '../../src/source/unknown.ts';
import { below } from '../../src/source/place.ts';
import { nameOfNetworkRule } from './shared/network-rules.ts';

const service = 'secrets-manager';
const instanceWide = new Set(['accountId', 'serviceName', 'serviceInstance']);

/** Whether policies of a shape let somebody read every secret of an instance. */
const readsInstances =
  (catalogue: Catalogue) =>
  (shape: PolicyShape): boolean =>
    shape.condition === undefined &&
    isKnown(shape.target) &&
    shape.target.tags.length === 0 &&
    plainAttribute(shape.target, 'serviceName') === service &&
    attributesOf(shape).every(({ name }) => instanceWide.has(name)) &&
    grantedRoles(shape).some(({ role }) => {
      const does = catalogue.actionsOf(role, service);
      return does.known === 'actions' && does.actions.has('secrets-manager.secret.read');
    });

export default defineRule({
  id: 'network-rule-on-secret-group',
  category: 'network',
  preset: 'strict',
  severity: 'warning',
  summary: 'a network rule is on a secret group, and somebody has access to the whole instance',
  messages: {
    found:
      '{rule} is for a secret group, so it has no effect on {who}{more}, whose access covers the whole instance: grant access to secret groups only, or make the rule for the instance',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const rules = account.networkRules.filter(({ enforcement, resources = [] }) =>
      resources.some(
        (resource) =>
          enforcement === 'enabled' &&
          resource.get('serviceName') === service &&
          resource.get('resourceType') === 'secret-group',
      ),
    );
    if (rules.length === 0) return;
    const wide = [...matchPolicies(account, 'access', readsInstances(catalogue))].map(({ policy }) => policy);
    const name = subjectNames(account);
    for (const rule of rules) {
      const instances = new Set((rule.resources ?? []).map((resource) => resource.get('serviceInstance')));
      const found = wide.flatMap((policy) => {
        const instance = plainAttribute(policy.target, 'serviceInstance');
        const meets = instance === undefined || instances.has(undefined) || instances.has(instance);
        return meets && isKnown(policy.subject) ? [{ policy, subject: policy.subject }] : [];
      });
      const [first] = found;
      if (first === undefined) continue;
      const others = new Set(found.map(({ subject }) => subject.id)).size - 1;
      yield report(
        'found',
        below(rule.origin, 'resources'),
        { rule: nameOfNetworkRule(rule), who: name(first.subject), more: others === 0 ? '' : ` and ${others} more` },
        {
          related: found
            .slice(0, 5)
            .map(({ policy, subject }) => ({ place: policy.origin, note: `the access of ${name(subject)}` })),
        },
      );
    }
  },
});

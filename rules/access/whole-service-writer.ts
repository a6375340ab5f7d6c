import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { unrestrictedServices } from '../../src/access/decide/unrestricted.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

const writing: readonly string[] = ['Manager', 'Writer'];

export default defineRule({
  id: 'whole-service-writer',
  category: 'access',
  preset: 'all',
  severity: 'info',
  summary: 'a subject is Manager or Writer of every instance of a service',
  messages: {
    found:
      '{who} is `{role}` of every instance of `{service}`, all future ones too: name the instance or the resource group',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const name = subjectNames(account);
    const writerOf = ({ target, roles, condition }: PolicyShape) => {
      if (condition !== undefined || isUnknown(roles)) return undefined;
      const services = unrestrictedServices(target);
      if (services === undefined || !('service' in services)) return undefined;
      const { service } = services;
      const names = roles.map((role) => (isUnknown(role) ? '' : catalogue.displayName(role, service)));
      const index = names.findIndex((one) => writing.includes(one));
      return index < 0 ? undefined : { service, index, role: names[index] ?? '' };
    };
    for (const { policy, match } of matchPolicies(account, 'access', writerOf)) {
      const { subject } = policy;
      const { service, index, role } = match;
      if (!isUnknown(subject)) yield report('found', rolePlace(policy, index), { who: name(subject), role, service });
    }
  },
});

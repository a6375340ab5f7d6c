import { wholeOf } from '../../src/evaluate/whole.ts';
import { isUnknown } from '../../src/model/unknown.ts';
import { defineRule } from '../../src/rule/define.ts';
import { rolePlace } from '../../src/rule/grants.ts';
import { subjectNames } from '../../src/rule/names.ts';

const roles: readonly string[] = ['Manager', 'Writer'];

export default defineRule({
  id: 'whole-service-writer',
  category: 'access',
  preset: 'all',
  severity: 'info',
  summary: 'a subject is Manager or Writer of every instance of a service',
  messages: {
    found:
      '{who} is `{role}` of every instance of `{service}`, those of tomorrow too: name the instance or the resource group',
  },
  *check({ account, catalogue, report }) {
    const name = subjectNames(account);
    for (const policy of account.policies) {
      const { subject, target, deleted, condition } = policy;
      if (deleted || condition !== undefined || isUnknown(subject) || isUnknown(policy.roles)) continue;
      const services = wholeOf(target);
      if (services === undefined || !('service' in services)) continue;
      const { service } = services;
      const index = policy.roles.findIndex(
        (role) => !isUnknown(role) && roles.includes(catalogue.displayName(role, service)),
      );
      const role = policy.roles[index];
      if (role === undefined || isUnknown(role)) continue;
      yield report('found', rolePlace(policy, index), {
        who: name(subject),
        role: catalogue.displayName(role, service),
        service,
      });
    }
  },
});

import { plainAttribute } from '../../src/account/model/policy.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { rolePlace } from '../../src/rule-api/policy-places.ts';

/** Its actions are not published, and neither is its CRN: it is told by its name, in whatever spelling. */
const delegator = /^authorization\s*delegator$/i;

/** Sources that do not work without it, by Key Protect's page on moving between instances (ibm-cloud-docs/key-protect). */
const dependent = /^(?:databases-for-.*|messages-for-rabbitmq|containers-kubernetes)$/;

export default defineRule({
  id: 'authorization-delegated',
  category: 'authorization',
  preset: 'all',
  severity: 'info',
  summary: 'an authorization lets the source service authorize other services by itself',
  messages: {
    found:
      '`{role}` lets `{source}` authorize the services it depends on: such authorizations appear and disappear without anybody deciding on them',
  },
  *check({ account, catalogue, report }) {
    for (const policy of account.authorizations) {
      const { source, target, roles, deleted } = policy;
      const service = plainAttribute(source, 'serviceName');
      if (deleted || isUnknown(roles) || (service !== undefined && dependent.test(service))) continue;
      for (const [index, one] of roles.entries()) {
        if (isUnknown(one)) continue;
        const role = catalogue.displayName(one, plainAttribute(target, 'serviceName') ?? '');
        if (!delegator.test(role)) continue;
        // A source that is not known may be one of those.
        const confidence = service === undefined || isPlaceholder(service) ? 'low' : 'high';
        yield report('found', rolePlace(policy, index), { role, source: service ?? 'the source' }, { confidence });
      }
    }
  },
});

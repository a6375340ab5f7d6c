import { mayNarrow } from '../../src/rule-api/attributes.ts';
import { hasNoInstances } from '../../src/catalogue/without-instances.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { mayBeOfEngine } from '../../src/rule-api/engine-authorization.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';

/** Attributes that tell some sources of a service from others. */
const narrowing: readonly string[] = ['serviceInstance', 'resourceGroupId', 'resource', 'resourceType'];

/** Narrower and wider authorizations stand side by side: what works meanwhile goes on working. */
const help = 'create one for the instance first; when it works, delete this one';

export default defineRule({
  id: 'authorization-from-any-instance',
  category: 'authorization',
  preset: 'strict',
  severity: 'warning',
  summary: 'an authorization lets every instance of a service act, all future ones too',
  messages: {
    found:
      'every instance of `{source}` can use this authorization on `{target}`, so whoever can create one gets the access; name the instance as `serviceInstance`',
  },
  *check({ account, catalogue, report }) {
    for (const policy of account.authorizations) {
      const { source, target, deleted } = policy;
      // Those of the engine have a rule of their own.
      if (deleted || isUnknown(source) || mayBeOfEngine(policy)) continue;
      const service = plainAttribute(source, 'serviceName');
      // Of other services it is not known that they have instances.
      if (service === undefined || hasNoInstances(service)) continue;
      if (catalogue.service(service)?.coveredBy.allIamEnabled !== 'yes') continue;
      if (source.attributes.some((attribute) => mayNarrow(attribute, narrowing))) continue;
      yield report(
        'found',
        subjectPlace(policy),
        { source: service, target: plainAttribute(target, 'serviceName') ?? 'its target' },
        { help },
      );
    }
  },
});

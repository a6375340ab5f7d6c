import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { exists, plainAttribute } from '../../src/account/model/policy.ts';
import { publicAccessGroup } from '../../src/account/model/subject.ts';
import { isKnown } from '../../src/source/unknown.ts';
import type { Catalogue } from '../../src/catalogue/catalogue.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { targetPlace } from '../../src/rule-api/policy-places.ts';

/** The one service whose resources can be public (`iam-public_access.md`, before 2026-04-06). */
const canBePublic = 'cloud-object-storage';

/** A service that policies of a shape give to everybody, and that nothing is public of. */
const otherServiceIn =
  (catalogue: Catalogue) =>
  ({ subject, target }: PolicyShape): string | undefined => {
    if (subject === undefined || !isKnown(subject) || subject.id !== publicAccessGroup) return undefined;
    const service = plainAttribute(target, 'serviceName');
    return service === canBePublic || catalogue.service(service ?? '') === undefined ? undefined : service;
  };

export default defineRule({
  id: 'public-access-to-other-service',
  category: 'access',
  preset: 'recommended',
  severity: 'error',
  summary: 'the group Public Access has a policy on a service that cannot be public',
  messages: {
    found:
      'this policy gives the group `Public Access` roles on `{service}`, but IBM supports public access to Cloud Object Storage (`cloud-object-storage`) only: assign it to an access group of your own',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    for (const { policy, match: service } of matchPolicies(account, 'access', otherServiceIn(catalogue))) {
      // What IAM has it did not refuse: the page may be older.
      yield report('found', targetPlace(policy), { service }, exists(policy) ? { confidence: 'low' } : {});
    }
  },
});

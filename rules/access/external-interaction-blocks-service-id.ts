import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { isKnown, isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';

const ofServiceId = ({ subject }: PolicyShape): boolean =>
  subject !== undefined && isKnown(subject) && subject.kind === 'service_id';

export default defineRule({
  id: 'external-interaction-blocks-service-id',
  category: 'access',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy is for a service ID of an account that may not act here',
  messages: {
    blocked:
      'the service ID `{id}` is of account `{other}`, but external interactions of service IDs are limited and do not allow that account, so its calls are refused: add `{other}` to `external_allowed_accounts`, or let the service ID assume a trusted profile',
    undecided:
      'undecided whether the service ID `{id}` of account `{other}` may act here: external interactions of service IDs are limited, and the allowed accounts are not all known',
  },
  *check({ account, matchPolicies, report }) {
    const { externalInteractions = [], serviceIdsAbroad } = account;
    const limited = externalInteractions.find(
      ({ identity, state }) => identity === 'service_id' && state === 'limited',
    );
    if (limited === undefined || serviceIdsAbroad === undefined) return;
    const related = [{ place: limited.origin, note: 'here external interactions of service IDs are limited' }];
    for (const { policy } of matchPolicies(account, 'access', ofServiceId)) {
      const { subject } = policy;
      const other = isUnknown(subject) ? undefined : serviceIdsAbroad.get(subject.id);
      if (isUnknown(subject) || other === undefined || limited.allowed?.includes(other) === true) continue;
      const values = { id: subject.id, other };
      if (limited.allowed !== undefined) yield report('blocked', subjectPlace(policy), values, { related });
      else yield report('undecided', subjectPlace(policy), values, { related, confidence: 'low' });
    }
  },
});

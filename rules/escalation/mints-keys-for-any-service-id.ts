import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import {
  doubtful,
  isMeant,
  knownOf,
  placeOfRole,
  strongestOf,
  takeAway,
  unlessMeant,
  whoCan,
} from '../../src/rule-api/escalation.ts';
import { rolesPlace } from '../../src/rule-api/policy-places.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

export default defineRuleWithOptions({
  id: 'mints-keys-for-any-service-id',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity can create API keys for every service ID, and so act as any of them',
  messages: {
    found:
      '{who} can create API keys for every service ID of the account, and so act as any of them{strongest}: name the service IDs that it manages',
    undecided: 'undecided whether {who} can create API keys for every service ID of the account: {reason}',
  },
  options: allowOption('Ids or names of subjects that may create API keys for every service ID.'),
  *check({ account, accessOf, options, report }) {
    const access = accessOf(account);
    const holders = access.escalation().over('iam-identity', 'iam-identity.apikey.create');
    if (holders.sure.length + holders.uncertain.length === 0) return;
    const meant = isMeant(account, access, options.allow);
    const serviceIds = knownOf(account, 'service_id');
    const name = subjectNames(account);
    for (const { subject, policy, role } of holders.sure) {
      const alone = [...serviceIds].every((id) => id === subject.id) && account.knowledge.policies.everything;
      const standing = meant(subject);
      if (standing.is === 'yes' || alone) continue;
      const { strongest, related } = strongestOf(serviceIds, access, subject.id);
      const place = placeOfRole(policy, role);
      yield report(
        'found',
        place,
        { who: whoCan(subject, name), strongest },
        unlessMeant(standing, place, {
          actions: ['iam-identity.apikey.create'],
          related,
          ...takeAway('grant it on single service IDs, with resource type `serviceid`'),
        }),
      );
    }
    for (const { subject, policy, reason } of doubtful(holders, access)) {
      if (meant(subject).is === 'yes') continue;
      yield report(
        'undecided',
        rolesPlace(policy),
        { who: whoCan(subject, name), reason },
        { confidence: 'low', actions: ['iam-identity.apikey.create'] },
      );
    }
  },
});

import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import {
  isMeant,
  knownOf,
  placeOfRole,
  strongestOf,
  takeAway,
  unlessMeant,
  whoCan,
} from '../../src/rule-api/escalation.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

export default defineRuleWithOptions({
  id: 'rewrites-any-trusted-profile',
  category: 'escalation',
  preset: 'strict',
  severity: 'warning',
  summary: 'an identity can change who can assume every trusted profile, and so assume any of them',
  messages: {
    found:
      '{who} can change who can assume every trusted profile of the account, and so assume any of them{strongest}: name the profiles that it manages',
  },
  options: allowOption('Ids or names of subjects that may change who can assume trusted profiles.'),
  *check({ account, accessOf, options, report }) {
    const profiles = knownOf(account, 'trusted_profile');
    if (profiles.size === 0) return;
    const access = accessOf(account);
    const { sure } = access.escalation().over('iam-identity', 'iam-identity.profile.update');
    const meant = isMeant(account, access, options.allow);
    const name = subjectNames(account);
    for (const { subject, policy, role } of sure) {
      const standing = meant(subject);
      if (standing.is === 'yes' || [...profiles].every((id) => id === subject.id)) continue;
      const { strongest, related } = strongestOf(profiles, access, subject.id);
      const place = placeOfRole(policy, role);
      yield report(
        'found',
        place,
        { who: whoCan(subject, name), strongest },
        unlessMeant(standing, place, {
          actions: ['iam-identity.profile.update'],
          related,
          ...takeAway('grant it on single profiles, with resource type `profile`'),
        }),
      );
    }
  },
});

import { exists } from '../../src/account/model/policy.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { publicAccessGroup } from '../../src/account/model/subject.ts';
import { isKnown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';

const isPublic = ({ subject }: PolicyShape): boolean =>
  subject !== undefined && isKnown(subject) && subject.id === publicAccessGroup;

export default defineRule({
  id: 'public-access-without-effect',
  category: 'access',
  preset: 'recommended',
  severity: 'error',
  summary: 'the group Public Access has a policy, and public access is switched off or limited',
  messages: {
    off: 'the account switches the group `Public Access` off, and IBM deletes the policies of the group with it: nobody gets this access; delete this policy, or set `public_access_enabled` to `true`',
    limited:
      'external interactions of users are limited, and IBM says that public buckets may then not be reached: nobody outside the account may get this access',
  },
  *check({ account, matchPolicies, report }) {
    const { publicAccess = [], externalInteractions = [] } = account;
    // Where one says that it is on, which of the two counts is not known.
    const off = publicAccess.every(({ enabled }) => !enabled) ? publicAccess[0] : undefined;
    const limited = externalInteractions.find(({ identity, state }) => identity === 'user' && state === 'limited');
    if (off === undefined && limited === undefined) return;
    for (const { policy } of matchPolicies(account, 'access', isPublic)) {
      const place = subjectPlace(policy);
      if (off !== undefined) {
        const related = [{ place: off.origin, note: 'public access is switched off here' }];
        // Of an account that shows both, the two were read at different times.
        const confidence = exists(policy) ? 'low' : 'high';
        yield report('off', place, {}, { related, hangsOn: [off], confidence });
      } else if (limited !== undefined) {
        const related = [{ place: limited.origin, note: 'here external interactions of users are limited' }];
        yield report('limited', place, {}, { related, severity: 'warning', confidence: 'low' });
      }
    }
  },
});

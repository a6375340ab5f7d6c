import { claimTest } from '../../src/rule-api/repair/claim-test.ts';
import { whyBroad } from '../../src/access/decide/claims.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { lacksTrust, nameOfProfile, trustRules } from './shared/trust.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'trust-open-to-realm',
  category: 'trust',
  preset: 'strict',
  severity: 'warning',
  summary: 'nearly everybody of an identity provider can assume a trusted profile',
  messages: {
    found:
      'nearly everybody who logs in through {realm} can assume the trusted profile {profile}: {why}; test a claim that only the intended users have, such as a group',
  },
  *check({ account: { profiles }, report, skip }) {
    yield* lacksTrust(profiles, skip);
    for (const { profile, rule } of trustRules(profiles, 'Profile-SAML')) {
      const why = whyBroad(rule.claims);
      if (why === undefined) continue;
      yield report(
        'found',
        below(rule.origin, 'conditions'),
        {
          realm: rule.realm === undefined ? 'its identity provider' : `\`${rule.realm}\``,
          profile: nameOfProfile(profile),
          why,
        },
        {
          repairs: claimTest(below(rule.origin, 'conditions'), 'groups', 'NAME'),
          help: '`NAME` is a group of the identity provider, as it sends it in the claim `groups`; another claim does as well',
        },
      );
    }
  },
});

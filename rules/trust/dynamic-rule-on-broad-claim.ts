import { claimTest } from '../../src/rule-api/repair/claim-test.ts';
import { whyBroad } from '../../src/access/decide/claims.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOf } from '../../src/rule-api/names.ts';
import { below } from '../../src/source/place.ts';

export default defineRule({
  id: 'dynamic-rule-on-broad-claim',
  category: 'trust',
  preset: 'strict',
  severity: 'warning',
  summary: 'a dynamic rule adds nearly everybody of an identity provider to an access group',
  messages: {
    found:
      'the dynamic rule `{rule}` adds nearly everybody who logs in through {realm} to the access group {group}: {why}; test a claim that only the intended users have, such as a group',
  },
  *check({ account, report }) {
    for (const { group, name, realm, claims, origin } of account.dynamicRules) {
      const why = claims === undefined ? undefined : whyBroad(claims);
      if (why === undefined) continue;
      yield report(
        'found',
        below(origin, 'conditions'),
        {
          rule: name ?? 'without a name',
          realm: realm === undefined ? 'its identity provider' : `\`${realm}\``,
          group: `\`${nameOf(group, account) ?? group}\``,
          why,
        },
        {
          repairs: claimTest(below(origin, 'conditions'), 'groups', 'NAME'),
          help: '`NAME` is a group of the identity provider, as it sends it in the claim `groups`; another claim does as well',
        },
      );
    }
  },
});

import { claimTest } from '../../src/rule-api/repair/claim-test.ts';
import { whyBroad } from '../../src/access/decide/claims.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { lacksTrust, nameOfProfile, trustRules } from './shared/trust.ts';
import { below } from '../../src/source/place.ts';

const kinds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    VSI: 'virtual server',
    BMS: 'bare metal server',
    IKS_SA: 'service account of a Kubernetes cluster',
    ROKS_SA: 'service account of an OpenShift cluster',
    CE: 'Code Engine project',
  }),
);

export default defineRule({
  id: 'trust-open-to-compute',
  category: 'trust',
  preset: 'strict',
  severity: 'warning',
  summary: 'every compute resource of a type can assume a trusted profile',
  messages: {
    found:
      'every {kind} of the account can assume the trusted profile {profile}: {why}; whoever can start one, or get into one, has its access; link the intended ones, or test their CRN',
  },
  *check({ account: { profiles }, report, skip }) {
    yield* lacksTrust(profiles, skip);
    for (const { profile, rule } of trustRules(profiles, 'Profile-CR')) {
      const why = whyBroad(rule.claims);
      if (why === undefined) continue;
      const type = rule.resourceType ?? '';
      yield report(
        'found',
        below(rule.origin, 'conditions'),
        {
          kind: kinds.get(type) ?? (type === '' ? 'compute resource' : `compute resource of type \`${type}\``),
          profile: nameOfProfile(profile),
          why,
        },
        {
          repairs: claimTest(below(rule.origin, 'conditions'), 'crn', 'CRN'),
          help: '`CRN` is that of the one resource that is meant, as its page in the console shows it',
        },
      );
    }
  },
});

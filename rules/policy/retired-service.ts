import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { retiredService, withdrawn } from '../../src/catalogue/retired-service.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { namedServices, namesService } from './shared/named-services.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';

const isRetired = (name: string): boolean => retiredService(name) !== undefined;

const namesRetired = (shape: PolicyShape): boolean => namesService(shape, isRetired);

export default defineRule({
  id: 'retired-service',
  category: 'policy',
  preset: 'recommended',
  severity: 'warning',
  summary: 'a policy is for a service that IBM has withdrawn',
  messages: {
    gone: 'IBM withdrew {title} (`{name}`){since}, so the policy grants nothing but counts towards the limits; delete it',
    replaced: 'IBM withdrew {title} (`{name}`){since}, so the policy grants nothing; `{successor}` replaces it',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy } of matchPolicies(account, 'all', namesRetired)) {
      for (const { name, place } of namedServices(policy, isRetired)) {
        const retired = retiredService(name);
        if (retired === undefined) continue;
        const { title, successor } = retired;
        const since = withdrawn(retired);
        const details = {
          ...policyRemoval(policy, account),
          // That it left the table of roles is all that is known.
          ...(retired.since === undefined ? { confidence: 'low' as const } : {}),
        };
        yield successor === undefined
          ? report('gone', place, { title, name, since }, details)
          : report('replaced', place, { title, name, since, successor }, details);
      }
    }
  },
});

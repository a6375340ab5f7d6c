import { isPartOfKnown, suggestedService, type ServiceSuggestion } from '../../src/catalogue/near-service.ts';
import { servicesWithoutRoles } from '../../src/catalogue/data/services-without-roles.ts';
import { retiredService } from '../../src/catalogue/retired-service.ts';
import { holdsWildcard } from '../../src/access/decide/wildcard.ts';
import { isAddress } from '../../src/account/model/unresolved.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { exists } from '../../src/account/model/policy.ts';
import { namedServices, namesService } from './shared/named-services.ts';

/** Words that IBM's pages have where the name of a service belongs, such as `sample-service`. */
const ofDocumentation = /^(?:sample|example)(?:[-_]|$)/i;

export default defineRule({
  id: 'unknown-service',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy names a service that is not in the catalogue, probably a typo or a display name',
  fix: {
    safety: 'unsafe',
    because:
      'writes the name of the service that is meant: the policy is on that service from then on, and where the name was only similar, that is a guess',
  },
  messages: {
    named: '`{name}` is a display name: the service is called `{service}` in policies',
    slip: 'there is no service `{name}` in the catalogue: did you mean `{service}`?',
    absent:
      'there is no service `{name}` in the catalogue of {date}, and none with a similar name: it has a typo, or is newer; if `ibmcloud catalog service-marketplace` lists it, add it to `catalogue.services` in the config',
  },
  *check({ account, catalogue, matchPolicies, report }) {
    const seen = new Map<string, ServiceSuggestion | 'none near' | undefined>();
    const meant = (name: string): ServiceSuggestion | 'none near' | undefined => {
      if (!seen.has(name)) {
        const known =
          catalogue.service(name) !== undefined ||
          retiredService(name) !== undefined ||
          servicesWithoutRoles.has(name) ||
          ofDocumentation.test(name) ||
          isPlaceholder(name) ||
          isAddress(name) ||
          holdsWildcard(name) ||
          isPartOfKnown(name, catalogue);
        seen.set(name, known ? undefined : (suggestedService(name, catalogue) ?? 'none near'));
      }
      return seen.get(name);
    };
    const isUnknown = (name: string): boolean => meant(name) !== undefined;
    for (const { policy } of matchPolicies(account, 'all', (shape) => namesService(shape, isUnknown))) {
      for (const { name, place, replace, edits } of namedServices(policy, isUnknown)) {
        const found = meant(name);
        if (found === undefined) continue;
        if (found === 'none near') {
          yield report('absent', place, { name, date: catalogue.date }, { confidence: 'low' });
          continue;
        }
        const { service, how } = found;
        yield report(
          how === 'name' ? 'named' : 'slip',
          place,
          { name, service },
          {
            // A policy that IAM has may be for a service that is newer than the catalogue.
            ...(how === 'slip' && exists(policy) ? { confidence: 'low' } : {}),
            help: 'IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
            repairs: replace(service),
            edits: edits(service),
          },
        );
      }
    }
  },
});

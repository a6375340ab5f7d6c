import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { findInAttributes, type FoundAttribute } from '../../src/rule-api/attributes.ts';
import { literalOf, otherSpellings } from './shared/other-spelling.ts';

/** Types of resources that pages of IBM name, by service: of access to secrets, buckets and keys, and of `iam-cbr.md`. */
const types: ReadonlyMap<string, readonly string[]> = new Map([
  ['secrets-manager', ['secret-group']],
  ['cloud-object-storage', ['bucket']],
  ['kms', ['key', 'key-ring']],
  ['iam-identity', ['serviceid', 'apikey', 'profile', 'settings', 'idp']],
  ['iam-access-management', ['customRole', 'policy', 'settings']],
]);

/** Of a policy that names no service: resource groups themselves. */
const withoutService = ['resource-group'];

const fold = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '').replace(/s$/, '');

const misspelledIn = (shape: PolicyShape): readonly FoundAttribute<string>[] => {
  const service = plainAttribute(shape.target, 'serviceName');
  const has = service === undefined ? withoutService : (types.get(service) ?? []);
  if (has.length === 0) return [];
  return findInAttributes(shape, (attribute) => {
    const value = literalOf(attribute, 'resourceType');
    if (value === undefined || has.includes(value)) return undefined;
    return has.find((type) => fold(type) === fold(value));
  });
};

export default defineRule({
  id: 'unknown-resource-type',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a target names a type of resource in another spelling than the service does',
  fix: {
    safety: 'unsafe',
    because: 'writes the type as IAM spells it: the policy grants nothing now, and grants its roles there from then on',
  },
  messages: {
    found:
      '`{value}` is not a resource type here, and IAM compares types exactly, so the policy grants nothing: write `{meant}`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', misspelledIn)) {
      for (const { value, meant, place, repairs, edits } of otherSpellings(policy, 'resourceType', match)) {
        yield report('found', place, { value, meant }, { repairs, edits });
      }
    }
  },
});

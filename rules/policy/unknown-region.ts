import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { findInAttributes, type FoundAttribute } from '../../src/rule-api/attributes.ts';
import { literalOf, otherSpellings } from './shared/other-spelling.ts';

/** Regions by the places they lie in ("Region and data center locations" of IBM Cloud, 2026). */
const regions: ReadonlyMap<string, string> = new Map([
  ['dallas', 'us-south'],
  ['washington', 'us-east'],
  ['washingtondc', 'us-east'],
  ['london', 'eu-gb'],
  ['frankfurt', 'eu-de'],
  ['madrid', 'eu-es'],
  ['tokyo', 'jp-tok'],
  ['osaka', 'jp-osa'],
  ['sydney', 'au-syd'],
  ['toronto', 'ca-tor'],
  ['montreal', 'ca-mon'],
  ['saopaulo', 'br-sao'],
  ['mumbai', 'in-mum'],
  ['chennai', 'in-che'],
]);

const known = new Set(regions.values());
const fold = (text: string): string => text.toLowerCase().replace(/[-_ ]/g, '');
const byFolded = new Map([...known].map((region) => [fold(region), region]));

/** The region that a text is another spelling of; undefined for a region, and for what may be one. */
const meantBy = (text: string): string | undefined =>
  known.has(text) ? undefined : (byFolded.get(fold(text)) ?? regions.get(fold(text)));

const misspelledIn = (shape: PolicyShape): readonly FoundAttribute<string>[] =>
  findInAttributes(shape, (attribute) => {
    const value = literalOf(attribute, 'region');
    return value === undefined ? undefined : meantBy(value);
  });

export default defineRule({
  id: 'unknown-region',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a target names a region by its place, or in another spelling',
  fix: {
    safety: 'unsafe',
    because:
      'writes the region as IAM spells it: the policy grants nothing now, and grants its roles there from then on',
  },
  messages: {
    found: '`{value}` is not a region, and IAM compares regions exactly, so the policy grants nothing: write `{meant}`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', misspelledIn)) {
      for (const { value, meant, place, repairs, edits } of otherSpellings(policy, 'region', match)) {
        yield report('found', place, { value, meant }, { repairs, edits });
      }
    }
  },
});

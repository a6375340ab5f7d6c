import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { nearest } from '../../src/source/nearest.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { claimTests } from './shared/claims.ts';

const ofCluster = [
  'resource_group_id',
  'resource_group_name',
  'service_instance',
  'location',
  'namespace',
  'name',
  'pod',
];
const ofServer = [
  'resource_group_id',
  'resource_group_name',
  'resource',
  'instance_group_name',
  'region',
  'subnet_id',
  'vpc_id',
  'zone',
];

/** What compute resources of each type say of themselves (`iam-condition-properties.md`, before 2026-04-06). */
const claimsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['IKS_SA', ofCluster],
  ['ROKS_SA', ofCluster],
  ['VSI', ofServer],
]);

const known = new Set([...ofCluster, ...ofServer]);

const listOf = (claims: readonly string[]): string => claims.map((claim) => `\`${claim}\``).join(', ');

export default defineRule({
  id: 'unknown-compute-claim',
  category: 'trust',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a trusted profile tests something that compute resources of its type do not say',
  fix: {
    safety: 'unsafe',
    because: 'writes the nearest attribute: that is a guess, and the rule can be met from then on',
  },
  messages: {
    near: 'compute resources of type `{type}` have no attribute `{claim}`, so none meets the rule of {holder}: did you mean `{meant}`?',
    other:
      'compute resources of type `{type}` have no attribute `{claim}`, which belongs to another type, so none meets the rule of {holder}: write one of {claims}',
  },
  *check({ account, report }) {
    for (const { claim: test, holder, resourceType = '', placeOf } of claimTests(account)) {
      const { claim } = test;
      const claims = claimsOf.get(resourceType);
      if (claims === undefined || claims.includes(claim)) continue;
      const about = { type: resourceType, claim, holder };
      const meant = known.has(claim) ? undefined : nearest(claim, claims);
      if (meant !== undefined) {
        yield report(
          'near',
          placeOf('claim'),
          { ...about, meant },
          {
            repairs: [correction(placeOf('claim'), meant)],
            edits: [replacing(placeOf('claim'), claim, meant)],
          },
        );
      } else if (known.has(claim)) yield report('other', placeOf('claim'), { ...about, claims: listOf(claims) });
    }
  },
});

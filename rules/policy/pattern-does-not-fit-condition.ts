import { replacing, setting } from '../../src/rule-api/edits.ts';
import { correction, entry } from '../../src/rule-api/repair/form.ts';
import type { PolicyShape } from '../../src/account/model/policy-shape.ts';
import { exists } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { conditionPlace, kindOfKey, patternPlace, testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { nearest } from '../../src/source/nearest.ts';

/**
 * The reference of the API lists the patterns below, and calls its weekly examples this in prose (`v1.ts` of
 * IBM/platform-services-node-sdk@a5d0fd7, `createV2Policy`): whether IAM takes it is not known.
 */
const inProse = 'time-based-conditions:weekly';

type Kind = NonNullable<ReturnType<typeof kindOfKey>>;

/** The kinds of keys that conditions of each pattern hold (`iam-condition-properties.md`, 2025-11-15). */
const patterns: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['time-based-conditions:once', ['moment']],
  ['time-based-conditions:weekly:all-day', ['days']],
  ['time-based-conditions:weekly:custom-hours', ['days', 'hours']],
  ['attribute-based-condition:resource:literal-and-wildcard', ['resource']],
]);

const words: Readonly<Record<Kind, string>> = {
  moment: 'a date and time',
  hours: 'the time of day',
  days: 'the day of the week',
  resource: 'an attribute of the resource',
};

/** The pattern of which all kinds of a condition are, the narrowest first. */
const patternFor = (kinds: readonly Kind[]): string | undefined =>
  [...patterns].find(([, of]) => kinds.length > 0 && kinds.every((kind) => of.includes(kind)))?.[0];

/** A shape with a condition that should have a pattern, or with a pattern. */
const concerned = (shape: PolicyShape): PolicyShape | undefined =>
  shape.notes.pattern !== undefined ||
  (shape.condition !== undefined && (shape.version === 2 || (shape.declared && !isUnknown(shape.condition))))
    ? shape
    : undefined;

export default defineRule({
  id: 'pattern-does-not-fit-condition',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'the pattern of a policy does not match its condition, or one of the two is missing',
  fix: {
    safety: 'safe',
    because: 'names the kind of condition that the policy has: the name decides nothing, and IAM refuses a wrong one',
  },
  messages: {
    unconditional:
      'the policy has the pattern `{pattern}` but no condition, so it always applies; add the `{block}` for the pattern',
    unnamed: 'the condition has no pattern: IAM refuses it',
    known: 'the condition has no pattern: IAM refuses it; write `{meant}`',
    near: '`{pattern}` is not a pattern: did you mean `{meant}`?',
    unlike: '`{pattern}` is not a pattern that IBM documents',
    misfit: 'the condition tests {what}, but the pattern `{pattern}` is for another kind of condition',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match: shape } of matchPolicies(account, 'all', concerned)) {
      const { condition, notes } = shape;
      const { pattern } = notes;
      if (isUnknown(pattern)) continue;
      const details = exists(policy) ? { confidence: 'low' as const } : {};
      if (pattern !== undefined && condition === undefined) {
        // What a policy of the API calls `rule`, the provider calls otherwise, and refuses a block `rule`.
        const isDeclared = policy.layout.version === undefined && policy.address !== undefined;
        const block = isDeclared ? 'rule_conditions' : 'rule';
        yield report('unconditional', patternPlace(policy), { pattern, block });
        continue;
      }
      const tests = testsOf(shape);
      const kinds = tests.flatMap(({ test }) => kindOfKey(test.key) ?? []);
      const fitting = kinds.length < tests.length ? undefined : patternFor(kinds);
      if (pattern === undefined) {
        if (exists(policy)) continue;
        yield fitting === undefined
          ? report('unnamed', conditionPlace(policy), {})
          : report(
              'known',
              conditionPlace(policy),
              { meant: fitting },
              {
                repairs: [entry(conditionPlace(policy), 'pattern', fitting, policy.address)],
                edits: [setting(patternPlace(policy), fitting)],
              },
            );
        continue;
      }
      const allowed = patterns.get(pattern);
      if (isPlaceholder(pattern)) continue;
      if (allowed === undefined) {
        const meant = fitting ?? nearest(pattern, patterns.keys());
        const confidence = exists(policy) || pattern === inProse ? 'low' : 'high';
        yield meant === undefined
          ? report('unlike', patternPlace(policy), { pattern }, { confidence })
          : report(
              'near',
              patternPlace(policy),
              { pattern, meant },
              {
                confidence,
                repairs: [correction(patternPlace(policy), meant)],
                edits: fitting === undefined ? [] : [replacing(patternPlace(policy), pattern, meant)],
              },
            );
        continue;
      }
      const stray = tests.find(({ test }) => !allowed.includes(kindOfKey(test.key) ?? 'moment'));
      const kind = stray === undefined ? undefined : kindOfKey(stray.test.key);
      if (stray === undefined || kind === undefined) continue;
      yield report(
        'misfit',
        stray.place(policy, 'key'),
        { what: words[kind], pattern },
        {
          ...details,
          // Policies are known that were taken so: what IAM makes of them is not documented.
          severity: 'warning',
          related: [{ place: patternPlace(policy), note: 'the pattern' }],
          ...(fitting === undefined
            ? {}
            : {
                repairs: [entry(patternPlace(policy), 'pattern', fitting)],
                edits: [replacing(patternPlace(policy), pattern, fitting)],
              }),
        },
      );
    }
  },
});

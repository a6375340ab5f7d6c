import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { kindOfKey, testsOf } from './shared/condition-tests.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nearest } from '../../src/source/nearest.ts';

const documented = ['current_time', 'current_date_time', 'day_of_week'];

/** The key that was likely meant: braces are missing, or the name is nearly one of IAM's. */
const suggestedKey = (key: string): string | undefined => {
  const bare = key.replace(/[{}\s]/g, '').replace(/^(environment|resource)\.(?!attributes\.)/, '$1.attributes.');
  if (/^resource\.attributes\.[\w.-]+$/.test(bare)) return `{{${bare}}}`;
  const name = bare.replace(/^environment\.attributes\./, '');
  const near = nearest(name, documented);
  return near === undefined ? undefined : `{{environment.attributes.${near}}}`;
};

export default defineRule({
  id: 'unknown-condition-key',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a condition tests a key that IAM does not know',
  fix: {
    safety: 'unsafe',
    because: 'writes the key that is nearest: that is a guess, and the policy applies from then on',
  },
  messages: {
    near: 'IAM has no key `{key}`: did you mean `{meant}`?',
    unlike: 'undecided what the condition tests: IBM does not document the key `{key}`',
  },
  *check({ account, matchPolicies, report }) {
    for (const { policy, match } of matchPolicies(account, 'all', testsOf)) {
      for (const { test, place } of match) {
        const { key } = test;
        if (kindOfKey(key) !== undefined) continue;
        const meant = suggestedKey(key);
        yield meant === undefined
          ? report('unlike', place(policy, 'key'), { key }, { confidence: 'low' })
          : report(
              'near',
              place(policy, 'key'),
              { key, meant },
              {
                repairs: [correction(place(policy, 'key'), meant)],
                edits: [replacing(place(policy, 'key'), key, meant)],
              },
            );
      }
    }
  },
});

import { isPlaceholder } from '../../src/source/placeholder.ts';
import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { nearest } from '../../src/source/nearest.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { claimTests } from './shared/claims.ts';

/** What claims are compared by (IBM Cloud API, IAM Identity, "Create claim rule"). */
const operators = ['EQUALS', 'NOT_EQUALS', 'EQUALS_IGNORE_CASE', 'NOT_EQUALS_IGNORE_CASE', 'CONTAINS', 'IN'];

export default defineRule({
  id: 'unknown-claim-operator',
  category: 'trust',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a claim is tested by an operator that IAM does not have',
  fix: {
    safety: 'unsafe',
    because: 'writes the nearest operator: that is a guess, and the rule applies from then on',
  },
  messages: {
    near: '`{operator}` is not an operator for claims, so IAM refuses the rule: did you mean `{meant}`?',
    unlike: '`{operator}` is not an operator for claims, so IAM refuses the rule: write one of {operators}',
  },
  *check({ account, report }) {
    for (const { claim, placeOf } of claimTests(account)) {
      const { operator } = claim;
      if (operator === '' || operators.includes(operator) || isPlaceholder(operator)) continue;
      const place = placeOf('operator');
      const meant = nearest(operator, operators);
      yield meant === undefined
        ? report('unlike', place, { operator, operators: operators.map((one) => `\`${one}\``).join(', ') })
        : report(
            'near',
            place,
            { operator, meant },
            {
              repairs: [correction(place, meant)],
              edits: [replacing(place, operator, meant)],
            },
          );
    }
  },
});

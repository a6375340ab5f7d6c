import { replacing } from '../../src/rule-api/edits.ts';
import { correction } from '../../src/rule-api/repair/form.ts';
import { isPlaceholder } from '../../src/source/placeholder.ts';
import { isAddress } from '../../src/account/model/unresolved.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { claimTests } from './shared/claims.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A value within quotes that are there twice: Terraform puts them around what stands in a dynamic rule. */
const within = /^""(.*)""$/s;

export default defineRule({
  id: 'claim-value-without-quotes',
  category: 'trust',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'the value of a claim is not JSON: its quotes are missing, or there twice',
  fix: {
    safety: 'unsafe',
    because: 'writes the quotes: nobody meets the rule now, and those with the claim do from then on',
  },
  messages: {
    missing:
      '`{value}` is not JSON, but {holder} compares `{claim}` with a JSON value, so nobody meets it: write the quotes as part of the value, `{meant}`',
    twice:
      '{holder} compares `{claim}` with `{value}`: Terraform puts quotes around the values of a dynamic rule and drops those it reads, so what it sends is not JSON and every plan shows a change; write `{meant}` without quotes',
    list: '{holder} compares `{claim}` with `{value}`, which is not JSON: Terraform puts quotes around the values of a dynamic rule, so it cannot send a list; write a rule for each value',
  },
  *check({ account, report }) {
    for (const { claim: test, holder, placeOf } of claimTests(account)) {
      const { claim, value } = test;
      if (value === '' || isJson(value) || isPlaceholder(value) || isAddress(value)) continue;
      const place = placeOf('value');
      const [, inner] = within.exec(value) ?? [];
      // What IAM makes of it is not documented, and the provider's page shows it so.
      if (inner !== undefined)
        yield report('twice', place, { value, holder, claim, meant: inner }, { severity: 'warning' });
      else if (/^"\s*\[/.test(value)) yield report('list', place, { value, holder, claim }, { severity: 'warning' });
      else if (!/["\\]/.test(value)) {
        const meant = JSON.stringify(value);
        yield report(
          'missing',
          place,
          { value, holder, claim, meant },
          {
            repairs: [correction(place, meant)],
            edits: [replacing(place, value, meant)],
          },
        );
      }
    }
  },
});

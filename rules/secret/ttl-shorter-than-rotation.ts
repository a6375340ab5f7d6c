import { hcl, jsonValue, yaml } from '../../src/snippet/snippet.ts';
import type { Rotation } from '../../src/account/model/engine.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { day, durationText } from '../../src/rule-api/durations.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

/** How long it is from one rotation to the next: months differ in length. */
const between = ({ interval, unit }: Rotation): { readonly least: number; readonly most: number } | undefined => {
  if (interval === undefined) return undefined;
  if (unit === 'day') return { least: interval * day, most: interval * day };
  return unit === 'month' ? { least: interval * 28 * day, most: interval * 31 * day } : undefined;
};

export default defineRule({
  id: 'ttl-shorter-than-rotation',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  summary: 'the API keys of a secret expire before the secret is rotated',
  fix: {
    safety: 'unsafe',
    because: 'makes the lifetime a day longer than the interval: a leaked key works that much longer',
  },
  messages: {
    expires:
      'the API keys of {secret} last {length}, but it is rotated only every {interval}: between the two, nothing that uses the secret can log in; make the lifetime longer than the interval',
    may: 'the API keys of {secret} last {length}, but it is rotated only every {interval}: in a month of 31 days they expire first; make the lifetime one day longer',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const { ttl, rotation, form, writtenTtl = '' } = secret;
      const span = rotation?.auto === true ? between(rotation) : undefined;
      // What is refused by itself, or as minutes beside a rotation, is told by the rules on that.
      if (ttl === undefined || ttl < 60 || span === undefined || ttl >= span.most || writtenTtl.endsWith('m')) continue;
      const { interval = 0, unit = 'day' } = rotation ?? {};
      const days = span.most / day + 1;
      yield report(
        ttl < span.least ? 'expires' : 'may',
        secretPlace(secret, 'ttl'),
        {
          secret: nameOfSecret(secret),
          length: durationText(ttl),
          interval: interval === 1 ? unit : `${interval} ${unit}s`,
        },
        {
          ...(ttl < span.least ? {} : { confidence: 'low' as const }),
          related: [{ place: secretPlace(secret, 'rotation'), note: 'the rotation' }],
          edits:
            days > 90
              ? []
              : secretChange(secret, 'ttl', form === 'terraform' ? String(days * day) : `${days}d`, secret.writtenTtl),
          repairs:
            days > 90
              ? []
              : secretEdit(
                  secret,
                  yaml`ttl`,
                  form === 'terraform' ? hcl`${String(days * day)}` : yaml`${jsonValue(days)}d`,
                ),
        },
      );
    }
  },
});

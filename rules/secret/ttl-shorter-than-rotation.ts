import { hcl, jsonValue, yaml } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { day, durationText } from '../../src/rule-api/durations.ts';
import { hasRefusedUnit, intervalText, timeBetween } from './shared/lifetime.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

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
      const span = timeBetween(rotation);
      // What is refused by itself, as minutes beside a rotation or for its unit, is told by the rules on that.
      if (ttl === undefined || ttl < 60 || span === undefined || ttl >= span.most || writtenTtl.endsWith('m')) continue;
      if (hasRefusedUnit(secret)) continue;
      const days = span.most / day + 1;
      yield report(
        ttl < span.least ? 'expires' : 'may',
        secretPlace(secret, 'ttl'),
        {
          secret: nameOfSecret(secret),
          length: durationText(ttl),
          interval: intervalText(rotation),
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

import { json, yaml } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { day } from '../../src/rule-api/durations.ts';
import type { Secret } from '../../src/account/model/engine.ts';
import { hasRefusedUnit, intervalText, maxTtl, minTtl, timeBetween } from './shared/lifetime.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

/** The seconds to write: those that are meant, or the nearest that are not refused and outlast the rotation. */
const fitting = (ttl: number, { rotation }: Secret): number => {
  const span = timeBetween(rotation);
  const least = span !== undefined && ttl < span.most ? span.most + day : ttl;
  return Math.min(Math.max(least, minTtl), maxTtl);
};

export default defineRule({
  id: 'ttl-in-wrong-unit',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a lifetime in Terraform has a unit, but Terraform accepts only seconds',
  fix: {
    safety: 'safe',
    because: 'writes the same lifetime in seconds: as it stands, Terraform refuses it',
  },
  messages: {
    unit: 'the API keys of {secret} last `{written}`, but Terraform accepts only seconds: write `{seconds}`',
    range:
      'the API keys of {secret} last `{written}`, but Terraform accepts only seconds, and Secrets Manager 60 to 7776000 of them: write `{seconds}`',
    rotated:
      'the API keys of {secret} last `{written}`, but Terraform accepts only seconds, and the secret is rotated only every {interval}, which they have to outlast: write `{seconds}`',
    unread:
      'the API keys of {secret} last `{written}`, which is not a number of seconds, so Terraform refuses it: write `86400` for a day',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const { writtenTtl: written, ttl, rotation } = secret;
      if (written === undefined || !hasRefusedUnit(secret)) continue;
      const place = secretPlace(secret, 'ttl');
      const values = { secret: nameOfSecret(secret), written };
      if (ttl === undefined) yield report('unread', place, values);
      else {
        const seconds = fitting(ttl, secret);
        const repairs = secretEdit(secret, yaml`ttl`, json`${String(seconds)}`);
        if (seconds === ttl) {
          const edits = secretChange(secret, 'ttl', String(ttl), written);
          yield report('unit', place, { ...values, seconds }, { repairs, edits });
        } else if (seconds === minTtl || seconds === maxTtl) {
          yield report('range', place, { ...values, seconds }, { repairs });
        } else {
          yield report('rotated', place, { ...values, seconds, interval: intervalText(rotation) }, { repairs });
        }
      }
    }
  },
});

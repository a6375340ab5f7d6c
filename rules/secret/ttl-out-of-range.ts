import { hcl, yaml } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { durationText } from '../../src/rule-api/durations.ts';
import { hasRefusedUnit, maxTtl, minTtl } from './shared/lifetime.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

export default defineRule({
  id: 'ttl-out-of-range',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: "the lifetime of a secret's API keys is less than a minute or more than 90 days",
  fix: {
    safety: 'safe',
    because: 'writes 90 days, the longest lifetime there is: as it stands, Secrets Manager refuses the secret',
  },
  messages: {
    short:
      'the API keys of {secret} last {length}, and Secrets Manager refuses less than a minute: a number without a unit is in seconds',
    long: 'the API keys of {secret} last {length}, and Secrets Manager refuses more than 90 days: write 90 days or less',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const { ttl, form } = secret;
      if (ttl === undefined || hasRefusedUnit(secret) || (ttl >= minTtl && ttl <= maxTtl)) continue;
      const place = secretPlace(secret, 'ttl');
      const values = { secret: nameOfSecret(secret), length: durationText(ttl) };
      if (ttl < minTtl) {
        const minutes = form === 'terraform' ? `\`${ttl * 60}\`` : `\`${ttl}m\``;
        yield report('short', place, values, {
          help: `for ${ttl} minutes, write ${minutes}`,
        });
      } else {
        const repairs = secretEdit(secret, yaml`ttl`, form === 'terraform' ? hcl`${String(maxTtl)}` : yaml`90d`);
        const edits = secretChange(secret, 'ttl', form === 'terraform' ? String(maxTtl) : '90d', secret.writtenTtl);
        yield report('long', place, values, { repairs, edits });
      }
    }
  },
});

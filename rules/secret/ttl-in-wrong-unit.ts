import { json, yaml } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

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
    unread:
      'the API keys of {secret} last `{written}`, which is not a number of seconds, so Terraform refuses it: write `86400` for a day',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const { writtenTtl: written, ttl, form } = secret;
      if (form !== 'terraform' || written === undefined || /^\d+$/.test(written)) continue;
      const place = secretPlace(secret, 'ttl');
      const values = { secret: nameOfSecret(secret), written };
      if (ttl === undefined) yield report('unread', place, values);
      else {
        yield report(
          'unit',
          place,
          { ...values, seconds: ttl },
          {
            repairs: secretEdit(secret, yaml`ttl`, json`${String(ttl)}`),
            edits: secretChange(secret, 'ttl', String(ttl), written),
          },
        );
      }
    }
  },
});

import { yaml } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

export default defineRule({
  id: 'reuse-refused-by-terraform',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a secret in Terraform is set to give each reader another API key',
  fix: {
    safety: 'safe',
    because: 'sets `reuse_api_key` to true, the only value that the provider takes',
  },
  messages: {
    found:
      '`reuse_api_key` of {secret} is false, which the Terraform provider refuses, because each refresh would create another API key; set it to true',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      if (secret.form !== 'terraform' || secret.reuseApiKey !== false) continue;
      yield report(
        'found',
        secretPlace(secret, 'reuse_api_key'),
        { secret: nameOfSecret(secret) },
        {
          repairs: secretEdit(secret, yaml`reuse_api_key`, yaml`true`),
          edits: secretChange(secret, 'reuse_api_key', true),
        },
      );
    }
  },
});

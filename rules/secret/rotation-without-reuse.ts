import { yaml } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

export default defineRule({
  id: 'rotation-without-reuse',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  summary: 'a secret is rotated automatically, but creates a new API key for each reader',
  fix: {
    safety: 'safe',
    because: 'sets `reuse_api_key` to true: as it stands, Secrets Manager refuses the secret',
  },
  messages: {
    found:
      '{secret} is rotated automatically, but `reuse_api_key` is false, so there is no key to rotate and Secrets Manager refuses it; set `reuse_api_key` to true',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const { rotation, reuseApiKey, form } = secret;
      // Terraform takes no other value than true, rotation or not: that has a rule of its own.
      if (rotation?.auto !== true || reuseApiKey !== false || form === 'terraform') continue;
      yield report(
        'found',
        secretPlace(secret, 'reuse_api_key'),
        { secret: nameOfSecret(secret) },
        {
          related: [{ place: secretPlace(secret, 'rotation'), note: 'the rotation' }],
          repairs: secretEdit(secret, yaml`reuse_api_key`, yaml`true`),
          edits: secretChange(secret, 'reuse_api_key', true),
        },
      );
    }
  },
});

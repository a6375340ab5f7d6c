import { prose, shell } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfSecret, secretPlace, secretsOf } from './shared/secrets.ts';

export default defineRule({
  id: 'secret-in-default-group',
  category: 'secret',
  preset: 'all',
  severity: 'info',
  summary: 'a secret with IAM credentials is in the secret group `default`, with everything else',
  messages: {
    found:
      '{secret} is in the secret group `default`, so whoever can read any secret there can read these credentials too; put it into a group of its own',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      if (secret.secretGroup !== 'default') continue;
      yield report(
        'found',
        secretPlace(secret, 'secret_group_id'),
        { secret: nameOfSecret(secret) },
        {
          help: prose`a secret cannot change its group: make one with ${shell`ibmcloud secrets-manager secret-group-create`}, create the secret again there, and delete this one when nothing reads it any more`,
        },
      );
    }
  },
});

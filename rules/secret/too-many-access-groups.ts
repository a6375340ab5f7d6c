import { defineRule } from '../../src/rule-api/define.ts';
import { nameOfSecret, secretPlace, secretsOf } from './shared/secrets.ts';

/** `access_groups` has 1 to 10 items (IBM/secrets-manager-node-sdk@74a045f). */
const maxGroups = 10;

export default defineRule({
  id: 'too-many-access-groups',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  asWritten: true,
  summary: 'a secret names more than ten access groups',
  messages: {
    found:
      '{secret} names {count} access groups, and Secrets Manager accepts at most {most}: create one group with the access of the others, and use that',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const count = new Set(secret.accessGroups).size;
      if (count <= maxGroups) continue;
      yield report('found', secretPlace(secret, 'access_groups'), {
        secret: nameOfSecret(secret),
        count,
        most: maxGroups,
      });
    }
  },
});

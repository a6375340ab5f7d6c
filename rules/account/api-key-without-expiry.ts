import { defineRule } from '../../src/rule-api/define.ts';
import { subjectNames } from '../../src/rule-api/names.ts';

export default defineRule({
  id: 'api-key-without-expiry',
  category: 'account',
  preset: 'strict',
  severity: 'info',
  summary: 'an API key never expires',
  messages: {
    found:
      'the API key `{name}`{owner} never expires, so it works until somebody deletes it, even after a leak; give it an expiry, or let Secrets Manager create it',
  },
  *check({ account, report }) {
    const nameOf = subjectNames(account);
    for (const { id, name, owner, expiresAt, unresolvedExpiry, disabled, origin } of account.apiKeys) {
      if (expiresAt !== undefined || unresolvedExpiry !== undefined || disabled === true) continue;
      yield report(
        'found',
        origin,
        { name: name ?? id, owner: owner === undefined ? '' : ` of ${nameOf(owner)}` },
        {
          help: 'the expiry is set when a key is created, as `expires_at` of the API or of Terraform, and no command of the CLI has it: create a new key, switch to it, and delete this one',
        },
      );
    }
  },
});

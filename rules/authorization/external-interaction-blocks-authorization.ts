import { isPlaceholder } from '../../src/source/placeholder.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';
import { isUnresolved } from '../../src/account/model/unresolved.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';

export default defineRule({
  id: 'external-interaction-blocks-authorization',
  category: 'authorization',
  preset: 'recommended',
  severity: 'error',
  summary: 'an authorization is for an account that may not act here',
  messages: {
    blocked:
      'this authorization lets `{source}` of account `{other}` act here, but external interactions of services are limited and do not allow that account, so the calls are refused: add `{other}` to `external_allowed_accounts`',
    undecided:
      'undecided whether `{source}` of account `{other}` may act here: external interactions of services are limited, and the allowed accounts are not all known',
  },
  *check({ account, report }) {
    const limited = (account.externalInteractions ?? []).find(
      ({ identity, state }) => identity === 'service' && state === 'limited',
    );
    if (limited === undefined) return;
    for (const policy of account.authorizations) {
      const { source, deleted } = policy;
      const other = plainAttribute(source, 'accountId');
      if (deleted || other === undefined || other === account.id) continue;
      if (isUnresolved(other) || isPlaceholder(other) || limited.allowed?.includes(other) === true) continue;
      const about = { source: plainAttribute(source, 'serviceName') ?? 'services', other };
      const related = [{ place: limited.origin, note: 'here external interactions of services are limited' }];
      if (limited.allowed === undefined)
        yield report('undecided', subjectPlace(policy), about, { related, confidence: 'low' });
      // Where the account is not known, it may be its own that is named.
      else if (account.id === undefined)
        yield report('blocked', subjectPlace(policy), about, { related, confidence: 'low' });
      else yield report('blocked', subjectPlace(policy), about, { related });
    }
  },
});

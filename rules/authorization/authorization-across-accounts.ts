import { plainAttribute } from '../../src/account/model/policy.ts';
import { hasNoRealId } from '../../src/account/model/unresolved.ts';
import { allowOption } from '../../src/rule-api/allow-option.ts';
import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';

export default defineRuleWithOptions({
  id: 'authorization-across-accounts',
  category: 'authorization',
  preset: 'strict',
  severity: 'warning',
  summary: 'an authorization lets services of an account act that is not on your list',
  messages: {
    found:
      'this authorization lets `{source}` of account `{other}` act on `{target}` here, and that account decides who uses it; if that is intended, name the account in the option `allow`',
  },
  options: allowOption('Ids of accounts whose services may act in the accounts that are linted.'),
  *check({ account, options, report }) {
    if (account.id === undefined) return;
    // An engine that was set up to make credentials here is wanted.
    const expected = new Set([
      ...options.allow,
      account.id,
      ...account.engines.flatMap(({ declared, accountId }) => (declared && accountId !== undefined ? [accountId] : [])),
    ]);
    for (const policy of account.authorizations) {
      const { source, target, deleted } = policy;
      const other = plainAttribute(source, 'accountId');
      if (deleted || other === undefined || expected.has(other) || hasNoRealId(other)) continue;
      const removal = policyRemoval(policy, account);
      yield report(
        'found',
        subjectPlace(policy),
        {
          other,
          source: plainAttribute(source, 'serviceName') ?? 'services',
          target: plainAttribute(target, 'serviceName') ?? 'the target of the authorization',
        },
        removal,
      );
    }
  },
});

import { isUnknown } from '../../src/source/unknown.ts';
import type { Policy, Target } from '../../src/account/model/policy.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { attributeEdit, exists, grantsOf, subjectPlace, targetPlace } from '../../src/rule-api/grants.ts';

const names = ({ attributes }: Target): boolean => attributes.some(({ name }) => name === 'accountId');

/** Setups and Terraform leave the account out, and IAM did not refuse what it has. */
const mustName = (policy: Policy): boolean => policy.layout.version !== undefined && !exists(policy);

export default defineRule({
  id: 'missing-account-id',
  category: 'policy',
  preset: 'recommended',
  severity: 'error',
  summary: 'a policy written for the API names no account',
  messages: {
    target: 'the target names no account: IAM refuses a policy without `accountId`',
    source: 'the source names no account: IAM refuses an authorization whose source has no `accountId`',
  },
  *check({ account, report }) {
    for (const policy of grantsOf(account, mustName)) {
      const { target } = policy;
      if (isUnknown(target)) continue;
      const value = account.id ?? 'ACCOUNT_ID';
      const edit = attributeEdit(policy, 0, { name: 'accountId', operator: 'stringEquals', value });
      if (!names(target)) yield report('target', targetPlace(policy), {}, { repairs: [edit] });
      if (policy.type === 'authorization' && !isUnknown(policy.source) && !names(policy.source)) {
        yield report(
          'source',
          subjectPlace(policy),
          {},
          {
            help: 'it is the account the instances of the source are in, which may be another than that of the target',
          },
        );
      }
    }
  },
});

import { defineRule } from '../../src/rule-api/define.ts';
import { shellString } from '../../src/rule-api/repair/quote.ts';
import type { Engine } from '../../src/account/model/engine.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { below } from '../../src/source/place.ts';

/** The two authorizations that stand in the other account instead of a key. */
const repairsOf = ({ instance, accountId = 'ACCOUNT' }: Engine): readonly Repair[] => {
  const source = `--source-service-instance-id ${shellString(instance.guid ?? 'INSTANCE-GUID')} --source-service-account ${accountId}`;
  return [
    {
      kind: 'cli',
      text: [
        `ibmcloud iam authorization-policy-create secrets-manager iam-identity Operator ${source}`,
        `ibmcloud iam authorization-policy-create secrets-manager iam-groups "Groups Service Member Manage" ${source}`,
      ].join('\n'),
    },
  ];
};

export default defineRule({
  id: 'engine-cross-account-needs-authorization',
  category: 'engine',
  preset: 'recommended',
  severity: 'error',
  summary: 'an engine with an API key is to create credentials in another account',
  messages: {
    engine:
      'the engine `{engine}` has an API key and is to create credentials in another account, `{target}`: only service authorizations work across accounts',
    secret:
      'the secret `{secret}` is for `{target}`, another account than that of the engine `{engine}`, which has an API key: only service authorizations work across accounts',
  },
  *check({ account, report }) {
    for (const engine of account.engines) {
      const { accountId, targetAccountId, mode, secrets = [], name } = engine;
      if (mode !== 'api_key' || accountId === undefined) continue;
      const details = {
        help: 'run the commands in the account of the credentials, and set the mode to `service_authorization`',
        repairs: repairsOf(engine),
      };
      if (targetAccountId !== undefined && targetAccountId !== accountId) {
        yield report('engine', engine.subjectOrigin, { engine: name, target: targetAccountId }, details);
        continue;
      }
      for (const secret of secrets) {
        const target = secret.accountId;
        if (target === undefined || target === accountId) continue;
        const place = below(secret.origin, 'account_id');
        yield report('secret', place, { engine: name, secret: secret.name ?? 'without a name', target }, details);
      }
    }
  },
});

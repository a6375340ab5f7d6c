import { defineRule } from '../../src/rule-api/define.ts';
import type { Account } from '../../src/account/model/account.ts';
import { hasNoRealId } from '../../src/account/model/unresolved.ts';
import { explained, instanceName } from '../../src/rule-api/repair/policy-commands.ts';
import { entry } from '../../src/rule-api/repair/form.ts';
import { shell } from '../../src/snippet/snippet.ts';
import type { Engine } from '../../src/account/model/engine.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { below } from '../../src/source/place.ts';

/** The two authorizations that stand in the other account instead of a key; where it restricts who creates service IDs, with that role. */
const repairsOf = (
  engine: Engine,
  accountId: string,
  targetId: string,
  target: Account | undefined,
): readonly Repair[] => {
  const instance = instanceName(engine.instance.guid);
  const source = shell`--source-service-instance-id ${instance.name} --source-service-account ${accountId}`;
  const isRestricted = target?.settings?.restrictCreateServiceId === 'RESTRICTED';
  const identity = isRestricted ? 'Operator,Service ID creator' : 'Operator';
  return [
    ...(engine.declared ? [entry(engine.subjectOrigin, 'mode', 'service_authorization')] : []),
    {
      kind: 'cli',
      text: explained(
        [
          shell`ibmcloud target -c ${targetId}`,
          shell`ibmcloud iam authorization-policy-create secrets-manager iam-identity ${identity} ${source}`,
          shell`ibmcloud iam authorization-policy-create secrets-manager iam-groups ${'Groups Service Member Manage'} ${source}`,
          shell`ibmcloud target -c ${accountId}`,
        ],
        [instance],
      ),
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
  *check({ account, accountOf, report }) {
    for (const engine of account.engines) {
      const { accountId, targetAccountId, mode, secrets = [], name } = engine;
      if (mode !== 'api_key' || accountId === undefined || hasNoRealId(accountId)) continue;
      const detailsFor = (target: string) => ({
        help: 'the commands are for the account of the credentials; when they have run, set the mode to `service_authorization`',
        repairs: repairsOf(engine, accountId, target, accountOf(target)),
      });
      if (targetAccountId !== undefined && targetAccountId !== accountId && !hasNoRealId(targetAccountId)) {
        yield report(
          'engine',
          engine.subjectOrigin,
          { engine: name, target: targetAccountId },
          detailsFor(targetAccountId),
        );
        continue;
      }
      for (const secret of secrets) {
        const target = secret.accountId;
        if (target === undefined || target === accountId || hasNoRealId(target)) continue;
        const place = below(secret.origin, 'account_id');
        yield report(
          'secret',
          place,
          { engine: name, secret: secret.name ?? 'without a name', target },
          detailsFor(target),
        );
      }
    }
  },
});

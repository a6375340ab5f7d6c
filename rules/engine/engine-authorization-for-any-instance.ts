import { mayNarrow } from '../../src/rule-api/attributes.ts';
import { plainAttribute } from '../../src/account/model/policy.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { isOfEngine } from '../../src/rule-api/engine-authorization.ts';
import { subjectPlace } from '../../src/rule-api/policy-places.ts';

/** Attributes that tell some instances of Secrets Manager from others. */
const narrowing: readonly string[] = ['serviceInstance', 'resourceGroupId'];

/** Narrower and wider authorizations stand side by side: what works meanwhile goes on working. */
const help = 'create one for the instance first; when it works, delete this one';

export default defineRule({
  id: 'engine-authorization-for-any-instance',
  category: 'engine',
  preset: 'strict',
  severity: 'warning',
  summary: 'every Secrets Manager instance may create credentials in the account',
  messages: {
    found:
      'every Secrets Manager instance{where} may act on `{target}`, so whoever can create one, or write secrets to one, can create credentials here; name the instance of the engine{which}',
  },
  *check({ account, report }) {
    for (const policy of account.authorizations) {
      const { source, target, deleted } = policy;
      if (deleted || isUnknown(source) || !isOfEngine(policy)) continue;
      if (source.attributes.some((one) => mayNarrow(one, narrowing))) continue;
      const from = plainAttribute(source, 'accountId');
      const guids = account.engines.flatMap(({ instance }) => instance.guid ?? []);
      yield report(
        'found',
        subjectPlace(policy),
        {
          where: from === undefined || from === account.id ? ' of the account' : ` of the account \`${from}\``,
          target: plainAttribute(target, 'serviceName') ?? 'its target',
          which: guids.length === 1 ? `, \`${guids[0]}\`` : '',
        },
        { help },
      );
    }
  },
});

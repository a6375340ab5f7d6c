import type { Engine } from '../../src/account/model/engine.ts';
import { accountResource } from '../../src/access/decide/question.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { instanceOf } from '../../src/rule-api/engine.ts';
import { rolesPlace } from '../../src/rule-api/policy-places.ts';
import { policyRemoval } from '../../src/rule-api/repair/policy-removal.ts';

export default defineRule({
  id: 'engine-mode-conflict',
  category: 'engine',
  preset: 'recommended',
  severity: 'warning',
  summary: 'an instance has both an API key for its engine and authorizations',
  messages: {
    found:
      'the engine `{engine}` has an API key, and its instance is also authorized on `iam-identity`: only one is used, and IBM does not document which; remove the other',
    twice:
      'the instance of the engine `{engine}` has two engines, one with an API key and one with authorizations: only one is used, and IBM does not document which',
    configured:
      'the engine `{engine}` is declared to use authorizations, but its instance also has the configuration `{configuration}` with an API key: only one is used, and IBM does not document which; remove the other',
    uncertain:
      'undecided whether the configuration `{configuration}` with an API key belongs to the instance of the engine `{engine}`, which is declared to use authorizations: only one of the two would be used',
  },
  *check({ account, accessOf, report }) {
    const authorized = new Map<string, Engine>();
    for (const engine of account.engines) {
      const { guid } = engine.instance;
      if (engine.mode === 'service_authorization' && guid !== undefined && !authorized.has(guid))
        authorized.set(guid, engine);
    }
    for (const engine of account.engines) {
      const { configured } = engine;
      if (configured !== undefined) {
        const { name, maybeElsewhere, origin } = configured;
        yield report(
          maybeElsewhere ? 'uncertain' : 'configured',
          engine.subjectOrigin,
          { engine: engine.name, configuration: name },
          {
            ...(maybeElsewhere ? { confidence: 'low' } : {}),
            related: [{ place: origin, note: 'the configuration with an API key' }],
            help: 'to use authorizations, delete or disable the configuration. To use the API key, declare `mode: api_key`',
          },
        );
      }
      const { guid } = engine.instance;
      if (engine.mode !== 'api_key' || engine.disabled) continue;
      const other = guid === undefined ? undefined : authorized.get(guid);
      if (other !== undefined) {
        yield report(
          'twice',
          engine.subjectOrigin,
          { engine: engine.name },
          {
            hangsOn: [other],
            related: [{ place: other.origin, note: 'the engine with authorizations' }],
          },
        );
        continue;
      }
      if (guid === undefined) continue;
      const decision = accessOf(account).decide(
        { source: instanceOf(engine) },
        { action: 'iam-identity.apikey.create' },
        accountResource('iam-identity', account.id),
      );
      if (decision.outcome !== 'granted') continue;
      const removals = decision.by.map(({ policy }) => policyRemoval(policy, account));
      yield report(
        'found',
        engine.subjectOrigin,
        { engine: engine.name },
        {
          related: decision.by.map(({ policy }) => ({
            place: rolesPlace(policy),
            note: 'authorizes the instance to create API keys',
          })),
          repairs: removals.flatMap(({ repairs }) => repairs),
          help: 'to use the API key, delete the authorizations. To use the authorizations, delete the configuration with the key',
        },
      );
    }
  },
});

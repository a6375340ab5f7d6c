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
  summary: 'an instance has an API key for its engine and authorizations as well',
  messages: {
    found:
      'the engine `{engine}` holds an API key, and its instance is authorized on `iam-identity` as well: only one of the two is used, and which is not documented; take away the one that is not meant',
    twice:
      'the instance of the engine `{engine}` has two engines, one with an API key and one by authorization: only one of the two is used, and which is not documented',
    configured:
      'the engine `{engine}` is declared to work by authorization, and its instance has the configuration `{configuration}` with an API key as well: only one of the two is used, and which is not documented; take away the one that is not meant',
    uncertain:
      'cannot tell whether the configuration `{configuration}` with an API key is of the instance of the engine `{engine}`, which is declared to work by authorization: of the two only one would be used',
  },
  *check({ account, accessOf, report }) {
    for (const engine of account.engines) {
      const { configured } = engine;
      if (configured !== undefined && engine.uncertainBecause === undefined) {
        const { name, maybeElsewhere, origin } = configured;
        yield report(
          maybeElsewhere ? 'uncertain' : 'configured',
          engine.subjectOrigin,
          { engine: engine.name, configuration: name },
          {
            ...(maybeElsewhere ? { confidence: 'low' } : {}),
            related: [{ place: origin, note: 'the configuration with an API key' }],
            help: 'to work by authorization, delete the configuration, or disable it. To keep the key, declare `mode: api_key`',
          },
        );
      }
      const { guid } = engine.instance;
      if (engine.mode !== 'api_key' || engine.disabled || engine.uncertainBecause !== undefined) continue;
      const other = account.engines.find(
        ({ mode, instance }) => mode === 'service_authorization' && guid !== undefined && instance.guid === guid,
      );
      if (other !== undefined) {
        yield report(
          'twice',
          engine.subjectOrigin,
          { engine: engine.name },
          {
            related: [{ place: other.origin, note: 'the engine by authorization' }],
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
            note: 'authorizes the instance to make API keys',
          })),
          repairs: removals.flatMap(({ repairs }) => repairs),
          help: `to keep the key, take the authorizations away${removals.some(({ repairs }) => repairs.length > 0) ? ` (${removals[0]?.undo})` : ''}. To keep them, delete the configuration with the key`,
        },
      );
    }
  },
});

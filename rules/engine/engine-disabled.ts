import { entry, isTerraform } from '../../src/rule-api/repair/form.ts';
import { accountResource } from '../../src/access/decide/question.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { instanceOf } from '../../src/rule-api/engine.ts';

export default defineRule({
  id: 'engine-disabled',
  category: 'engine',
  preset: 'strict',
  severity: 'info',
  summary: "the engine's configuration is disabled, and no authorization replaces it",
  messages: {
    found:
      'the engine `{engine}` is disabled, and its instance is not authorized on `iam-identity`, so secrets of type IAM credentials get no new credentials; enable it, or delete the configuration',
    undecided:
      'the engine `{engine}` is disabled: unless its instance is authorized on `iam-identity`, secrets of type IAM credentials get no new credentials; enable it, or delete the configuration',
  },
  *check({ account, accessOf, report }) {
    for (const engine of account.engines) {
      if (!engine.disabled) continue;
      // With authorizations, switching the key off is how one goes over to them.
      const decision = accessOf(account).decide(
        { source: instanceOf(engine) },
        { action: 'iam-identity.apikey.create' },
        accountResource('iam-identity', account.id),
      );
      if (decision.outcome === 'granted') continue;
      const undecided = decision.outcome === 'unknown';
      yield report(
        undecided ? 'undecided' : 'found',
        engine.origin,
        { engine: engine.name },
        {
          ...(undecided ? { confidence: 'low' } : {}),
          // An export is no file to edit: the configuration is enabled where it is.
          repairs: isTerraform(engine.origin) ? [entry(engine.origin, 'disabled', false)] : [],
        },
      );
    }
  },
});

import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { day, durationOption, durationText, limitIn } from '../../src/rule-api/durations.ts';
import { nameOfSecret, secretPlace, secretsOf } from './shared/secrets.ts';
import { textAt } from '../../src/source/json.ts';

const usual = '30d';

export default defineRuleWithOptions({
  id: 'ttl-longer-than-wanted',
  category: 'secret',
  preset: 'all',
  severity: 'info',
  summary: 'the API keys of a secret last longer than the limit',
  messages: {
    found:
      'the API keys of {secret} last {length}, and the limit is {limit}: a leaked key works until it expires; shorten the lifetime to that of the work, and rotate the secret',
  },
  options: {
    schema: {
      type: 'object',
      additionalProperties: false,
      properties: { longest: durationOption('How long API keys of secrets may last.', usual) },
    },
    read: (value) => ({ longest: limitIn(textAt(value, 'longest'), usual) }),
  },
  *check({ account, options: { longest }, report }) {
    for (const secret of secretsOf(account)) {
      const { ttl } = secret;
      // Beyond 90 days it is refused, which is told by the rule on that.
      if (ttl === undefined || ttl <= longest || ttl > 90 * day) continue;
      yield report('found', secretPlace(secret, 'ttl'), {
        secret: nameOfSecret(secret),
        length: durationText(ttl),
        limit: durationText(longest),
      });
    }
  },
});

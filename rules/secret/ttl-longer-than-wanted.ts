import { defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { day, durationOption, durationText, limitIn } from '../../src/rule-api/durations.ts';
import { nameOfSecret, secretChange, secretPlace, secretsOf } from './shared/secrets.ts';
import { textAt } from '../../src/source/json.ts';

const usual = '30d';

/** A lifetime as setups write it; undefined for one that is not made of whole minutes. */
const shortText = (seconds: number): string | undefined => {
  const unit = (
    [
      [day, 'd'],
      [3600, 'h'],
      [60, 'm'],
    ] as const
  ).find(([length]) => seconds % length === 0);
  return unit === undefined ? undefined : `${seconds / unit[0]}${unit[1]}`;
};

export default defineRuleWithOptions({
  id: 'ttl-longer-than-wanted',
  category: 'secret',
  preset: 'all',
  severity: 'info',
  summary: 'the API keys of a secret last longer than the limit',
  fix: {
    safety: 'safe',
    because: 'writes the limit: keys stop working earlier, and give no more access',
  },
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
      const limit = secret.form === 'terraform' ? String(longest) : shortText(longest);
      yield report(
        'found',
        secretPlace(secret, 'ttl'),
        { secret: nameOfSecret(secret), length: durationText(ttl), limit: durationText(longest) },
        { edits: limit === undefined ? [] : secretChange(secret, 'ttl', limit, secret.writtenTtl) },
      );
    }
  },
});

import { jsonValue, yaml } from '../../src/snippet/snippet.ts';
import { defineRule } from '../../src/rule-api/define.ts';
import { day } from '../../src/rule-api/durations.ts';
import { hasRefusedUnit } from './shared/lifetime.ts';
import { nameOfSecret, secretChange, secretEdit, secretPlace, secretsOf } from './shared/secrets.ts';

export default defineRule({
  id: 'rotation-with-minute-ttl',
  category: 'secret',
  preset: 'recommended',
  severity: 'error',
  summary: 'a secret is rotated automatically, but its lifetime is in minutes',
  fix: {
    safety: 'safe',
    because: 'writes the same lifetime in hours, rounded up: as it stands, Secrets Manager refuses the secret',
  },
  messages: {
    found:
      '{secret} is rotated automatically, but its lifetime is in minutes (`{written}`), which Secrets Manager refuses: write it in hours or days',
  },
  *check({ account, report }) {
    for (const secret of secretsOf(account)) {
      const { rotation, writtenTtl: written, ttl } = secret;
      if (rotation?.auto !== true || written?.endsWith('m') !== true || ttl === undefined) continue;
      if (hasRefusedUnit(secret)) continue;
      yield report(
        'found',
        secretPlace(secret, 'ttl'),
        { secret: nameOfSecret(secret), written },
        {
          related: [{ place: secretPlace(secret, 'rotation'), note: 'the rotation' }],
          // The lifetime has to cover a day at least, the shortest interval there is.
          edits: ttl >= day ? secretChange(secret, 'ttl', `${Math.ceil(ttl / 3600)}h`, written) : [],
          repairs: ttl >= day ? secretEdit(secret, yaml`ttl`, yaml`${jsonValue(Math.ceil(ttl / 3600))}h`) : [],
        },
      );
    }
  },
});

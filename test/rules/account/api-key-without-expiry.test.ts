import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { eva, robot, snapshot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';

const id = 'api-key-without-expiry';

testSuite(id, (test) => {
  test('names key and owner', async () => {
    const text = snapshot({
      api_keys: [
        { id: 'ApiKey-1', name: 'ci', iam_id: `iam-${robot}` },
        { id: 'ApiKey-2', name: 'short', iam_id: eva, expires_at: '2027-01-01T00:00:00Z' },
        { id: 'ApiKey-3', iam_id: eva },
        { id: 'ApiKey-4', iam_id: eva, disabled: true },
      ],
      service_ids: [{ id: robot, name: 'builder' }],
    });
    const last =
      'never expires, so it works until somebody deletes it, even after a leak; give it an expiry, or let Secrets Manager create it';
    assert.equal(await findingsOf(id, text), [
      `/api_keys/0 info: the API key \`ci\` of \`builder\` (\`${robot}\`) ${last}`,
      `/api_keys/2 info: the API key \`ApiKey-3\` of \`${eva}\` ${last}`,
    ]);
    // IBM's reference has no command that sets it.
    assert.equal(await repairsOf(id, text), []);
  });
});

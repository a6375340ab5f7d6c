import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { robot, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'api-key-kept-when-leaked';

testSuite(id, (test) => {
  test('tells keys that are kept', async () => {
    const text = snapshot({
      api_keys: [
        { id: 'ApiKey-1', name: 'ci', iam_id: `iam-${robot}`, action_when_leaked: 'none' },
        { id: 'ApiKey-2', name: 'a', iam_id: `iam-${robot}`, action_when_leaked: 'delete' },
        { id: 'ApiKey-3', name: 'b', iam_id: `iam-${robot}` },
        { id: 'ApiKey-4', name: 'c', iam_id: `iam-${robot}`, action_when_leaked: 'none', disabled: true },
      ],
    });
    assert.equal(await findingsOf(id, text), [
      `/api_keys/0/action_when_leaked warning: the API key \`ci\` of \`${robot}\` keeps working when IBM finds it in public, so whoever else finds it can use it; set \`action_when_leaked\` to disable or delete it`,
    ]);
  });
});

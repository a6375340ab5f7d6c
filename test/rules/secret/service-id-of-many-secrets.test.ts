import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { robot, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'service-id-of-many-secrets';

testSuite(id, (test) => {
  const some = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      name: `s${index}`,
      secret_type: 'iam_credentials',
      service_id: robot,
    }));
  const keys = ['ci', 'Secrets-Manager-IAM-Secret-s0', 'Secrets-Manager-IAM-Secret-s1'].map((name, index) => ({
    id: `ApiKey-${index}`,
    name,
    iam_id: `iam-${robot}`,
  }));

  test('counts two keys a secret, and the keys that are not of secrets', async () => {
    assert.equal(await findingsOf(id, snapshot({ secrets: some(10), api_keys: keys })), [
      `/secrets/9/service_id warning: \`${robot}\` is the service ID of 10 secrets, each with a current and a previous API key, and has 1 other API key: 21 keys, where IAM allows 20 per identity, so creation and rotation fail; use several service IDs`,
    ]);
  });

  test('nine leave room', async () => {
    assert.equal(await findingsOf(id, snapshot({ secrets: some(9), api_keys: keys })), []);
  });
});

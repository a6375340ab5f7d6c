import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, apiPolicy, eva, robot, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'quota-nearly-reached';

testSuite(id, (test) => {
  const keys = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `ApiKey-${index}`,
      name: `k${index}`,
      iam_id: `iam-${robot}`,
      account_id: account,
    }));

  test('API keys of one identity', async () => {
    assert.equal(await findingsOf(id, snapshot({ api_keys: keys(18) })), [
      `/api_keys/0 warning: \`${robot}\` has 18 API keys of 20 allowed, and IAM refuses more: remove what is not used, or ask IBM for a higher quota`,
    ]);
    assert.equal(await findingsOf(id, snapshot({ api_keys: keys(17) })), []);
    assert.is((await findingsOf(id, snapshot({ api_keys: keys(10) }), { share: 0.5 })).length, 1);
  });

  test('policies of one subject', async () => {
    const policies = Array.from({ length: 900 }, (_, index) =>
      apiPolicy(eva, 'role:Viewer', { serviceName: 'kms', resource: `r${index}` }),
    );
    assert.equal(await findingsOf(id, snapshot({ policies })), [
      `/policies/0 warning: \`${eva}\` has 900 policies of 1000 allowed, and IAM refuses more: remove what is not used, or ask IBM for a higher quota`,
    ]);
  });

  test('groups of one identity, by name where there is one', async () => {
    const access_groups = Array.from({ length: 45 }, (_, index) => ({
      id: `AccessGroupId-${index}`,
      name: `g${index}`,
      members: [{ iam_id: eva, type: 'user' }],
    }));
    const users = [{ iam_id: eva, user_id: 'eva@example.com', account_id: account }];
    assert.equal(await findingsOf(id, snapshot({ access_groups, users })), [
      `/access_groups/0/members/0 warning: \`eva@example.com\` (\`${eva}\`) has 45 access groups of 50 allowed, and IAM refuses more: remove what is not used, or ask IBM for a higher quota`,
    ]);
  });

  test('things of the whole account', async () => {
    const service_ids = Array.from({ length: 1800 }, (_, index) => ({
      id: `ServiceId-${index}`,
      name: 's',
      account_id: account,
    }));
    assert.equal(await findingsOf(id, snapshot({ service_ids })), [
      '/service_ids/0 warning: the account has 1800 service IDs of 2000 allowed, and IAM refuses more: remove what is not used, or ask IBM for a higher quota',
    ]);
  });
});

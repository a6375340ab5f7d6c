import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, apiPolicy, robot, setup, snapshot } from '../account-text.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'rewrites-any-trusted-profile';

const administers = (subject: string) => ({
  subject,
  roles: ['Administrator'],
  attributes: { serviceType: 'platform_service' },
});
const wide = (subject: string, ...roles: readonly string[]) => ({ subject, roles, service: 'iam-identity' });

const profile = 'Profile-7c1f0e2d-3b4a-4958-8677-a5b4c3d2e1f0';

testSuite(id, (test) => {
  test('names a profile that administers the account', async () => {
    assert.equal(await findingsOf(id, setup({ policies: [wide(robot, 'Editor'), administers(profile)] })), [
      `/policies/0/roles/0 warning: \`${robot}\` can change who can assume every trusted profile of the account, and so assume any of them, and \`${profile}\` administers the account: name the profiles that it manages`,
    ]);
  });

  test('a profile that was listed is enough', async () => {
    const policies = [apiPolicy(robot, 'role:Operator', { serviceName: 'iam-identity' })];
    const trusted_profiles = [{ id: profile, iam_id: `iam-${profile}`, name: 'vsi', account_id: account }];
    assert.is((await findingsOf(id, snapshot({ policies, trusted_profiles }))).length, 1);
    assert.equal(await findingsOf(id, snapshot({ policies })), []);
  });

  test('single profiles, other roles and those allowed are not reported', async () => {
    const one = { ...wide(robot, 'Editor'), resource_type: 'profile', resource: profile };
    for (const policy of [one, wide(robot, 'Viewer'), wide(profile, 'Editor')]) {
      assert.equal(await findingsOf(id, setup({ policies: [policy, administers(profile)] })), []);
    }
    const text = setup({ policies: [wide(robot, 'Editor'), administers(profile)] });
    assert.equal(await findingsOf(id, text, { allow: [robot] }), []);
  });
});

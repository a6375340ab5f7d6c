import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'custom-role-of-two-services';

testSuite(id, (test) => {
  test('an action of another service', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
custom_roles:
  - { name: Helper, service: iam-groups, actions: [kms.secrets.read, iam-groups.groups.read] }
policies:
  - { subject: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c, roles: [Viewer], service: kms }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/custom_roles/0/actions/0 error: the custom role `Helper` is for `iam-groups`, but `kms.secrets.read` is an action of `kms`: a custom role has actions of one service only, so IAM refuses it; create a second role for `kms`',
    ]);
  });

  test('its own', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
custom_roles:
  - { name: Helper, service: kms, actions: [kms.secrets.read] }
policies:
  - { subject: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c, roles: [Viewer], service: kms }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'custom-role-repeats-another';

testSuite(id, (test) => {
  test('the same in another order', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
custom_roles:
  - { name: Reader1, service: kms, actions: [kms.secrets.read, kms.secrets.list] }
  - { name: Reader2, service: kms, actions: [kms.secrets.list, kms.secrets.read] }
policies:
  - { subject: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c, roles: [Viewer], service: kms }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/custom_roles/1 error: the custom role `Reader2` has the same actions of `kms` as `Reader1`, so IAM refuses it, whatever its name: grant `Reader1` instead',
    ]);
  });

  test('one more', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
custom_roles:
  - { name: Reader1, service: kms, actions: [kms.secrets.read, kms.secrets.list] }
  - { name: Reader2, service: kms, actions: [kms.secrets.list] }
policies:
  - { subject: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c, roles: [Viewer], service: kms }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

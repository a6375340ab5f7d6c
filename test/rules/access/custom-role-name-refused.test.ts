import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'custom-role-name-refused';

testSuite(id, (test) => {
  test('a hyphen, a digit in front, a long display name', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
custom_roles:
  - { name: key-reader, service: kms, actions: [kms.secrets.read] }
  - { name: 2ndReader, service: kms, actions: [kms.secrets.list] }
  - { name: Reader, display_name: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, service: kms, actions: [kms.secrets.write] }
policies:
  - { subject: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c, roles: [Viewer], service: kms }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/custom_roles/0/name error: IAM refuses the role: `key-reader` is to be 1 to 30 letters and digits, of which the first is a capital letter; `display_name` is what people see, and may hold others',
      '  edit: KeyReader',
      '/custom_roles/1/name error: IAM refuses the role: `2ndReader` is to be 1 to 30 letters and digits, of which the first is a capital letter; `display_name` is what people see, and may hold others',
      '/custom_roles/2/display_name error: IAM refuses the role: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` has 51 characters, and a display name at most 50',
    ]);
  });

  test('names that are allowed', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
custom_roles:
  - { name: A, service: kms, actions: [kms.secrets.read] }
  - { name: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, service: kms, actions: [kms.secrets.list] }
policies:
  - { subject: AccessGroupId-0f9a1b2c-3d4e-4f5a-8b6c-7d8e9f0a1b2c, roles: [Viewer], service: kms }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

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
      '/custom_roles/0/name error: IAM refuses `key-reader` as the name of a custom role: it must be 1 to 30 letters and digits and begin with a capital letter; write other characters in `display_name`, the name that the console shows',
      '  edit: KeyReader',
      '/custom_roles/1/name error: IAM refuses `2ndReader` as the name of a custom role: it must be 1 to 30 letters and digits and begin with a capital letter; write other characters in `display_name`, the name that the console shows',
      '/custom_roles/2/display_name error: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` has 51 characters, and IAM accepts a display name of at most 50: shorten it',
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

import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'public-access-to-other-service';

testSuite(id, (test) => {
  test('keys', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
policies:
  - { subject: AccessGroupId-PublicAccess, roles: [Viewer], service: kms }
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0 error: this policy gives the group `Public Access` roles on `kms`, but IBM supports public access to Cloud Object Storage (`cloud-object-storage`) only: assign it to an access group of your own',
    ]);
  });

  test('a bucket, a service that the catalogue lacks', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
policies:
  - { subject: AccessGroupId-PublicAccess, roles: [Reader], service: cloud-object-storage }
  - { subject: AccessGroupId-PublicAccess, roles: [Reader], service: no-such-thing }
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = 'creator-without-resource-group';

const setupWith = (complete: boolean): string => `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
policies:
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Editor], service: kms }
complete: ${complete}
`;

testSuite(id, (test) => {
  test('an Editor without a role on a resource group', async () => {
    assert.equal(await findingsOf(id, setupWith(true)), [
      '/policies/0/roles warning: `ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0` has the role to create instances of `kms`, but no role on any resource group, so creation is refused and the resource list shows no instance: add `Viewer` on the resource group (`--resource-type resource-group`)',
    ]);
  });

  test('what else it has is not known', async () => {
    assert.equal(await findingsOf(id, setupWith(false)), []);
  });
});

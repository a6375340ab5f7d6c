import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'cluster-administrator-without-identity';

testSuite(id, (test) => {
  test('without', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
policies:
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Administrator], service: containers-kubernetes }
complete: true
`;
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles warning: `ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0` can create clusters, but not the API key that Kubernetes Service creates for them, so creation fails with A0656: add `Operator` on `iam-identity`, which a policy on all IAM-enabled services does not include',
    ]);
  });

  test('with a role on account management', async () => {
    const text = `kind: EngineSetup
version: 1
account: { id: 791f5fb10986423e97aa8512f18b7e65 }
engine: { mode: api_key }
policies:
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Administrator], service: containers-kubernetes }
  - { subject: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0, roles: [Administrator], attributes: { serviceType: platform_service } }
complete: true
`;
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

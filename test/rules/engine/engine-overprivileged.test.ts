import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { apiPolicy, readers, robot } from '../account-text.ts';
import { findingsOf, repairsOf } from '../run-rule.ts';
import { authorized, given } from './own-engine.ts';

const id = 'engine-overprivileged';

const on = (service: string, ...roles: readonly string[]) => ({ subject: robot, roles, service });

testSuite(id, (test) => {
  test('Administrator where Editor and Operator do, by the actions that are too many', async () => {
    const text = given({ policies: [on('iam-groups', 'Administrator'), on('iam-identity', 'Administrator')] });
    assert.equal(await findingsOf(id, text), [
      '/policies/0/roles/0 warning: `Administrator` on `iam-groups` lets the engine `e` do `iam-groups.account-settings.update` and `iam.policy.create`, which it never does; grant `Editor`, which is enough',
      '/policies/1/roles/0 warning: `Administrator` on `iam-identity` lets the engine `e` do `iam-identity.apikey.manage`, `iam-identity.crnmapping.create`, `iam-identity.crnmapping.delete` and 9 more, which it never does; grant `Operator`, which is enough',
    ]);
    assert.equal(await repairsOf(id, text), [{ kind: 'edit', text: 'roles: [Editor]' }]);
  });

  test('a role that does nothing it needs, a policy on another service, a role of a group', async () => {
    const policies = [
      on('iam-identity', 'Operator', 'User API key creator'),
      on('iam-groups', 'Editor'),
      on('kms', 'Reader', 'Viewer'),
      { ...on('iam-groups', 'Administrator'), subject: readers },
      { ...on('kms', 'Reader'), subject: readers },
    ];
    const found = await findingsOf(id, given({ policies, access_groups: [{ id: readers, members: [robot] }] }));
    assert.equal(
      found.map((line) => line.slice(0, 110)),
      [
        '/policies/0/roles/1 warning: `User API key creator` on `iam-identity` lets the engine `e` do `iam-identity.user-apikey.create`, and'.slice(
          0,
          110,
        ),
        '/policies/2/roles/0 warning: the engine `e` does not need `Reader` and `Viewer` on `kms`; delete the policy'.slice(
          0,
          110,
        ),
        '/policies/3/roles/0 warning: `Administrator` on `iam-groups` lets the engine `e` do `iam-groups.account-settings.update` and'.slice(
          0,
          110,
        ),
      ],
    );
  });

  test('what it needs, in whatever form, is fine', async () => {
    const identity = on('iam-identity', 'Operator', 'Service ID creator');
    const management = {
      subject: robot,
      roles: ['Editor', 'Operator'],
      attributes: { serviceType: 'platform_service' },
    };
    for (const policies of [[on('iam-groups', 'Editor', 'Viewer'), identity], [management]]) {
      assert.equal(await findingsOf(id, given({ policies })), []);
    }
  });

  test('by authorization: a role the engine never uses; those too wide have another rule', async () => {
    const byService = { engine: { mode: 'service_authorization' }, policies: [] };
    const authorizations = [
      authorized('iam-identity', 'User API key creator'),
      authorized('iam-identity', 'Administrator'),
      authorized('iam-identity', 'User API key creator', { instance: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' }),
    ];
    const found = await findingsOf(id, given({ ...byService, authorizations }));
    assert.equal(
      found.map((line) => line.slice(0, 34)),
      ['/authorizations/0/roles/0 warning:'],
    );
  });

  test('the repair of a policy that exists is a command', async () => {
    const policy = apiPolicy(robot, 'role:Administrator', { serviceName: 'iam-groups' }, { id: 'p-1' });
    assert.equal(await repairsOf(id, given({ policies: [policy] })), [
      { kind: 'cli', text: `ibmcloud iam service-policy-update ${robot} p-1 --roles Editor --service-name iam-groups` },
    ]);
  });
});

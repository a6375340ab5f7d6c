import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'role-of-another-service';

testSuite(id, (test) => {
  test('a service role on a service that has none', async () => {
    const text = setup([{ subject: serviceId, roles: ['Manager'], service: 'iam-groups' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles/0 error: `Manager` is not a role of `iam-groups`: IAM refuses the policy',
      '  help: `ibmcloud iam roles --service iam-groups` lists its roles',
    ]);
  });

  test('a role of one service on another', async () => {
    const text = setup([{ subject: serviceId, roles: ['Operator', 'Service ID creator'], service: 'iam-groups' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles/1 error: `Service ID creator` is not a role of `iam-groups`: IAM refuses the policy',
      '  help: `ibmcloud iam roles --service iam-groups` lists its roles',
    ]);
  });

  test('IAM has the policy', async () => {
    const text = snapshot([
      policy({
        id: 'p-1',
        roles: ['crn:v1:bluemix:public:iam::::serviceRole:Manager'],
        target: [['serviceName', 'iam-groups']],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id warning low: the catalogue has no role `Manager` on `iam-groups`, but the policy exists in IAM: check whether it grants what it should',
      '  help: `ibmcloud iam roles --service iam-groups` lists its roles',
    ]);
  });

  test('a custom role of another service', async () => {
    const text = snapshot([
      policy({
        roles: [`crn:v1:bluemix:public:kms::a/${account}::customRole:Keeper`],
        target: [['serviceName', 'secrets-manager']],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: `Keeper` is not a role of `secrets-manager`: IAM refuses the policy',
      '  help: `ibmcloud iam roles --service secrets-manager` lists its roles',
    ]);
  });

  test('a role of one service on many', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Service ID creator'], attributes: { serviceType: 'platform_service' } },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles/0 error: `Service ID creator` cannot be granted on `serviceType=platform_service`, because it belongs to single services: IAM refuses the policy',
    ]);
  });

  test('a role for authorizations', async () => {
    const text = setup([{ subject: serviceId, roles: ['Groups Service Member Manage'], service: 'iam-groups' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles/0 error: `Groups Service Member Manage` is only for authorizations between services: an access policy cannot grant it',
    ]);
  });

  test('roles their services have, in whatever case, and roles of the account', async () => {
    const text = setup(
      [
        { subject: serviceId, roles: ['Operator', 'Service ID Creator'], service: 'iam-identity' },
        { subject: serviceId, roles: ['Service ID creator'], attributes: { service_group_id: 'IAM' } },
        { subject: serviceId, roles: ['Manager'], service: 'iam-groups' },
      ],
      { custom_roles: [{ name: 'Manager', service: 'iam-groups', actions: ['iam-groups.groups.read'] }] },
    );
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('a service without published roles', async () => {
    const text = setup([{ subject: serviceId, roles: ['Manager'], service: 'vmware' }]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

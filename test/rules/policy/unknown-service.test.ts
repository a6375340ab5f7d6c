import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-service';

testSuite(id, (test) => {
  test('the display name', async () => {
    const text = snapshot([policy({ target: [['serviceName', 'Secrets Manager']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value error: `Secrets Manager` is a display name: the service is called `secrets-manager` in policies',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
      '  edit: { "key": "serviceName", "operator": "stringEquals", "value": "secrets-manager" }',
    ]);
  });

  test('the singular, in a policy that IAM is said to have', async () => {
    const text = snapshot([policy({ id: 'p-1', target: [['serviceName', 'secret-manager']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value error: `secret-manager` is a display name: the service is called `secrets-manager` in policies',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
      '  edit: { "key": "serviceName", "operator": "stringEquals", "value": "secrets-manager" }',
    ]);
  });

  test('another case', async () => {
    const text = setup([{ subject: serviceId, roles: ['Operator'], service: 'IAM-Identity' }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/service error: `IAM-Identity` is a display name: the service is called `iam-identity` in policies',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
      '  edit: "service": "iam-identity"',
    ]);
  });

  test('a slip of the hand', async () => {
    const text = snapshot([policy({ target: [['serviceName', 'contianer-registry']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value error: there is no service `contianer-registry` in the catalogue: did you mean `container-registry`?',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
      '  edit: { "key": "serviceName", "operator": "stringEquals", "value": "container-registry" }',
    ]);
  });

  test('a slip in a policy that IAM has leaves it open', async () => {
    const text = snapshot([policy({ id: 'p-1', target: [['serviceName', 'contianer-registry']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value warning low: there is no service `contianer-registry` in the catalogue: did you mean `container-registry`?',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
      '  edit: { "key": "serviceName", "operator": "stringEquals", "value": "container-registry" }',
    ]);
  });

  test('one of several names', async () => {
    const text = setup([{ subject: serviceId, roles: ['Viewer'], service: { any_of: ['kms', 'iam-group'] } }]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/service error: `iam-group` is a display name: the service is called `iam-groups` in policies',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
    ]);
  });

  test('the source of an authorization', async () => {
    const text = setup([], {
      authorizations: [{ source: { service: 'secret-manager' }, target: { service: 'kms' }, roles: ['Reader'] }],
    });
    assert.equal(await findingsWithRepairs(id, text), [
      '/authorizations/0/source error: `secret-manager` is a display name: the service is called `secrets-manager` in policies',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
    ]);
  });

  test('a service that is merely not in the catalogue, a part of one, and a retired one', async () => {
    const text = snapshot(
      ['watson-quantum-toaster', 'is.ike-policy', 'logdna', '<service>'].map((name) =>
        policy({ target: [['serviceName', name]] }),
      ),
    );
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value warning low: there is no service `watson-quantum-toaster` in the catalogue of 2026-04-03, and none with a similar name: it has a typo, or is newer; if `ibmcloud catalog service-marketplace` lists it, add it to `catalogue.services` in the config',
    ]);
  });

  test('a short name for another service, and no name of a near one', async () => {
    const text = snapshot(['powervs', 'iks'].map((name) => policy({ target: [['serviceName', name]] })));
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/1/value error: `powervs` is a display name: the service is called `power-iaas` in policies',
      '  help: IAM compares the name exactly: with another name it refuses the policy, or the policy grants nothing',
      '  edit: { "key": "serviceName", "operator": "stringEquals", "value": "power-iaas" }',
      '/policies/1/resource/attributes/1/value warning low: there is no service `iks` in the catalogue of 2026-04-03, and none with a similar name: it has a typo, or is newer; if `ibmcloud catalog service-marketplace` lists it, add it to `catalogue.services` in the config',
    ]);
  });

  test('a pattern is no name', async () => {
    const text = setup([{ subject: serviceId, roles: ['Viewer'], service: { match: 'databases-for-*' } }]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('a wildcard and a placeholder have rules of their own', async () => {
    const text = snapshot(['kms*', '<kms>'].map((name) => policy({ target: [['serviceName', name]] })));
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

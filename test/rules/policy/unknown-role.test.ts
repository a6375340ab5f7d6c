import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-role';

testSuite(id, (test) => {
  test('a slip in a name', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Editor', 'Secrets Reader', 'Mangaer'], service: 'secrets-manager' },
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/roles/1 error: `secrets-manager` has no role `Secrets Reader`: did you mean `SecretsReader`?',
      '  help: `ibmcloud iam roles --service secrets-manager` lists its roles, including custom roles',
      '  edit: "SecretsReader"',
      '/policies/0/roles/2 error: `secrets-manager` has no role `Mangaer`: did you mean `Manager`?',
      '  help: `ibmcloud iam roles --service secrets-manager` lists its roles, including custom roles',
      '  edit: "Manager"',
    ]);
  });

  test('a slip in a CRN', async () => {
    const text = snapshot([policy({ roles: ['crn:v1:bluemix:public:iam::::role:Adminstrator'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: there is no role `crn:v1:bluemix:public:iam::::role:Adminstrator`: did you mean `crn:v1:bluemix:public:iam::::role:Administrator`?',
      '  edit: "crn:v1:bluemix:public:iam::::role:Administrator"',
    ]);
  });

  test('a slip in a CRN that IAM has', async () => {
    const text = snapshot([policy({ id: 'p-1', roles: ['crn:v1:bluemix:public:iam::::role:Adminstrator'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id warning low: there is no role `crn:v1:bluemix:public:iam::::role:Adminstrator`: did you mean `crn:v1:bluemix:public:iam::::role:Administrator`?',
      '  edit: "crn:v1:bluemix:public:iam::::role:Administrator"',
    ]);
  });

  test('names people give to their own roles', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Auditor', 'Reviewer', 'Deployer'], service: 'secrets-manager' },
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('a role the setup defines', async () => {
    const text = setup([{ subject: serviceId, roles: ['Editors'], service: 'kms' }], {
      custom_roles: [{ name: 'Editors', service: 'kms', actions: ['kms.secrets.list'] }],
    });
    assert.equal(await findingsWithRepairs(id, text), []);
  });

  test('a service the catalogue lacks, and many services', async () => {
    const text = setup([
      { subject: serviceId, roles: ['Edtor'], service: 'toaster' },
      { subject: serviceId, roles: ['Edtor'], attributes: { serviceType: 'service' } },
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

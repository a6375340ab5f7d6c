import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, policy, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'malformed-role-crn';

testSuite(id, (test) => {
  test('a platform role as a service role', async () => {
    const text = snapshot([policy({ roles: ['crn:v1:bluemix:public:iam::::serviceRole:Viewer'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: `crn:v1:bluemix:public:iam::::serviceRole:Viewer` is not the CRN of a role: it is a platform role, but is written as a service role; write `crn:v1:bluemix:public:iam::::role:Viewer`',
      '  edit: "crn:v1:bluemix:public:iam::::role:Viewer"',
    ]);
  });

  test('a service role as a platform role', async () => {
    const text = snapshot([policy({ roles: ['crn:v1:bluemix:public:iam::::role:Manager'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: `crn:v1:bluemix:public:iam::::role:Manager` is not the CRN of a role: it is a service role, but is written as a platform role; write `crn:v1:bluemix:public:iam::::serviceRole:Manager`',
      '  edit: "crn:v1:bluemix:public:iam::::serviceRole:Manager"',
    ]);
  });

  test("a service's own role under `iam`", async () => {
    const text = snapshot([
      policy({
        roles: ['crn:v1:bluemix:public:iam::::serviceRole:ServiceIdCreator'],
        target: [['serviceName', 'iam-identity']],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: `crn:v1:bluemix:public:iam::::serviceRole:ServiceIdCreator` is not the CRN of a role: it is a role of `iam-identity`, but is written under `iam`; write `crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator`',
      '  edit: "crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator"',
    ]);
  });

  test('another case', async () => {
    const text = snapshot([policy({ roles: ['crn:v1:bluemix:public:iam::::role:editor'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: `crn:v1:bluemix:public:iam::::role:editor` is not the CRN of a role: it differs in upper and lower case; write `crn:v1:bluemix:public:iam::::role:Editor`',
      '  edit: "crn:v1:bluemix:public:iam::::role:Editor"',
    ]);
  });

  test('a colon too few', async () => {
    const text = snapshot([policy({ roles: ['crn:v1:bluemix:public:iam:::role:Editor'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      "/policies/0/control/grant/roles/0/role_id error: `crn:v1:bluemix:public:iam:::role:Editor` is not the CRN of a role: it does not have the parts of a role's CRN; write `crn:v1:bluemix:public:iam::::role:Editor`",
      '  edit: "crn:v1:bluemix:public:iam::::role:Editor"',
    ]);
  });

  test('a name', async () => {
    const text = snapshot([policy({ roles: ['Service ID creator'], target: [['serviceName', 'iam-identity']] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: `Service ID creator` is not the CRN of a role: it is a name, not a CRN; write `crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator`',
      '  edit: "crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator"',
    ]);
  });

  test('a custom role without account, and one of another', async () => {
    const text = snapshot([
      policy({
        roles: [
          'crn:v1:bluemix:public:kms::::customRole:Keeper',
          'crn:v1:bluemix:public:kms::a/9d8c7b6a5f4e43219087a6b5c4d3e2f1::customRole:Keeper',
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id error: `crn:v1:bluemix:public:kms::::customRole:Keeper` is not the CRN of a role: it names no account, which a custom role requires',
      '/policies/0/control/grant/roles/1/role_id error: the custom role `crn:v1:bluemix:public:kms::a/9d8c7b6a5f4e43219087a6b5c4d3e2f1::customRole:Keeper` belongs to the account `9d8c7b6a5f4e43219087a6b5c4d3e2f1`, but the policy to `4c7e9a0b1d2f48639e5a7c8b0d1f2e34`: IAM refuses it',
      '  help: a custom role exists only in its own account: create it in this account too, and name that one',
    ]);
  });

  test('IAM has the policy', async () => {
    const text = snapshot([policy({ id: 'p-1', roles: ['crn:v1:bluemix:public:iam::::serviceRole:Viewer'] })]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/control/grant/roles/0/role_id warning low: `crn:v1:bluemix:public:iam::::serviceRole:Viewer` is not the CRN of a role: it is a platform role, but is written as a service role; write `crn:v1:bluemix:public:iam::::role:Viewer`',
      '  edit: "crn:v1:bluemix:public:iam::::role:Viewer"',
    ]);
  });

  test('CRNs that are right, or may be', async () => {
    const text = snapshot([
      policy({
        roles: [
          'crn:v1:ibmcloud:public:iam::::serviceRole:Reader',
          'crn:v1:bluemix:public:cloud-object-storage::::serviceRole:ObjectWriter',
          `crn:v1:bluemix:public:kms::a/${account}::customRole:Keeper`,
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, policy, policyV1, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'id-in-wrong-form';

testSuite(id, (test) => {
  test('an account: a GUID, the part of a CRN, a CRN and a name', async () => {
    const text = snapshot(
      [
        '4c7e9a0b-1d2f-4863-9e5a-7c8b0d1f2e34',
        `a/${account}`,
        `crn:v1:bluemix:public:iam::a/${account}::role:x`,
        'production',
      ].map((value) => ({
        ...policy(),
        resource: {
          attributes: [
            { key: 'accountId', operator: 'stringEquals', value },
            { key: 'serviceName', operator: 'stringEquals', value: 'kms' },
          ],
        },
      })),
    );
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/0/value error: `4c7e9a0b-1d2f-4863-9e5a-7c8b0d1f2e34` is a GUID, but `accountId` requires the id of the account, 32 hexadecimal digits',
      '/policies/1/resource/attributes/0/value error: `a/4c7e9a0b1d2f48639e5a7c8b0d1f2e34` is part of a CRN, but `accountId` requires the id of the account, 32 hexadecimal digits: write `4c7e9a0b1d2f48639e5a7c8b0d1f2e34`',
      '  edit: { "key": "accountId", "operator": "stringEquals", "value": "4c7e9a0b1d2f48639e5a7c8b0d1f2e34" }',
      '/policies/2/resource/attributes/0/value error: `crn:v1:bluemix:public:iam::a/4c7e9a0b1d2f48639e5a7c8b0d1f2e34::role:x` is a CRN, but `accountId` requires the id of the account, 32 hexadecimal digits: write `4c7e9a0b1d2f48639e5a7c8b0d1f2e34`',
      '  edit: { "key": "accountId", "operator": "stringEquals", "value": "4c7e9a0b1d2f48639e5a7c8b0d1f2e34" }',
      '/policies/3/resource/attributes/0/value error: `production` is a name, but `accountId` requires the id of the account, 32 hexadecimal digits',
    ]);
  });

  test('a resource group: its CRN and its name', async () => {
    const text = setup(
      [
        `crn:v1:bluemix:public:resource-controller::a/${account}::resource-group:5f3b2a1c9d8e4f70a1b2c3d4e5f60718`,
        'Default',
      ].map((resource_group) => ({ subject: serviceId, roles: ['Viewer'], service: 'kms', resource_group })),
    );
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource_group error: `crn:v1:bluemix:public:resource-controller::a/4c7e9a0b1d2f48639e5a7c8b0d1f2e34::resource-group:5f3b2a1c9d8e4f70a1b2c3d4e5f60718` is a CRN, but `resourceGroupId` requires the id of the resource group, 32 hexadecimal digits: write `5f3b2a1c9d8e4f70a1b2c3d4e5f60718`',
      '  edit: "resource_group": "5f3b2a1c9d8e4f70a1b2c3d4e5f60718"',
      '/policies/1/resource_group error: `Default` is a name, but `resourceGroupId` requires the id of the resource group, 32 hexadecimal digits',
    ]);
  });

  test('an instance: the account, a name; a CRN has a rule of its own', async () => {
    const text = snapshot(
      [
        account,
        'prod-secrets',
        `crn:v1:bluemix:public:secrets-manager:eu-de:a/${account}:0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9::`,
      ].map((value) =>
        policy({
          target: [
            ['serviceName', 'secrets-manager'],
            ['serviceInstance', value],
          ],
        }),
      ),
    );
    assert.equal(await findingsWithRepairs(id, text), [
      "/policies/0/resource/attributes/2/value error: `4c7e9a0b1d2f48639e5a7c8b0d1f2e34` is the id of the account, but `serviceInstance` requires the instance's GUID",
      "/policies/1/resource/attributes/2/value error: `prod-secrets` is a name, but `serviceInstance` requires the instance's GUID",
    ]);
  });

  test('a service ID without `iam-`, and a profile in the spelling of a page of IBM', async () => {
    const text = snapshot([
      policy({ subject: [['iam_id', serviceId.slice(4)]] }),
      policyV1({ subject: [['iam_id', 'Iam-Profile-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d']] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/subject/attributes/0/value error: `ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d` is an id in another form, but `iam_id` requires the IAM id: write `iam-ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d`',
      '  edit: "iam-ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"',
      '/policies/1/subjects/0/attributes/0/value error: `Iam-Profile-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d` is an id in another form, but `iam_id` requires the IAM id: write `iam-Profile-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d`',
      '  edit: "iam-Profile-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d"',
    ]);
  });

  test('a user by e-mail, an identity by CRN and by UUID, a group by name', async () => {
    const text = snapshot([
      policy({ subject: [['iam_id', 'jo@example.com']] }),
      policy({ subject: [['iam_id', 'crn:v1:bluemix:public:iam-identity::a/x::serviceid:ServiceId-1']] }),
      policy({ subject: [['iam_id', '1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d']] }),
      policy({ subject: [['access_group_id', 'developers']] }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      "/policies/0/subject/attributes/0/value error: `jo@example.com` is an e-mail address, but `iam_id` requires the user's IAM id, such as `IBMid-…`",
      '/policies/1/subject/attributes/0/value error: `crn:v1:bluemix:public:iam-identity::a/x::serviceid:ServiceId-1` is a CRN, but `iam_id` requires an IAM id',
      '/policies/2/subject/attributes/0/value error: `1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d` is a bare UUID, but `iam_id` requires a UUID without a prefix',
      '/policies/3/subject/attributes/0/value error: `developers` is a name, but `access_group_id` requires the id of the group, `AccessGroupId-…`',
    ]);
  });

  test('ids as they should be, and what may be one', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'secrets-manager'],
          ['serviceInstance', '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9'],
          ['resourceGroupId', '5f3b2a1c9d8e4f70a1b2c3d4e5f60718'],
        ],
      }),
      policy({
        target: [
          ['serviceName', 'containers-kubernetes'],
          ['serviceInstance', 'c8f1k2jd0m3n4p5q6r7s'],
        ],
      }),
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resourceGroupId', '*'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

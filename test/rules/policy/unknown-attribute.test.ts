import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { account, group, policy, serviceId, setup, snapshot } from './policy-text.ts';
import { findingsWithRepairs } from '../run-rule.ts';

const id = 'unknown-attribute';

testSuite(id, (test) => {
  test('names of the command and of Terraform', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'kms'],
          ['resource_instance_id', 'x'],
          ['resource_group_name', 'y'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/resource/attributes/2/key error: IAM has no attribute `resource_instance_id`: the policy attribute is `serviceInstance`',
      '  edit: "serviceInstance"',
      '/policies/0/resource/attributes/3/key error: IAM has no attribute `resource_group_name`: the policy attribute is `resourceGroupId`',
      '  edit: "resourceGroupId"',
    ]);
  });

  test('a CRN in the place of a name, among what cannot be written as one mapping', async () => {
    const attributes = { 'crn:v1:x': 'c', '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9': 'i' };
    assert.equal(await findingsWithRepairs(id, setup([{ subject: serviceId, roles: ['Viewer'], attributes }])), [
      '/policies/0/attributes/crn:v1:x error: `crn:v1:x` is a CRN, but the name of an attribute is required here: write it as the value of `serviceInstance`',
      '/policies/0/attributes/0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9 error: `0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9` is a GUID, but the name of an attribute is required here: write it as the value of `serviceInstance`',
    ]);
  });

  test('values in the place of names', async () => {
    const text = setup([
      {
        subject: serviceId,
        roles: ['Viewer'],
        attributes: {
          'iam-groups': 'x',
          'us-south': 'y',
          [account]: 'z',
          '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9': 'i',
          [group]: 'g',
        },
      },
    ]);
    const mended =
      '  edit: "attributes": {"serviceName":"iam-groups","region":"us-south","resourceGroupId":"4c7e9a0b1d2f48639e5a7c8b0d1f2e34","serviceInstance":"0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9","resource":"AccessGroupId-b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e"}';
    assert.equal(await findingsWithRepairs(id, text), [
      '/policies/0/attributes/iam-groups error: `iam-groups` is a service, but the name of an attribute is required here: write it as the value of `serviceName`',
      mended,
      '/policies/0/attributes/us-south error: `us-south` is a region, but the name of an attribute is required here: write it as the value of `region`',
      mended,
      '/policies/0/attributes/4c7e9a0b1d2f48639e5a7c8b0d1f2e34 error: `4c7e9a0b1d2f48639e5a7c8b0d1f2e34` is an id, but the name of an attribute is required here: write it as the value of `resourceGroupId`',
      mended,
      '/policies/0/attributes/0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9 error: `0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9` is a GUID, but the name of an attribute is required here: write it as the value of `serviceInstance`',
      mended,
      '/policies/0/attributes/AccessGroupId-b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e error: `AccessGroupId-b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e` is an identity, but the name of an attribute is required here: write it as the value of `resource`',
      mended,
    ]);
  });

  test('attributes of services, and those of IAM', async () => {
    const text = snapshot([
      policy({
        target: [
          ['serviceName', 'cloud-object-storage'],
          ['prefix', 'a/'],
          ['keyRing', 'k'],
          ['serviceInstance', 'x'],
          ['vpcId', 'v'],
        ],
      }),
    ]);
    assert.equal(await findingsWithRepairs(id, text), []);
  });
});

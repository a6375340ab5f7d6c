import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

testSuite('what selectors of many services cover', (test) => {
  const cases: readonly (readonly [service: string, enabled: string, management: string, iam: string])[] = [
    ['iam-groups', 'no', 'yes', 'yes'],
    ['iam-identity', 'no', 'yes', 'yes'],
    ['iam-access-management', 'no', 'yes', 'yes'],
    ['user-management', 'no', 'yes', 'yes'],
    ['billing', 'no', 'yes', 'no'],
    ['support', 'no', 'yes', 'no'],
    ['secrets-manager', 'yes', 'no', 'no'],
    ['kms', 'yes', 'no', 'no'],
    ['cloud-object-storage', 'yes', 'no', 'no'],
    ['security-compliance', 'unknown', 'yes', 'no'],
    ['iam-svcs', 'unknown', 'unknown', 'unknown'],
    ['atracker', 'unknown', 'unknown', 'unknown'],
    ['context-based-restrictions.zone', 'no', 'unknown', 'no'],
    ['databases-for-redis', 'unknown', 'unknown', 'unknown'],
    ['is', 'unknown', 'unknown', 'unknown'],
  ];
  for (const [name, allIamEnabled, allAccountManagement, iamAccountManagement] of cases) {
    test(`${name}: ${allIamEnabled}, ${allAccountManagement}, ${iamAccountManagement}`, () =>
      assert.equal(catalogue.service(name)?.coveredBy, { allIamEnabled, allAccountManagement, iamAccountManagement }));
  }
});

testSuite('what narrows a policy on a service', (test) => {
  const cases: readonly (readonly [service: string, group: string, region: string, instance: string])[] = [
    ['iam-groups', 'no', 'unknown', 'unknown'],
    ['iam-identity', 'no', 'unknown', 'unknown'],
    ['secrets-manager', 'yes', 'yes', 'yes'],
    ['billing', 'unknown', 'unknown', 'unknown'],
    ['kms', 'unknown', 'unknown', 'unknown'],
  ];
  for (const [name, resourceGroupId, region, serviceInstance] of cases) {
    test(`${name}: ${resourceGroupId}, ${region}, ${serviceInstance}`, () =>
      assert.equal(catalogue.service(name)?.attributes, { resourceGroupId, region, serviceInstance }));
  }

  test('a type of iam-identity reaches these actions', () => {
    const types = catalogue.service('iam-identity')?.resourceTypes;
    assert.equal([...(types?.keys() ?? [])], ['serviceid', 'apikey', 'profile', 'settings', 'idp']);
    assert.ok(types?.get('serviceid')?.has('iam-identity.apikey.create'));
    assert.not(types?.get('serviceid')?.has('iam-identity.serviceid.create'));
    assert.not(types?.get('apikey')?.has('iam-identity.serviceid.get'));
  });

  test('of the types of other services nothing is known', () => {
    assert.is(catalogue.service('secrets-manager')?.resourceTypes.size, 0);
    assert.is(catalogue.service('iam-groups')?.resourceTypes.size, 0);
  });
});

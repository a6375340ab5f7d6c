import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { contains } from '../../../src/access/decide/contains.ts';
import { unrestrictedServices } from '../../../src/access/decide/unrestricted.ts';
import type { Condition } from '../../../src/account/model/policy.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { elsewhere, home, target, type On } from './build.ts';

const catalogue = createCatalogue();
const kms = { serviceName: 'kms' };
const vault = { serviceName: 'secrets-manager' };
const groups = { serviceName: 'iam-groups' };
const catalogServices = { serviceType: 'service' };
const accountServices = { serviceType: 'platform_service' };
const iamServices = { service_group_id: 'IAM' };
const any = { exists: true };

const rows: readonly (readonly [outer: On, inner: On, answer: 'yes' | 'no' | 'unknown'])[] = [
  [kms, kms, 'yes'],
  [kms, { ...kms, serviceInstance: 'a' }, 'yes'],
  [{ ...kms, serviceInstance: 'a' }, kms, 'no'],
  [{ ...kms, serviceInstance: 'a' }, { ...kms, serviceInstance: 'b' }, 'no'],
  [kms, vault, 'no'],
  // Selectors of many services.
  [catalogServices, kms, 'yes'],
  [kms, catalogServices, 'no'],
  [catalogServices, groups, 'no'],
  [accountServices, groups, 'yes'],
  [accountServices, iamServices, 'yes'],
  [iamServices, accountServices, 'no'],
  [iamServices, groups, 'yes'],
  [catalogServices, accountServices, 'no'],
  [catalogServices, { serviceName: 'no-such-service' }, 'unknown'],
  [catalogServices, { resourceGroupId: 'g' }, 'yes'],
  [{ resourceGroupId: 'g' }, { ...kms, resourceGroupId: 'g' }, 'yes'],
  [{ resourceGroupId: 'g' }, kms, 'no'],
  [catalogServices, { resourceType: 'resource-group', resource: 'g' }, 'no'],
  [{ resourceType: 'resource-group' }, { resourceType: 'resource-group', resource: 'g' }, 'yes'],
  // Values that are patterns, lists or any.
  [{ ...vault, serviceInstance: any }, vault, 'yes'],
  [{ ...kms, serviceInstance: any }, kms, 'unknown'],
  [{ ...kms, serviceInstance: { match: '*' } }, { ...kms, serviceInstance: 'a' }, 'yes'],
  [{ ...kms, serviceInstance: 'a' }, { ...kms, serviceInstance: any }, 'no'],
  [{ ...kms, resource: { match: 'dev-*' } }, { ...kms, resource: 'dev-1' }, 'yes'],
  [{ ...kms, resource: { match: 'dev-*' } }, { ...kms, resource: 'prod-1' }, 'no'],
  [{ ...kms, resource: { match: 'dev-*' } }, { ...kms, resource: { match: 'dev-1*' } }, 'unknown'],
  [{ ...kms, resource: { anyOf: ['a', 'b'] } }, { ...kms, resource: 'b' }, 'yes'],
  [{ ...kms, resource: { anyOf: ['a', 'b'] } }, { ...kms, resource: { anyOf: ['b', 'c'] } }, 'no'],
  [{ ...kms, resource: '*' }, { ...kms, resource: 'b' }, 'unknown'],
  [{ ...kms, resource: '*' }, { ...kms, resource: '*' }, 'yes'],
  [{ ...kms, resource: any }, { ...kms, resource: { exists: false } }, 'no'],
  [{ serviceName: { match: 'k*' } }, kms, 'yes'],
  [{ ...kms, resource: unknown('var.x has no value') }, { ...kms, resource: 'b' }, 'unknown'],
  [{ ...kms, resource: unknown('var.x has no value') }, kms, 'unknown'],
  [{ ...kms, serviceInstance: 'ibm_resource_instance.a' }, { ...kms, serviceInstance: 'i-1' }, 'unknown'],
  // The account.
  [{ ...kms, accountId: home }, kms, 'yes'],
  [{ ...kms, accountId: home }, { ...kms, accountId: elsewhere }, 'no'],
];

const show = (on: On): string => JSON.stringify(on);
const plain = (on: On, condition?: Condition) => ({ target: target(on), condition });

testSuite('whether a target contains another', (test) => {
  for (const [outer, inner, answer] of rows) {
    test(`${show(outer)} ${answer} ${show(inner)}`, () =>
      assert.is(contains(plain(outer), plain(inner), catalogue), answer));
  }

  test('tags narrow as attributes do', () => {
    const tagged = { target: target(kms, { access: 'env:dev' }), condition: undefined };
    assert.is(contains(tagged, plain(kms), catalogue), 'no');
    assert.is(contains(plain(kms), tagged, catalogue), 'yes');
    assert.is(contains(tagged, tagged, catalogue), 'yes');
  });

  test('so does a condition, unless the other has the same', () => {
    const weekday = { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: '1+00:00' };
    assert.is(contains(plain(kms), plain(kms, weekday), catalogue), 'yes');
    assert.is(contains(plain(kms, weekday), plain(kms, weekday), catalogue), 'yes');
    assert.is(contains(plain(kms, weekday), plain(kms), catalogue), 'unknown');
  });

  test('one of two tests is no both, and the order of tests counts for nothing that is known', () => {
    const weekday = { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: '1+00:00' };
    const office = { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value: '17:00:00Z' };
    const both: Condition = { join: 'and', of: [weekday, office] };
    const either: Condition = { join: 'or', of: [weekday, office] };
    assert.is(contains(plain(kms, both), plain(kms, both), catalogue), 'yes');
    assert.is(contains(plain(kms, both), plain(kms, either), catalogue), 'unknown');
    assert.is(contains(plain(kms, both), plain(kms, weekday), catalogue), 'unknown');
    assert.is(contains(plain(kms, weekday), plain(kms, both), catalogue), 'unknown');
  });

  test('nothing is said of a target that is not known', () => {
    const unknownTarget = { target: unknown('the policy names `region` twice'), condition: undefined };
    assert.is(contains(unknownTarget, plain(kms), catalogue), 'unknown');
  });
});

testSuite('what a target covers wholly', (test) => {
  for (const [on, expected] of [
    [kms, { service: 'kms' }],
    [{ ...kms, accountId: home, serviceInstance: any, resourceGroupId: { match: '*' } }, { service: 'kms' }],
    [{ ...kms, serviceInstance: 'a' }, undefined],
    [{ ...kms, region: { match: 'us-*' } }, undefined],
    [catalogServices, { selector: 'allIamEnabled' }],
    [accountServices, { selector: 'allAccountManagement' }],
    [{ resourceGroupId: 'g' }, undefined],
    [{ resourceType: 'resource-group' }, undefined],
    [{ serviceName: '*' }, undefined],
  ] as const) {
    test(show(on), () => assert.equal(unrestrictedServices(target(on)), expected));
  }

  test('a tag narrows', () => assert.is(unrestrictedServices(target(kms, { access: 'env:dev' })), undefined));
});

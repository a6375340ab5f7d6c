import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { suggestedRole, suggestedRoleCrn, roleCrnFault } from '../../src/catalogue/near-role.ts';
import { suggestedService } from '../../src/catalogue/near-service.ts';
import { retiredService } from '../../src/catalogue/retired-service.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

testSuite('services near a name', (test) => {
  for (const [name, service, how] of [
    ['Secrets Manager', 'secrets-manager', 'name'],
    ['IBM Cloud Secrets Manager', 'secrets-manager', 'name'],
    ['secret-manager', 'secrets-manager', 'name'],
    ['secrets_manager', 'secrets-manager', 'name'],
    ['IAM Identity Service', 'iam-identity', 'name'],
    ['IAM Access Groups Service', 'iam-groups', 'name'],
    ['iam-group', 'iam-groups', 'name'],
    ['KMS', 'kms', 'name'],
    ['iam-idenity', 'iam-identity', 'slip'],
  ] as const) {
    test(`${name} is meant to be ${service}`, () => assert.equal(suggestedService(name, catalogue), { service, how }));
  }

  for (const name of ['', 'toaster', 'is.ike-policy', 'cms', 'quantum-toaster', 'constructor', '__proto__']) {
    test(`none is near \`${name}\``, () => assert.is(suggestedService(name, catalogue), undefined));
  }
});

testSuite('roles near a name', (test) => {
  const service = catalogue.service('secrets-manager');

  for (const [name, expected] of [
    ['Mangaer', 'Manager'],
    ['Secrets Reader', 'SecretsReader'],
    ['administrater', 'Administrator'],
    ['Auditor', undefined],
    ['Reviewer', undefined],
    ['Deployer', undefined],
  ] as const) {
    test(`${name}: ${expected ?? 'none'}`, () => assert.is(service && suggestedRole(name, service), expected));
  }

  test('only CRNs under `iam` have a near one', () => {
    const iam = 'crn:v1:bluemix:public:iam::::';
    assert.is(suggestedRoleCrn(`${iam}role:Vewer`), `${iam}role:Viewer`);
    assert.is(suggestedRoleCrn(`${iam}role:Viewer`), undefined);
    assert.is(suggestedRoleCrn(`${iam}serviceRole:Viewer`), undefined, 'another rule speaks of it');
    assert.is(suggestedRoleCrn('crn:v1:bluemix:public:kms::::serviceRole:Reder'), undefined);
    assert.is(suggestedRoleCrn('Vewer'), undefined);
  });
});

testSuite('CRNs of roles', (test) => {
  const start = 'crn:v1:bluemix:public:';

  for (const [id, why, meant] of [
    ['Viewer', 'is a name, not a CRN', `${start}iam::::role:Viewer`],
    ['Keeper', 'is a name, not a CRN', undefined],
    [`${start}iam:::role:Viewer`, "does not have the parts of a role's CRN", `${start}iam::::role:Viewer`],
    [`${start}kms:role:x`, "does not have the parts of a role's CRN", undefined],
    [
      `${start}iam::::serviceRole:Editor`,
      'is a platform role, but is written as a service role',
      `${start}iam::::role:Editor`,
    ],
    [
      `${start}iam::::role:Writer`,
      'is a service role, but is written as a platform role',
      `${start}iam::::serviceRole:Writer`,
    ],
    [
      `${start}iam::::serviceRole:MemberManage`,
      'is a role of `iam-groups`, but is written under `iam`',
      `${start}iam-groups::::serviceRole:MemberManage`,
    ],
    [`${start}iam::::role:viewer`, 'differs in upper and lower case', `${start}iam::::role:Viewer`],
    [`${start}kms::::customRole:Keeper`, 'names no account, which a custom role requires', undefined],
  ] as const) {
    test(id, () => assert.equal(roleCrnFault(id), { why, meant }));
  }

  for (const id of [
    'crn:v1:ibmcloud:public:iam::::role:Viewer',
    `${start}cloud-object-storage::::serviceRole:ObjectWriter`,
    `${start}iam::::serviceRole:Unheard`,
    `${start}kms::a/4c7e9a0b1d2f48639e5a7c8b0d1f2e34::customRole:Keeper`,
  ]) {
    test(`${id} is right, or may be`, () => assert.is(roleCrnFault(id), undefined));
  }

  for (const [written, meant] of [
    ['kms::::serviceRole:Viewer', 'iam::::role:Viewer'],
    ['cloud-object-storage::::serviceRole:Writer', 'iam::::serviceRole:Writer'],
  ] as const) {
    test(`${written} stands under a service`, () => assert.is(roleCrnFault(start + written)?.meant, start + meant));
  }
});

testSuite('services that are gone', (test) => {
  test('by name, and nothing that JavaScript has behind every object', () => {
    assert.is(retiredService('logdna')?.successor, 'logs');
    assert.is(retiredService('constructor'), undefined);
  });
});

import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();
const crn = (rest: string): string => `crn:v1:bluemix:public:${rest}`;

/** What a role comes to on a service, with the name by which it was found. */
const found = (id: string | undefined, name: string | undefined, service: string): string => {
  const { known } = catalogue.actionsOf({ id, name }, service);
  return known === 'actions' || known === 'role only' ? catalogue.displayName({ id, name }, service) : known;
};

testSuite('role by CRN', (test) => {
  const cases: readonly (readonly [rest: string, service: string, expected: string])[] = [
    ['iam::::role:Editor', 'iam-groups', 'Editor'],
    ['iam::::role:Editor', 'secrets-manager', 'Editor'],
    ['iam::::role:Viewer', 'billing', 'Viewer'],
    ['iam::::serviceRole:Manager', 'secrets-manager', 'Manager'],
    ['iam::::serviceRole:KeyManager', 'kms', 'Key Manager'],
    ['iam::::serviceRole:KeyManager', 'iam-groups', 'Key Manager'],
    ['iam::::serviceRole:ConfigReader', 'iam-identity', 'Service Configuration Reader'],
    ['iam-identity::::serviceRole:ServiceIdCreator', 'iam-identity', 'Service ID creator'],
    ['iam-identity::::serviceRole:UserApiKeyCreator', 'iam-identity', 'User API key creator'],
    ['iam-groups::::serviceRole:MemberManage', 'iam-groups', 'Groups Service Member Manage'],
    ['iam::::role:TemplateAssignmentAdministrator', 'iam-groups', 'Assignment Administrator'],
    ['iam::::role:TemplateAdministrator', 'iam-access-management', 'Template Administrator'],
    ['secrets-manager::::serviceRole:SecretsReader', 'secrets-manager', 'SecretsReader'],
    ['globalcatalog-collection::::serviceRole:Promoter', 'globalcatalog-collection', 'Publisher'],
    // Not listed anywhere: by comparison with the service's role names.
    ['secrets-manager::::serviceRole:SecretTaskUpdater', 'secrets-manager', 'SecretTaskUpdater'],
    ['cloud-object-storage::::serviceRole:ObjectReader', 'cloud-object-storage', 'Object Reader'],
    ['hs-crypto::::serviceRole:KeyCustodianCreator', 'hs-crypto', 'Key Custodian - Creator'],
    ['iam-identity::::serviceRole:APIKeyReviewer', 'iam-identity', 'API key reviewer'],
    // Roles of others.
    ['iam::::serviceRole:Manager', 'iam-groups', 'not a role'],
    ['iam::::serviceRole:Writer', 'iam-identity', 'not a role'],
    ['iam-identity::::serviceRole:ServiceIdCreator', 'iam-groups', 'not a role'],
    ['iam-groups::::serviceRole:MemberManage', 'iam-identity', 'not a role'],
    ['secrets-manager::::serviceRole:SecretsReader', 'kms', 'not a role'],
    ['secrets-manager::::serviceRole:SecretTaskUpdater', 'kms', 'not a role'],
    ['cloudshell::::serviceRole:FileManager', 'cloud-object-storage', 'not a role'],
    // The wrong kind, a placeholder, roles the tables lack, custom roles: nothing is known of these.
    ['iam::::serviceRole:Viewer', 'iam-groups', 'nothing'],
    ['iam::::role:Manager', 'secrets-manager', 'nothing'],
    ['secrets-manager::::role:Manager', 'secrets-manager', 'nothing'],
    ['secrets-manager::::serviceRole:Manager', 'secrets-manager', 'nothing'],
    ['iam::::role:UnsupportedVersion', 'iam-groups', 'nothing'],
    ['iam::::serviceRole:AuthorizationDelegator', 'iam-groups', 'nothing'],
    ['power-iaas::::serviceRole:Manager', 'power-iaas.route', 'nothing'],
    ['iam-identity::a/791f5fb10986423e97aa8512f18b7e65::customRole:Operator', 'iam-identity', 'nothing'],
    // Services that publish no roles, or that nobody knows.
    ['iam::::serviceRole:Manager', 'billing', 'nothing'],
    ['iam::::role:Viewer', 'is', 'nothing'],
    ['iam::::role:Viewer', 'security-compliance', 'nothing'],
    ['iam::::role:Viewer', 'logdna', 'nothing'],
    ['iam::::role:Viewer', '__proto__', 'nothing'],
  ];
  for (const [rest, service, expected] of cases) {
    test(`${rest} on ${service}: ${expected}`, () => assert.is(found(crn(rest), undefined, service), expected));
  }

  test('understands the other spelling of a CRN', () => {
    assert.is(found('crn:v1:ibmcloud:public:iam::::role:Editor', undefined, 'iam-groups'), 'Editor');
  });

  test('lets the CRN decide where the name says otherwise', () => {
    assert.is(found(crn('iam::::role:Viewer'), 'Administrator', 'iam-groups'), 'Viewer');
  });

  test('takes the name of an answer where nothing publishes the CRN', () => {
    assert.is(found(crn('kms::::serviceRole:Purge'), 'KeyPurge', 'kms'), 'KeyPurge');
    assert.is(found(crn('kms::::serviceRole:Purge'), 'Manager', 'kms'), 'nothing');
  });

  test('does not take a custom role for the role it is named after', () => {
    const id = crn('kms::a/791f5fb10986423e97aa8512f18b7e65::customRole:KeyPurge');
    assert.is(found(id, 'KeyPurge', 'kms'), 'nothing');
  });
});

testSuite('role by name', (test) => {
  const cases: readonly (readonly [name: string, service: string, expected: string])[] = [
    ['Service ID creator', 'iam-identity', 'Service ID creator'],
    ['Service ID Creator', 'iam-identity', 'Service ID creator'],
    ['User API Key Creator', 'iam-identity', 'User API key creator'],
    ['Groups Service Member Manager', 'iam-groups', 'Groups Service Member Manage'],
    ['Template Assignment Administrator', 'iam-identity', 'Assignment Administrator'],
    ['Assignment Administrator', 'iam-access-management', 'Assignment Administrator'],
    ['operator', 'iam-identity', 'Operator'],
    ['secretsreader', 'secrets-manager', 'SecretsReader'],
    ['Operator', 'iam-groups', 'Operator'],
    ['Manager', 'iam-groups', 'not a role'],
    ['Service ID creator', 'secrets-manager', 'not a role'],
    ['Object Reader', 'kms', 'not a role'],
    ['Template Assignment Administrator', 'kms', 'not a role'],
    ['EngineRunner', 'iam-identity', 'nothing'],
    ['Authorization Delegator', 'iam-groups', 'nothing'],
    ['Unsupported Version', 'iam-groups', 'nothing'],
    ['null', 'streaming-analytics', 'nothing'],
    ['Manager', 'vmware', 'nothing'],
    ['__proto__', 'iam-groups', 'nothing'],
  ];
  for (const [name, service, expected] of cases) {
    test(`${name} on ${service}: ${expected}`, () => assert.is(found(undefined, name, service), expected));
  }

  test('knows nothing of a role without CRN and name', () => {
    assert.is(found(undefined, undefined, 'iam-groups'), 'nothing');
  });
});

testSuite('display name of a role', (test) => {
  const cases: readonly (readonly [
    id: string | undefined,
    name: string | undefined,
    service: string,
    expected: string,
  ])[] = [
    [crn('iam::::role:TemplateAssignmentAdministrator'), undefined, 'iam-identity', 'Assignment Administrator'],
    [crn('iam::::serviceRole:ConfigReader'), undefined, 'is', 'Service Configuration Reader'],
    [crn('iam-identity::::serviceRole:ServiceIdCreator'), undefined, 'iam-groups', 'Service ID creator'],
    [crn('iam::::role:UnsupportedVersion'), undefined, 'iam-groups', 'UnsupportedVersion'],
    [crn('kms::a/791f5fb10986423e97aa8512f18b7e65::customRole:Rotator'), undefined, 'kms', 'Rotator'],
    [undefined, 'Rotator', 'kms', 'Rotator'],
    [undefined, 'MANAGER', 'kms', 'Manager'],
    ['no CRN', undefined, 'kms', 'no CRN'],
  ];
  for (const [id, name, service, expected] of cases) {
    test(`${id ?? name} on ${service} is called ${expected}`, () =>
      assert.is(catalogue.displayName({ id, name }, service), expected));
  }
});

testSuite('CRN of a role', (test) => {
  const cases: readonly (readonly [name: string, service: string, expected: string | undefined])[] = [
    ['Editor', 'iam-groups', crn('iam::::role:Editor')],
    ['Service ID Creator', 'iam-identity', crn('iam-identity::::serviceRole:ServiceIdCreator')],
    ['Groups Service Member Manager', 'iam-groups', crn('iam-groups::::serviceRole:MemberManage')],
    ['Manager', 'secrets-manager', crn('iam::::serviceRole:Manager')],
    // The generic roles have one CRN for all services, also for those that publish none.
    ['Viewer', 'is', crn('iam::::role:Viewer')],
    ['Manager', 'iam-groups', undefined],
    ['Service ID creator', 'secrets-manager', undefined],
    ['SecretTaskUpdater', 'secrets-manager', undefined],
    ['Publisher User', 'mdm-oc', undefined],
  ];
  for (const [name, service, expected] of cases) {
    test(`${name} on ${service}: ${expected ?? 'not known'}`, () =>
      assert.is(catalogue.roleId(name, service), expected));
  }
});

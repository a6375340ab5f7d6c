import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import { accountResource, type Resource } from '../../../src/access/decide/question.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { access, account, allOf, groups, home, identities, instance, noon, robot, vault, type On } from './build.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();

const decideOn = (on: On, role: string, action: string, resource: Resource, tags: On = {}): readonly string[] => {
  const policy = access({ roles: [role], on: { accountId: home, ...on }, tags });
  const decision = createAccess(account({ policies: [policy] }), catalogue, noon).decide(
    { subject: robot },
    { action },
    resource,
  );
  return tell(decision);
};

const granted = (role: string): readonly string[] => ['granted', role];
const denied = (...closest: readonly string[]): readonly string[] => ['denied', ...closest];
const open = (...facts: readonly string[]): readonly string[] => ['unknown', ...facts];

/**
 * The rows of the scope table, each asked for Administrator on the two services of the account and for Manager on an
 * instance of Secrets Manager.
 */
testSuite('what a target covers', (test) => {
  const covers = (
    title: string,
    on: On,
    expected: {
      readonly groups: readonly string[];
      readonly identity: readonly string[];
      readonly vault: readonly string[];
    },
  ): void =>
    test(title, () => {
      assert.equal(decideOn(on, 'Administrator', 'iam-groups.members.add', groups), expected.groups, 'iam-groups');
      assert.equal(
        decideOn(on, 'Administrator', 'iam-identity.apikey.create', identities),
        expected.identity,
        'iam-identity',
      );
      assert.equal(
        decideOn(on, 'Manager', 'secrets-manager.configuration.create', instance()),
        expected.vault,
        'secrets-manager',
      );
    });

  const yes = granted('Administrator');
  const manages = granted('Manager');

  covers(
    'all Identity and Access enabled services',
    { serviceType: 'service' },
    {
      groups: denied('serviceType=service is not for iam-groups'),
      identity: denied('serviceType=service is not for iam-identity'),
      vault: manages,
    },
  );
  covers(
    'all Account Management services',
    { serviceType: 'platform_service' },
    {
      groups: yes,
      identity: yes,
      vault: denied('serviceType=platform_service is not for secrets-manager'),
    },
  );
  covers(
    'all IAM Account Management services',
    { service_group_id: 'IAM' },
    {
      groups: yes,
      identity: yes,
      vault: denied('service_group_id=IAM is not for secrets-manager'),
    },
  );
  covers(
    'another group of services',
    { service_group_id: 'OTHER' },
    {
      groups: open('documented? whether `service_group_id=OTHER` covers `iam-groups`'),
      identity: open('documented? whether `service_group_id=OTHER` covers `iam-identity`'),
      vault: open('documented? whether `service_group_id=OTHER` covers `secrets-manager`'),
    },
  );
  covers('IAM Access Groups', { serviceName: 'iam-groups' }, { groups: yes, identity: denied(), vault: denied() });
  covers('IAM Identity service', { serviceName: 'iam-identity' }, { groups: denied(), identity: yes, vault: denied() });
  covers(
    'Secrets Manager',
    { serviceName: 'secrets-manager' },
    { groups: denied(), identity: denied(), vault: manages },
  );
  covers(
    'a wrong name of a service',
    { serviceName: 'iam-svcs' },
    { groups: denied(), identity: denied(), vault: denied() },
  );
  covers('services by a pattern', { serviceName: { match: 'iam-*' } }, { groups: yes, identity: yes, vault: denied() });
  covers(
    'one of several services',
    { serviceName: { anyOf: ['iam-groups', 'secrets-manager'] } },
    {
      groups: yes,
      identity: denied(),
      vault: manages,
    },
  );
  covers(
    'any service by a star under `stringEquals`',
    { serviceName: '*' },
    {
      groups: open('documented? whether `serviceName=*` covers `iam-groups`'),
      identity: open('documented? whether `serviceName=*` covers `iam-identity`'),
      vault: open('documented? whether `serviceName=*` covers `secrets-manager`'),
    },
  );
  covers(
    'one type of services of a list of one',
    { serviceType: { anyOf: ['platform_service'] } },
    {
      groups: yes,
      identity: yes,
      vault: denied('serviceType=platform_service is not for secrets-manager'),
    },
  );
  covers(
    'both types of services',
    { serviceType: { anyOf: ['service', 'platform_service'] } },
    { groups: yes, identity: yes, vault: manages },
  );
  covers(
    'types of services by a pattern, which nothing documents',
    { serviceType: { match: 'platform*' } },
    {
      groups: open('documented? whether `serviceType=…` covers `iam-groups`'),
      identity: open('documented? whether `serviceType=…` covers `iam-identity`'),
      vault: open('documented? whether `serviceType=…` covers `secrets-manager`'),
    },
  );
  covers(
    'the hyphen of an IBM example',
    { serviceType: 'platform-service' },
    {
      groups: denied('serviceType=platform-service is not for iam-groups'),
      identity: denied('serviceType=platform-service is not for iam-identity'),
      vault: denied('serviceType=platform-service is not for secrets-manager'),
    },
  );
  covers(
    'a resource group alone',
    { resourceGroupId: 'rg-1' },
    {
      groups: denied('resourceGroupId=rg-1 is not for iam-groups'),
      identity: denied('resourceGroupId=rg-1 is not for iam-identity'),
      vault: manages,
    },
  );
  covers(
    'another resource group alone',
    { resourceGroupId: 'rg-2' },
    {
      groups: denied('resourceGroupId=rg-2 is not for iam-groups'),
      identity: denied('resourceGroupId=rg-2 is not for iam-identity'),
      vault: denied('other resourceGroupId'),
    },
  );
  covers(
    'a resource group of all services',
    { serviceType: 'service', resourceGroupId: 'rg-1' },
    {
      groups: denied('serviceType=service is not for iam-groups'),
      identity: denied('serviceType=service is not for iam-identity'),
      vault: manages,
    },
  );
  covers(
    'a resource group on IAM Identity',
    { serviceName: 'iam-identity', resourceGroupId: 'rg-1' },
    {
      groups: denied(),
      identity: denied('iam-identity is in no resource group'),
      vault: denied(),
    },
  );
  covers(
    'a resource group on IAM Access Groups',
    { serviceName: 'iam-groups', resourceGroupId: 'rg-1' },
    {
      groups: denied('iam-groups is in no resource group'),
      identity: denied(),
      vault: denied(),
    },
  );
  covers(
    'a resource group on both',
    { service_group_id: 'IAM', resourceGroupId: 'rg-1' },
    {
      groups: denied('iam-groups is in no resource group'),
      identity: denied('iam-identity is in no resource group'),
      vault: denied('service_group_id=IAM is not for secrets-manager'),
    },
  );
  covers(
    'any resource group on both',
    { service_group_id: 'IAM', resourceGroupId: { exists: true } },
    {
      groups: denied('iam-groups is in no resource group'),
      identity: denied('iam-identity is in no resource group'),
      vault: denied('service_group_id=IAM is not for secrets-manager'),
    },
  );
  covers(
    'one service ID',
    { serviceName: 'iam-identity', resourceType: 'serviceid', resource: robot.id },
    {
      groups: denied(),
      identity: denied(`only resource=${robot.id}`),
      vault: denied(),
    },
  );
  covers(
    'all service IDs',
    { serviceName: 'iam-identity', resourceType: 'serviceid' },
    {
      groups: denied(),
      identity: open('documented? what `resourceType=serviceid` covers without a `resource`'),
      vault: denied(),
    },
  );
  covers(
    'all trusted profiles',
    { serviceName: 'iam-identity', resourceType: 'profile' },
    {
      groups: denied(),
      identity: denied('only resourceType=profile'),
      vault: denied(),
    },
  );
  covers(
    'one access group',
    { serviceName: 'iam-groups', resource: 'AccessGroupId-1' },
    {
      groups: denied('only resource=AccessGroupId-1'),
      identity: denied(),
      vault: denied(),
    },
  );
  covers(
    'access groups by a pattern',
    { serviceName: 'iam-groups', resource: { match: 'AccessGroupId-*' } },
    {
      groups: open('its resource?'),
      identity: denied(),
      vault: denied(),
    },
  );
  covers(
    'any access group',
    { serviceName: 'iam-groups', resource: { match: '*' } },
    {
      groups: yes,
      identity: denied(),
      vault: denied(),
    },
  );
  covers(
    'one instance',
    { serviceName: 'secrets-manager', serviceInstance: vault },
    {
      groups: denied(),
      identity: denied(),
      vault: manages,
    },
  );
  covers(
    'another instance',
    { serviceName: 'secrets-manager', serviceInstance: 'another' },
    {
      groups: denied(),
      identity: denied(),
      vault: denied('other serviceInstance'),
    },
  );
  covers(
    'any instance',
    { serviceName: 'secrets-manager', serviceInstance: { exists: true } },
    {
      groups: denied(),
      identity: denied(),
      vault: manages,
    },
  );
  covers(
    'one secret group',
    { serviceName: 'secrets-manager', serviceInstance: vault, resourceType: 'secret-group', resource: 'g-1' },
    { groups: denied(), identity: denied(), vault: denied('only resourceType=secret-group') },
  );
  covers(
    'the region of the instance',
    { serviceName: 'secrets-manager', region: 'us-south' },
    {
      groups: denied(),
      identity: denied(),
      vault: manages,
    },
  );
  covers(
    'another region',
    { serviceName: 'secrets-manager', region: 'eu-de' },
    {
      groups: denied(),
      identity: denied(),
      vault: denied('other region'),
    },
  );
  for (const [what, region] of [
    ['a region', 'us-south'],
    ['any region', { exists: true }],
    ['every region', { match: '*' }],
  ] as const) {
    covers(
      `${what} on account management, which nothing documents`,
      { service_group_id: 'IAM', region },
      {
        groups: open('documented? the meaning of `region` on `iam-groups`'),
        identity: open('documented? the meaning of `region` on `iam-identity`'),
        vault: denied('service_group_id=IAM is not for secrets-manager'),
      },
    );
  }
  covers(
    'an instance on account management, which nothing documents',
    { serviceType: 'platform_service', serviceInstance: vault },
    {
      groups: open('documented? the meaning of `serviceInstance` on `iam-groups`'),
      identity: open('documented? the meaning of `serviceInstance` on `iam-identity`'),
      vault: denied('serviceType=platform_service is not for secrets-manager'),
    },
  );
  covers(
    'resource groups themselves',
    { resourceType: 'resource-group' },
    { groups: denied(), identity: denied(), vault: denied() },
  );
  covers(
    'one resource group itself',
    { resourceType: 'resource-group', resource: 'rg-1' },
    {
      groups: denied(),
      identity: denied(),
      vault: denied(),
    },
  );
  covers(
    'no service at all, which the API rejects',
    {},
    {
      groups: open('documented? whether a target that names no service covers `iam-groups`'),
      identity: open('documented? whether a target that names no service covers `iam-identity`'),
      vault: open('documented? whether a target that names no service covers `secrets-manager`'),
    },
  );
  covers(
    'a service nobody knows',
    { serviceName: unknown('set by a variable') },
    {
      groups: open('value? set by a variable'),
      identity: open('value? set by a variable'),
      vault: open('value? set by a variable'),
    },
  );
  covers(
    'an attribute nobody documents',
    { service_group_id: 'IAM', colour: 'red' },
    {
      groups: open('its colour?'),
      identity: open('its colour?'),
      vault: denied('service_group_id=IAM is not for secrets-manager'),
    },
  );
});

testSuite('what a target covers of one thing', (test) => {
  const asks = (
    title: string,
    on: On,
    role: string,
    action: string,
    resource: Resource,
    expected: readonly string[],
    tags: On = {},
  ): void => test(title, () => assert.equal(decideOn(on, role, action, resource, tags), expected));

  const oneId = accountResource('iam-identity', home, { type: 'serviceid', id: 'ServiceId-1' });
  const oneGroup = accountResource('iam-groups', home, { type: undefined, id: 'AccessGroupId-1' });
  const create = 'iam-identity.apikey.create';
  const add = 'iam-groups.members.add';
  const configure = 'secrets-manager.configuration.create';

  asks(
    'the creator of a service ID, on that ID',
    { serviceName: 'iam-identity', resourceType: 'serviceid', resource: 'ServiceId-1' },
    'Administrator',
    create,
    oneId,
    granted('Administrator'),
  );
  asks(
    'in the spelling of subjects, which IAM compares letter by letter',
    { serviceName: 'iam-identity', resourceType: 'serviceid', resource: 'iam-ServiceId-1' },
    'Administrator',
    create,
    oneId,
    denied('other resource'),
  );
  asks(
    'the creator of another one',
    { serviceName: 'iam-identity', resourceType: 'serviceid', resource: 'ServiceId-2' },
    'Administrator',
    create,
    oneId,
    denied('other resource'),
  );
  asks(
    'all service IDs, on one',
    { serviceName: 'iam-identity', resourceType: 'serviceid' },
    'Operator',
    create,
    oneId,
    granted('Operator'),
  );
  asks(
    'a trusted profile, on a service ID',
    { serviceName: 'iam-identity', resourceType: 'profile' },
    'Operator',
    create,
    oneId,
    denied('other resourceType'),
  );
  asks(
    'one access group, on it',
    { serviceName: 'iam-groups', resource: 'AccessGroupId-1' },
    'Editor',
    add,
    oneGroup,
    granted('Editor'),
  );
  asks(
    'one access group, on another',
    { serviceName: 'iam-groups', resource: 'AccessGroupId-2' },
    'Editor',
    add,
    oneGroup,
    denied('other resource'),
  );
  asks('all of the service, on one', { serviceName: 'iam-groups' }, 'Editor', add, oneGroup, granted('Editor'));
  asks(
    'a type, where that of the object is not known',
    { serviceName: 'iam-groups', resourceType: 'group' },
    'Editor',
    add,
    oneGroup,
    open('its resourceType?'),
  );

  const service = { serviceName: 'secrets-manager' };
  const anInstance = instance({ guid: undefined, region: undefined, resourceGroup: undefined });
  asks(
    'one instance, where that asked about is not known',
    { ...service, serviceInstance: vault },
    'Manager',
    configure,
    anInstance,
    open('its serviceInstance?'),
  );
  asks(
    'any instance, where that asked about is not known',
    { ...service, serviceInstance: { exists: true } },
    'Manager',
    configure,
    anInstance,
    granted('Manager'),
  );
  asks(
    'every region, where that of the instance is not known',
    { ...service, region: { match: '*' } },
    'Manager',
    configure,
    anInstance,
    granted('Manager'),
  );
  asks(
    'any resource group, where that of the instance is not known',
    { ...service, resourceGroupId: { exists: true } },
    'Manager',
    configure,
    anInstance,
    granted('Manager'),
  );
  asks(
    'one resource group, where that of the instance is not known',
    { ...service, resourceGroupId: 'rg-1' },
    'Manager',
    configure,
    anInstance,
    open('its resourceGroupId?'),
  );
  asks(
    'a star under equals, which IBM’s own command writes',
    { ...service, resourceGroupId: '*' },
    'Manager',
    configure,
    instance(),
    open('documented? what `resourceGroupId=*` under `stringEquals` means'),
  );
  asks(
    'a CRN for the instance',
    { ...service, serviceInstance: `crn:v1:bluemix:public:secrets-manager:us-south:a/${home}:${vault}::` },
    'Manager',
    configure,
    instance(),
    denied('other serviceInstance'),
  );
  asks(
    'only what is no resource of an instance',
    { ...service, resource: { exists: false } },
    'Manager',
    configure,
    instance(),
    granted('Manager'),
  );
  asks(
    'a pattern over resources inside',
    { ...service, resource: { match: '*' } },
    'Manager',
    configure,
    instance(),
    denied('only resource=*'),
  );
  asks('resources with a tag', service, 'Manager', configure, instance(), open('tags?'), { env: 'prod' });
  asks(
    'another account',
    { ...service, accountId: 'another' },
    'Manager',
    configure,
    instance(),
    denied('other accountId'),
  );
  asks(
    'two doubts are both told',
    { ...service, serviceInstance: vault, resourceGroupId: 'rg-1' },
    'Manager',
    configure,
    anInstance,
    open('its serviceInstance?', 'its resourceGroupId?'),
  );
  asks(
    'a refusal goes before a doubt',
    { ...service, serviceInstance: vault, region: 'eu-de' },
    'Manager',
    configure,
    instance({ guid: undefined }),
    denied('other region'),
  );
  asks(
    'a service that is not in the catalogue, by its name',
    { serviceName: 'brand-new' },
    'Manager',
    'brand-new.thing.make',
    allOf('brand-new'),
    open('role Manager?'),
  );
  asks(
    'a service that is not in the catalogue, by a selector',
    { serviceType: 'service' },
    'Manager',
    'brand-new.thing.make',
    allOf('brand-new'),
    open('documented? whether `serviceType=service` covers `brand-new`', 'role Manager?'),
  );
  asks(
    'a service and a selector that has others',
    { serviceType: 'platform_service', serviceName: 'kms' },
    'Administrator',
    'iam-groups.members.add',
    groups,
    denied(),
  );
});

import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { testSuite } from '../harness.ts';

const named = (name: string) => ({ id: undefined, name });

testSuite('a catalogue extended by config', (test) => {
  const catalogue = createCatalogue({
    services: {
      'our-service': {
        title: 'Our service',
        roles: {
          Deployer: {
            actions: ['our-service.thing.deploy'],
            id: 'crn:v1:bluemix:public:our-service::::serviceRole:Dep',
          },
          Watcher: {},
          Viewer: { actions: [], platform: true },
        },
        covered_by: { all_iam_enabled: true },
      },
      'iam-groups': {
        roles: {
          'Groups Service Member Manage': { actions: ['iam-groups.members.add', 'iam-groups.members.delete'] },
          'Authorization Delegator': { actions: ['iam.delegationPolicy.create'] },
        },
      },
      kms: { roles: { Reader: { id: 'crn:v1:bluemix:public:kms::::serviceRole:Rd' } } },
      is: { roles: { Editor: { actions: ['is.instance.instance.create'], platform: true } } },
      atracker: { covered_by: { all_account_management: false } },
    },
    secrets_manager: { ip_ranges: { 'eu-es': { public: ['192.0.2.0/24'] }, 'eu-gb': { public: ['198.51.100.7'] } } },
  });

  test('has a service that is not published', () => {
    assert.equal(catalogue.service('our-service'), {
      name: 'our-service',
      title: 'Our service',
      platformRoles: ['Viewer'],
      serviceRoles: ['Deployer', 'Watcher'],
      coveredBy: { allIamEnabled: 'yes', allAccountManagement: 'unknown', iamAccountManagement: 'unknown' },
      attributes: { resourceGroupId: 'unknown', region: 'unknown', serviceInstance: 'unknown' },
      resourceTypes: new Map(),
    });
    assert.ok(catalogue.serviceNames().includes('our-service'));
  });

  test('finds its roles by CRN and by name', () => {
    const id = 'crn:v1:ibmcloud:public:our-service::::serviceRole:Dep';
    const expected = { known: 'actions', actions: new Set(['our-service.thing.deploy']) };
    assert.equal(catalogue.actionsOf({ id, name: undefined }, 'our-service'), expected);
    assert.equal(catalogue.actionsOf(named('deployer'), 'our-service'), expected);
    assert.is(catalogue.roleId('Deployer', 'our-service'), 'crn:v1:bluemix:public:our-service::::serviceRole:Dep');
    assert.equal(catalogue.rolesHolding('our-service.thing.deploy', 'our-service'), ['Deployer']);
  });

  test('tells no actions from unknown actions', () => {
    assert.equal(catalogue.actionsOf(named('Viewer'), 'our-service'), { known: 'actions', actions: new Set() });
    assert.equal(catalogue.actionsOf(named('Watcher'), 'our-service'), { known: 'role only' });
  });

  test('does not take the roles it was given for all there are', () => {
    assert.equal(catalogue.actionsOf(named('Manager'), 'our-service'), { known: 'nothing' });
    assert.equal(catalogue.actionsOf(named('Manager'), 'is'), { known: 'nothing' });
    assert.equal(catalogue.actionsOf(named('Editor'), 'is'), {
      known: 'actions',
      actions: new Set(['is.instance.instance.create']),
    });
  });

  test('fills in what is not published, and adds a role that is missing', () => {
    assert.equal(catalogue.rolesHolding('iam-groups.members.add', 'iam-groups'), [
      'Editor',
      'Administrator',
      'Groups Service Member Manage',
    ]);
    assert.is(catalogue.actionsOf(named('Authorization Delegator'), 'iam-groups').known, 'actions');
    assert.is(catalogue.actionsOf(named('Manager'), 'iam-groups').known, 'not a role');
  });

  test('leaves what config does not speak of as it is', () => {
    const plain = createCatalogue();
    assert.equal(catalogue.actionsOf(named('Reader'), 'kms'), plain.actionsOf(named('Reader'), 'kms'));
    assert.equal(catalogue.service('kms'), plain.service('kms'));
    assert.is(catalogue.service('atracker')?.coveredBy.allAccountManagement, 'no');
    assert.is(catalogue.service('atracker')?.coveredBy.allIamEnabled, 'unknown');
  });

  test('takes address ranges from config, without a date', () => {
    assert.equal(catalogue.secretsManagerRanges('eu-es', 'public'), { ranges: ['192.0.2.0/24'], date: undefined });
    assert.is(catalogue.secretsManagerRanges('eu-es', 'private'), undefined);
    assert.equal(catalogue.secretsManagerRanges('eu-gb', 'public'), { ranges: ['198.51.100.7'], date: undefined });
    assert.is(catalogue.secretsManagerRanges('eu-gb', 'private')?.date, '2022-07-25');
  });

  test('of one run does not leak into that of another', () => {
    assert.is(createCatalogue().service('our-service'), undefined);
  });
});

import * as assert from 'uvu/assert';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

const actionsOf = (name: string, service: string): readonly string[] => {
  const answer = catalogue.actionsOf({ id: undefined, name }, service);
  if (answer.known !== 'actions') throw new Error(`the actions of ${name} on ${service}: ${answer.known}`);
  return [...answer.actions];
};

/** Actions the first role holds on the service and the second does not, of the service's own. */
const lacks = (less: string, more: string, service: string): readonly string[] => {
  const held = new Set(actionsOf(less, service));
  return actionsOf(more, service)
    .filter((action) => action.startsWith(`${service}.`) && !held.has(action))
    .map((action) => action.slice(service.length + 1))
    .toSorted();
};

interface Row {
  readonly groups: readonly string[];
  readonly identity: readonly string[];
  readonly missing: readonly string[];
  readonly missingWhenRestricted: readonly string[];
}

const creation = 'iam-identity.serviceid.create';
const truthTable: readonly Row[] = [
  { groups: ['Editor'], identity: ['Operator'], missing: [], missingWhenRestricted: [creation] },
  { groups: ['Editor'], identity: ['Operator', 'Service ID creator'], missing: [], missingWhenRestricted: [] },
  { groups: ['Administrator'], identity: ['Administrator'], missing: [], missingWhenRestricted: [creation] },
  { groups: ['Editor'], identity: ['Administrator'], missing: [], missingWhenRestricted: [creation] },
  {
    groups: ['Editor'],
    identity: ['Editor'],
    missing: ['iam-identity.apikey.create', 'iam-identity.apikey.delete', 'iam-identity.serviceid.delete'],
    missingWhenRestricted: [creation],
  },
  {
    groups: ['Operator'],
    identity: ['Operator'],
    missing: ['iam-groups.groups.list', 'iam-groups.groups.read', 'iam-groups.members.add'],
    missingWhenRestricted: [creation],
  },
  {
    groups: ['Viewer'],
    identity: ['Operator'],
    missing: ['iam-groups.members.add'],
    missingWhenRestricted: [creation],
  },
  {
    groups: [],
    identity: ['Operator'],
    missing: ['iam-groups.groups.list', 'iam-groups.groups.read', 'iam-groups.members.add'],
    missingWhenRestricted: [creation],
  },
];

testSuite('truth table of an engine with an API key', (test) => {
  for (const { groups, identity, missing, missingWhenRestricted } of truthTable) {
    const held = new Set([
      ...groups.flatMap((role) => actionsOf(role, 'iam-groups')),
      ...identity.flatMap((role) => actionsOf(role, 'iam-identity')),
    ]);
    const lacking = (restricted: boolean): readonly string[] =>
      [...catalogue.engineActions('iam-groups'), ...catalogue.engineActions('iam-identity')]
        .filter(({ action, onlyWhenRestricted }) => onlyWhenRestricted === restricted && !held.has(action))
        .map(({ action }) => action)
        .toSorted();
    test(`${groups.join(' + ') || 'nothing'} on iam-groups, ${identity.join(' + ')} on iam-identity`, () => {
      assert.equal(lacking(false), missing);
      assert.equal(lacking(true), missingWhenRestricted);
    });
  }
});

testSuite('actions an engine needs', (test) => {
  test('a static service ID needs these', () => {
    const needed = [...catalogue.engineActions('iam-groups'), ...catalogue.engineActions('iam-identity')];
    assert.equal(
      needed.filter(({ onlyForDynamic }) => !onlyForDynamic).map(({ action }) => action),
      [
        'iam-identity.serviceid.get',
        'iam-identity.apikey.create',
        'iam-identity.apikey.get',
        'iam-identity.apikey.delete',
        'iam-identity.apikey.update',
        'iam-identity.serviceid.update',
      ],
    );
  });

  test('locking is the weak part', () => {
    assert.equal(
      catalogue
        .engineActions('iam-identity')
        .filter(({ certainty }) => certainty === 'weak')
        .map(({ action }) => action),
      ['iam-identity.apikey.update', 'iam-identity.serviceid.update'],
    );
  });

  test('nothing is needed on other services', () => {
    assert.equal(catalogue.engineActions('secrets-manager'), []);
    assert.equal(catalogue.engineActions('constructor'), []);
  });
});

testSuite('roles are not cumulative', (test) => {
  test('Editor on iam-identity lacks what Operator has', () => {
    assert.equal(lacks('Editor', 'Operator', 'iam-identity'), [
      'account.create',
      'account.delete',
      'apikey.create',
      'apikey.delete',
      'idp.create',
      'idp.delete',
      'profile.delete',
      'profile.get_session',
      'profile.revoke_session',
      'serviceid-group.create',
      'serviceid-group.delete',
      'serviceid.delete',
    ]);
  });

  test('Operator on iam-groups has none of its actions', () => {
    assert.equal(
      actionsOf('Operator', 'iam-groups').filter((action) => action.startsWith('iam-groups.')),
      [],
    );
  });

  test('Administrator on secrets-manager can look at the dashboard', () => {
    assert.equal(
      actionsOf('Administrator', 'secrets-manager').filter((action) => action.startsWith('secrets-manager.')),
      ['secrets-manager.dashboard.view'],
    );
  });

  test('SecretsReader and Reader on secrets-manager are incomparable', () => {
    assert.equal(lacks('Reader', 'SecretsReader', 'secrets-manager'), ['secret-version.read', 'secret.read']);
    assert.equal(lacks('SecretsReader', 'Reader', 'secrets-manager'), ['configurations.list']);
  });

  const breaks: readonly (readonly [less: string, more: string, service: string, lacking: readonly string[]])[] = [
    ['Administrator', 'Editor', 'globalcatalog', ['is.editor']],
    ['Editor', 'Operator', 'globalcatalog', ['is.viewer']],
    ['Operator', 'Viewer', 'support', ['case.list', 'case.read']],
    ['Operator', 'Viewer', 'context-based-restrictions', ['account-settings.read', 'zone.read']],
    ['Operator', 'Viewer', 'iam-access-management', ['settings.read']],
    ['Manager', 'Writer', 'logs-router', ['event.send']],
    ['Writer', 'Reader', 'aiopenscale', ['kms.read']],
  ];
  for (const [less, more, service, lacking] of breaks) {
    test(`${less} on ${service} lacks what ${more} holds`, () => assert.equal(lacks(less, more, service), lacking));
  }

  test('Manager on secrets-manager holds all that Writer and Reader hold', () => {
    assert.equal(lacks('Manager', 'Writer', 'secrets-manager'), []);
    assert.equal(lacks('Writer', 'Reader', 'secrets-manager'), []);
  });
});

testSuite('roles holding an action', (test) => {
  const cases: readonly (readonly [action: string, service: string, expected: readonly string[]])[] = [
    ['iam-identity.apikey.create', 'iam-identity', ['Operator', 'Administrator']],
    ['iam-identity.serviceid.create', 'iam-identity', ['Service ID creator']],
    ['iam-identity.user-apikey.create', 'iam-identity', ['User API key creator']],
    ['iam-groups.members.add', 'iam-groups', ['Editor', 'Administrator']],
    ['iam-groups.groups.read', 'iam-groups', ['Viewer', 'Editor', 'Administrator']],
    ['secrets-manager.configuration.create', 'secrets-manager', ['Manager']],
    ['secrets-manager.secret.read', 'secrets-manager', ['Manager', 'SecretsReader', 'Writer']],
    ['iam.policy.create', 'secrets-manager', ['Administrator']],
    [
      'iam.policy.read',
      'secrets-manager',
      ['Viewer', 'Operator', 'Editor', 'Administrator', 'Manager', 'Reader', 'Writer'],
    ],
    ['iam.role.read', 'iam-groups', ['Viewer', 'Administrator']],
    ['resource-controller.key.manager_create', 'kms', ['Key Manager']],
    // An action of one service is nobody's on another.
    ['iam-groups.members.add', 'iam-identity', []],
    ['iam-identity.apikey.create', 'logdna', []],
    ['billing.usage.read', 'billing', []],
  ];
  for (const [action, service, expected] of cases) {
    test(`${action} on ${service}`, () => assert.equal(catalogue.rolesHolding(action, service), expected));
  }
});

testSuite('what is not published', (test) => {
  test('Groups Service Member Manage is a role, and what it does is not known', () => {
    assert.equal(catalogue.actionsOf({ id: undefined, name: 'Groups Service Member Manage' }, 'iam-groups'), {
      known: 'role only',
    });
  });

  test('billing has the platform roles, and what they do is not known', () => {
    for (const name of ['Viewer', 'Operator', 'Editor', 'Administrator']) {
      assert.equal(catalogue.actionsOf({ id: undefined, name }, 'billing'), { known: 'role only' });
    }
  });

  test('a service that is not in the tables is unknown', () => {
    for (const name of ['functions', 'constructor', '', '"', 'iam-group']) {
      assert.is(catalogue.service(name), undefined);
      assert.equal(catalogue.actionsOf({ id: undefined, name: 'Viewer' }, name), { known: 'nothing' });
    }
  });
});

testSuite('roles for authorizations only', (test) => {
  const cases: readonly (readonly [id: string | undefined, name: string | undefined, expected: boolean])[] = [
    ['crn:v1:bluemix:public:iam-groups::::serviceRole:MemberManage', undefined, true],
    [undefined, 'Groups Service Member Manager', true],
    [undefined, 'Watsonx.data Service Access (For Service to Service Authorization Only)', true],
    ['crn:v1:bluemix:public:iam::::role:Operator', undefined, false],
    [undefined, 'Service ID creator', false],
    [undefined, undefined, false],
  ];
  for (const [id, name, expected] of cases) {
    test(`${id ?? name ?? 'a role without a name'}: ${expected ? 'yes' : 'no'}`, () =>
      assert.is(catalogue.onlyForAuthorizations({ id, name }), expected));
  }
});

testSuite('address ranges of Secrets Manager', (test) => {
  test('are those of 2022 for a region that was listed', () => {
    assert.equal(catalogue.secretsManagerRanges('eu-gb', 'private'), {
      ranges: ['10.45.251.0/26', '10.72.214.64/26', '10.196.87.0/26'],
      date: '2022-07-25',
    });
    assert.is(catalogue.secretsManagerRanges('us-south', 'public')?.ranges.length, 9);
  });

  for (const region of ['ca-mon', 'eu-es', 'in-mum', 'in-che', 'moon-1', 'constructor']) {
    test(`are not known for ${region}`, () => {
      assert.is(catalogue.secretsManagerRanges(region, 'public'), undefined);
      assert.is(catalogue.secretsManagerRanges(region, 'private'), undefined);
    });
  }
});

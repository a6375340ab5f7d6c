import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Resource, ActionOrRole } from '../../../src/access/decide/question.ts';
import type { DefinedRole } from '../../../src/account/model/account.ts';
import type { Role } from '../../../src/account/model/policy.ts';
import { unknown, type Unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { access, account, elsewhere, groups, home, identities, instance, noon, robot, type On } from './build.ts';
import { tell } from '../decision-text.ts';

const catalogue = createCatalogue();

const ask = (
  roles: readonly (string | Role | Unknown)[] | Unknown,
  action: ActionOrRole,
  resource: Resource,
  on: On = { serviceName: resource.service },
  defined: readonly DefinedRole[] = [],
): readonly string[] => {
  const policy = access({ roles, on });
  return tell(
    createAccess(account({ policies: [policy], roles: defined }), catalogue, noon).decide(
      { subject: robot },
      action,
      resource,
    ),
  );
};

const crn = (rest: string): string => `crn:v1:bluemix:public:${rest}`;

/** `yes` or the action lacked, of several roles on several actions: roles are sets, and none holds another. */
testSuite('what a role holds', (test) => {
  const holds = (resource: Resource, action: string, yes: readonly string[], no: readonly string[]): void =>
    test(`${action} on ${resource.service}`, () => {
      for (const role of yes) assert.equal(ask([role], { action }, resource), ['granted', role], role);
      for (const role of no) assert.equal(ask([role], { action }, resource), ['denied', `lacks ${action}`], role);
    });
  holds(
    groups,
    'iam-groups.members.add',
    ['Editor', 'Administrator'],
    ['Viewer', 'Operator', 'Manager', 'Service ID creator'],
  );
  holds(groups, 'iam-groups.groups.read', ['Viewer', 'Editor', 'Administrator'], ['Operator', 'Reader']);
  holds(
    identities,
    'iam-identity.apikey.create',
    ['Operator', 'Administrator'],
    ['Viewer', 'Editor', 'User API key creator'],
  );
  holds(identities, 'iam-identity.apikey.update', ['Operator', 'Editor', 'Administrator'], ['Viewer']);
  holds(identities, 'iam-identity.serviceid.create', ['Service ID creator'], ['Operator', 'Editor', 'Administrator']);
  holds(identities, 'iam-identity.apikey.review', ['API key reviewer', 'Service Configuration Reader'], ['Viewer']);
  holds(
    instance(),
    'secrets-manager.configuration.create',
    ['Manager'],
    ['Administrator', 'Editor', 'Writer', 'Reader'],
  );
  holds(instance(), 'secrets-manager.dashboard.view', ['Operator', 'Editor', 'Administrator'], ['Viewer', 'Manager']);
  holds(instance(), 'secrets-manager.secret.read', ['Manager', 'Writer', 'SecretsReader'], ['Reader']);
});

testSuite('a role as policies write it', (test) => {
  const add: ActionOrRole = { action: 'iam-groups.members.add' };
  const create: ActionOrRole = { action: 'iam-identity.apikey.create' };
  const row = (title: string, run: () => readonly string[], ...expected: readonly string[]): void =>
    test(title, () => assert.equal(run(), expected));

  const editor = crn('iam::::role:Editor');
  row('by its CRN', () => ask([editor], add, groups), 'granted', editor);
  row(
    'by its CRN in the other spelling',
    () => ask([editor.replace('bluemix', 'ibmcloud')], add, groups),
    'granted',
    editor.replace('bluemix', 'ibmcloud'),
  );
  row(
    'by its CRN and a name that says otherwise',
    () => ask([{ id: editor, name: 'Viewer', actions: undefined }], add, groups),
    'granted',
    'Viewer',
  );
  row(
    'by its name in another case',
    () => ask(['Service ID Creator'], { action: 'iam-identity.serviceid.create' }, identities),
    'granted',
    'Service ID Creator',
  );
  row('one of two', () => ask(['Viewer', 'Editor'], add, groups), 'granted', 'Editor');
  row('neither of two', () => ask(['Viewer', 'Operator'], add, groups), 'denied', 'lacks iam-groups.members.add');
  row('none at all', () => ask([], add, groups), 'denied', 'lacks iam-groups.members.add');
  row(
    'a role that nobody knows',
    () => ask(unknown('set by a variable'), add, groups),
    'unknown',
    'value? set by a variable',
  );
  row(
    'one role that nobody knows',
    () => ask(['Viewer', unknown('set by a variable')], add, groups),
    'unknown',
    'value? set by a variable',
  );
  row(
    'one role that nobody knows, beside one that is enough',
    () => ask([unknown('set by a variable'), 'Editor'], add, groups),
    'granted',
    'Editor',
  );
  row(
    'a role that has neither CRN nor name',
    () => ask([{ id: undefined, name: undefined, actions: undefined }], add, groups),
    'unknown',
    'role unnamed role?',
  );
  row('a name that no service has', () => ask(['Key Juggler'], add, groups), 'unknown', 'role Key Juggler?');
  row(
    'a role of another service',
    () => ask([crn('iam-identity::::serviceRole:ServiceIdCreator')], add, groups),
    'denied',
    'lacks iam-groups.members.add',
  );
  row(
    'a role whose actions are not published',
    () => ask(['Groups Service Member Manage'], add, groups),
    'unknown',
    'role Groups Service Member Manage?',
  );
  row(
    'a role whose actions are not published, beside one that is enough',
    () => ask(['Groups Service Member Manage', 'Editor'], add, groups),
    'granted',
    'Editor',
  );

  const shown = (...actions: readonly string[]): Role => ({ id: editor, name: 'Editor', actions });
  row(
    'the actions the export shows go before the catalogue',
    () => ask([shown('iam-identity.apikey.create')], create, identities),
    'granted',
    'Editor',
  );
  row(
    'the actions the export shows are all there are',
    () => ask([shown('iam-groups.groups.read')], add, groups),
    'denied',
    'lacks iam-groups.members.add',
  );
  row('an export that shows no action says nothing', () => ask([shown()], add, groups), 'granted', 'Editor');
});

testSuite('a custom role', (test) => {
  const create: ActionOrRole = { action: 'iam-identity.apikey.create' };
  const id = crn(`iam-identity::a/${home}::customRole:EngineRunner`);
  const defined = (parts: Partial<DefinedRole> = {}): DefinedRole => ({
    id,
    name: 'EngineRunner',
    displayName: 'Engine runner',
    service: 'iam-identity',
    actions: ['iam-identity.apikey.create'],
    origin: { document: { source: 'test', index: 0 }, path: [] },
    ...parts,
  });
  const row = (
    title: string,
    role: string | Role,
    definitions: readonly DefinedRole[],
    expected: readonly string[],
    action: ActionOrRole = create,
    resource: Resource = identities,
    on?: On,
  ): void => test(title, () => assert.equal(ask([role], action, resource, on, definitions), expected));

  row('whose actions hold what is asked', id, [defined()], ['granted', id]);
  row('by its name', 'EngineRunner', [defined()], ['granted', 'EngineRunner']);
  row('by its display name', 'Engine runner', [defined()], ['granted', 'Engine runner']);
  row('by its CRN, defined by name only, as a setup does', id, [defined({ id: undefined })], ['granted', id]);
  row(
    'by the CRN of another account',
    id.replace(home, elsewhere),
    [defined({ id: undefined })],
    ['unknown', 'custom role EngineRunner?'],
  );
  row(
    'whose actions lack it',
    id,
    [defined({ actions: ['iam-identity.apikey.get'] })],
    ['denied', 'lacks iam-identity.apikey.create'],
  );
  row('without any action', id, [defined({ actions: [] })], ['denied', 'lacks iam-identity.apikey.create']);
  row(
    'whose actions the listing does not show',
    id,
    [defined({ actions: undefined })],
    ['unknown', 'custom role EngineRunner?'],
  );
  row('defined twice, once with its actions', id, [defined({ actions: undefined }), defined()], ['granted', id]);
  row('nobody defines', id, [], ['unknown', 'custom role EngineRunner?']);
  row('nobody defines, by its name', 'EngineRunner', [], ['unknown', 'role EngineRunner?']);
  row(
    'whose actions the export shows',
    { id, name: 'Engine runner', actions: ['iam-identity.apikey.create'] },
    [],
    ['granted', 'Engine runner'],
  );
  row(
    'of another service',
    id,
    [defined()],
    ['denied', 'lacks iam-groups.members.add'],
    { action: 'iam-groups.members.add' },
    groups,
  );
  row(
    'on a selector of many services, where none can stand',
    id,
    [defined()],
    ['denied', 'EngineRunner cannot stand on service_group_id=IAM'],
    create,
    identities,
    { service_group_id: 'IAM' },
  );
  row(
    'of the name of a role of the cloud, for this account',
    'Operator',
    [defined({ id: undefined, name: 'Operator', displayName: undefined, actions: [] })],
    ['denied', 'lacks iam-identity.apikey.create'],
  );
  row(
    'of every service, which the catalogue knows better',
    'Operator',
    [defined({ id: undefined, name: 'Operator', service: undefined, actions: [] })],
    ['granted', 'Operator'],
  );
  row(
    'of every service, where the catalogue knows nothing',
    'Runner',
    [defined({ id: undefined, name: 'Runner', service: undefined })],
    ['granted', 'Runner'],
  );
});

testSuite('a role on a selector of many services', (test) => {
  const creator = 'Service ID creator';
  const makes: ActionOrRole = { action: 'iam-identity.serviceid.create' };
  const row = (
    title: string,
    role: string,
    action: ActionOrRole,
    resource: Resource,
    on: On,
    ...expected: readonly string[]
  ): void => test(title, () => assert.equal(ask([role], action, resource, on), expected));
  row(
    'Service ID creator on all account management services',
    creator,
    makes,
    identities,
    { serviceType: 'platform_service' },
    'denied',
    'Service ID creator cannot stand on serviceType=platform_service',
  );
  row(
    'Service ID creator on IAM account management services',
    creator,
    makes,
    identities,
    { service_group_id: 'IAM' },
    'granted',
    creator,
  );
  row(
    'Editor on either is enough for groups',
    'Editor',
    { action: 'iam-groups.members.add' },
    groups,
    { serviceType: 'platform_service' },
    'granted',
    'Editor',
  );
  row(
    'and not for API keys',
    'Editor',
    { action: 'iam-identity.apikey.create' },
    identities,
    { serviceType: 'platform_service' },
    'denied',
    'lacks iam-identity.apikey.create',
  );
  row(
    'Manager on a resource group',
    'Manager',
    { action: 'secrets-manager.configuration.create' },
    instance(),
    { resourceGroupId: 'rg-1' },
    'granted',
    'Manager',
  );
  row(
    'a policy that fails twice comes close only by its service',
    'Viewer',
    { action: 'iam-groups.members.add' },
    groups,
    { serviceType: 'service' },
    'denied',
  );
  row(
    'a policy that fails twice on its own service tells its target',
    'Viewer',
    { action: 'iam-groups.members.add' },
    groups,
    { serviceName: 'iam-groups', resourceGroupId: 'rg-1' },
    'denied',
    'iam-groups is in no resource group',
  );
});

testSuite('a role asked for as such', (test) => {
  const manage: ActionOrRole = { role: 'Groups Service Member Manage' };
  const row = (title: string, role: string | Role, expected: readonly string[], on?: On): void =>
    test(title, () => assert.equal(ask([role], manage, groups, on), expected));
  row('by its name', 'Groups Service Member Manage', ['granted', 'Groups Service Member Manage']);
  row('by its other name', 'Groups Service Member Manager', ['granted', 'Groups Service Member Manager']);
  row('by its CRN', crn('iam-groups::::serviceRole:MemberManage'), [
    'granted',
    crn('iam-groups::::serviceRole:MemberManage'),
  ]);
  row('by a greater one', 'Administrator', ['denied', 'lacks Groups Service Member Manage']);
  row(
    'where it cannot stand',
    'Groups Service Member Manage',
    ['denied', 'Groups Service Member Manage cannot stand on serviceType=platform_service'],
    { serviceType: 'platform_service' },
  );
  row('by nobody knows what', { id: undefined, name: undefined, actions: undefined }, [
    'unknown',
    'role unnamed role?',
  ]);
});

testSuite('a role whose display name is compared letter by letter', (test) => {
  const lacking = (name: string, exact: boolean) => {
    const role: Role = { id: undefined, name, actions: undefined, exact };
    const one = createAccess(
      account({ policies: [access({ roles: [role], on: { serviceName: 'iam-groups' } })] }),
      catalogue,
      noon,
    );
    const decision = one.decide({ subject: robot }, { action: 'iam-groups.members.add' }, groups);
    return decision.outcome === 'denied' ? decision.closest.map(({ because }) => because) : decision.outcome;
  };
  const actions = [{ action: 'iam-groups.members.add' }];

  test('is told as misspelled where the role that was meant would do', () => {
    assert.equal(lacking('editor', true), [
      { kind: 'lacks', roles: ['editor'], actions, misspelled: { written: 'editor', meant: 'Editor' } },
    ]);
    assert.equal(lacking('viewer', true), [{ kind: 'lacks', roles: ['viewer'], actions, misspelled: undefined }]);
    assert.is(lacking('Editor', true), 'granted');
    assert.is(lacking('editor', false), 'granted');
  });
});

import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { actionsOn } from '../../../src/access/decide/action-set.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import { access, account } from './build.ts';

const catalogue = createCatalogue();
const role = (name: string, actions: readonly string[] | undefined) => ({
  id: undefined,
  name,
  displayName: undefined,
  service: 'iam-groups',
  actions,
  origin: { document: { source: 'test', index: 0 }, path: [] },
});

const set = (roles: readonly string[], on = 'iam-groups') =>
  actionsOn(
    access({ roles, on: { serviceName: on } }),
    on,
    undefined,
    account({ roles: [role('Adder', ['iam-groups.members.add']), role('Helper', undefined)] }),
    catalogue,
  );

testSuite('the actions of a policy', (test) => {
  test('are those of all its roles', () => {
    const { actions, open } = set(['Viewer', 'Adder']);
    assert.ok(actions.has('iam-groups.groups.read') && actions.has('iam-groups.members.add'));
    assert.is(actions.has('iam-groups.members.delete'), false);
    assert.equal(open, []);
  });

  test('are those that the export lists for a role, where it does', () => {
    const { actions } = actionsOn(
      access({
        roles: [{ id: undefined, name: 'Viewer', actions: ['iam-groups.groups.read'] }],
        on: { serviceName: 'iam-groups' },
      }),
      'iam-groups',
      undefined,
      account({}),
      catalogue,
    );
    assert.equal([...actions], ['iam-groups.groups.read']);
  });

  test('leave open what a role does that nobody describes', () => {
    const { opaque, open } = set(['Helper', 'Groups Service Member Manage', 'Viewer']);
    assert.equal([...opaque], ['Helper', 'Groups Service Member Manage']);
    assert.equal(
      open.map((fact) => fact.kind === 'role' && fact.custom),
      [true, false],
    );
  });

  test('leave open what is not known of the roles', () => {
    const some = access({ roles: ['Viewer', unknown('var.role has no value')], on: { serviceName: 'iam-groups' } });
    const none = access({ roles: unknown('var.roles has no value'), on: { serviceName: 'iam-groups' } });
    const of = (policy: typeof some) => actionsOn(policy, 'iam-groups', undefined, account({}), catalogue);
    assert.ok(of(some).actions.has('iam-groups.groups.read'));
    assert.is(of(some).open.length, 1);
    assert.is(of(none).open.length, 1);
  });

  test('hold nothing of a role that cannot stand on the selector', () => {
    const policy = access({ roles: ['Service ID creator'], on: { serviceType: 'platform_service' } });
    const { actions } = actionsOn(policy, 'iam-identity', 'allAccountManagement', account({}), catalogue);
    assert.is(actions.size, 0);
  });
});

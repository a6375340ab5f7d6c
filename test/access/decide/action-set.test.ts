import * as assert from 'uvu/assert';
import { actionsOfRoles } from '../../../src/access/decide/action-set.ts';
import type { Selector } from '../../../src/access/decide/selector.ts';
import type { Role } from '../../../src/account/model/policy.ts';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { testSuite } from '../../harness.ts';
import { access, account, roleNamed } from './build.ts';

const customRole = (name: string, actions: readonly string[] | undefined) => ({
  id: undefined,
  name,
  displayName: undefined,
  service: 'iam-groups',
  actions,
  origin: { document: { source: 'test', index: 0 }, path: [] },
});
const custom = [customRole('Adder', ['iam-groups.members.add']), customRole('Helper', undefined)];

const actionsOf = (roles: readonly (string | Role)[], service = 'iam-groups', selector?: Selector) =>
  actionsOfRoles(
    roles.map((role) => (typeof role === 'string' ? roleNamed(role) : role)),
    access({ roles, on: { serviceName: service } }),
    service,
    selector,
    account({ roles: custom }),
    createCatalogue(),
  );

testSuite('the actions of roles', (test) => {
  test('are those of all of them', () => {
    const { actions, open } = actionsOf(['Viewer', 'Adder']);
    assert.ok(actions.has('iam-groups.groups.read') && actions.has('iam-groups.members.add'));
    assert.is(actions.has('iam-groups.members.delete'), false);
    assert.equal(open, []);
  });

  test('are those that the export lists for a role, where it does', () => {
    const { actions } = actionsOf([{ id: undefined, name: 'Viewer', actions: ['iam-groups.groups.read'] }]);
    assert.equal([...actions], ['iam-groups.groups.read']);
  });

  test('are unresolved for a role that nobody describes', () => {
    const { opaque, open } = actionsOf(['Helper', 'Groups Service Member Manage', 'Viewer']);
    assert.equal([...opaque], ['Helper', 'Groups Service Member Manage']);
    assert.equal(
      open.map((fact) => fact.kind === 'role' && fact.custom),
      [true, false],
    );
  });

  test('are none for a role that cannot stand on the selector', () => {
    assert.is(actionsOf(['Service ID creator'], 'iam-identity', 'allAccountManagement').actions.size, 0);
  });
});

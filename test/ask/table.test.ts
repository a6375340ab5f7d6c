import * as assert from 'uvu/assert';
import { accessTable } from '../../src/ask/table.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import {
  access,
  account,
  admins,
  group,
  home,
  membership,
  noon,
  otherRobot,
  person,
  robot,
} from '../access/decide/build.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

testSuite('who may do what, as a table', (test) => {
  test('everybody with access, through groups too, the strongest first', () => {
    const given = account({
      policies: [
        access({ id: 'a', to: admins, roles: ['Administrator'], on: { serviceType: 'platform_service' } }),
        access({ id: 'b', to: robot, roles: ['Viewer', 'Reader'], on: { serviceName: 'kms', serviceInstance: 'k' } }),
      ],
      groups: [group(admins, false)],
      memberships: [membership(admins, person)],
      serviceIds: [
        { id: robot.id, name: 'ci', locked: undefined, origin: group(admins).origin },
        { id: otherRobot.id, name: 'idle', locked: undefined, origin: group(admins).origin },
      ],
    });
    const { subjects, leftOut } = accessTable([given], catalogue, noon);
    assert.is(leftOut, 0);
    const all = 'all account management services';
    const administrator = { services: all, scope: [], roles: ['Administrator'], perhaps: [], grantsRoles: true };
    assert.equal(
      subjects.map(({ name, kind, cells }) => [name, kind, cells]),
      [
        [admins, 'access group', [administrator]],
        [person.id, 'user', [administrator]],
        [
          'ci',
          'service ID',
          [
            {
              services: 'kms',
              scope: ['`serviceInstance=k`'],
              roles: ['Viewer', 'Reader'],
              perhaps: [],
              grantsRoles: false,
            },
          ],
        ],
      ],
    );
    assert.equal([...new Set(subjects.map((one) => one.account))], [home]);
  });

  test('what the input leaves open is apart', () => {
    const given = account({
      policies: [
        access({ id: 'a', to: robot, roles: ['Viewer', { unknown: 'a variable' }], on: { serviceName: 'kms' } }),
      ],
    });
    const [only] = accessTable([given], catalogue, noon).subjects;
    assert.equal(
      only?.cells.map(({ roles, perhaps }) => [roles, perhaps]),
      [[['Viewer'], ['a role that is not known']]],
    );
  });

  test('of many subjects, those with most policies', () => {
    const many = Array.from({ length: 600 }, (_, nth) => ({ ...robot, id: `ServiceId-${nth}` }));
    const policies = many.map((to, nth) =>
      access({ id: `p${nth}`, to, roles: ['Viewer'], on: { serviceName: 'kms' } }),
    );
    const twice = access({
      id: 'q',
      to: { ...robot, id: 'ServiceId-599' },
      roles: ['Viewer'],
      on: { serviceName: 'cos' },
    });
    const { subjects, leftOut } = accessTable([account({ policies: [...policies, twice] })], catalogue, noon);
    assert.equal([subjects.length, leftOut, subjects[0]?.name], [500, 100, 'ServiceId-599']);
  });
});

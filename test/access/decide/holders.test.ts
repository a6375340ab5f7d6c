import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { Holder } from '../../../src/access/decide/holders.ts';
import type { Account } from '../../../src/account/model/account.ts';
import { subjectOf } from '../../../src/account/model/subject.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { cpuTime } from '../../cpu-time.ts';
import { testSuite } from '../../harness.ts';
import { access, account, admins, groups, membership, noon, otherRobot, person, robot } from './build.ts';

const catalogue = createCatalogue();
const add = { action: 'iam-groups.members.add' };
const editor = { roles: ['Editor'], on: { serviceName: 'iam-groups' } };

const told = ({ subject, outcome, by }: Holder): string =>
  [
    subject.id,
    outcome,
    ...by.map(({ policy, through }) => (through ? `${policy.id} in ${through.group}` : policy.id)),
  ].join(' ');

const holders = (parts: Partial<Account>): readonly string[] =>
  createAccess(account(parts), catalogue, noon).holders(add, groups).map(told);

testSuite('who holds an action', (test) => {
  test('subjects of policies, and the members of groups, once each', () => {
    assert.equal(
      holders({
        policies: [
          access({ id: 'own', to: person, ...editor }),
          access({ id: 'group', to: admins, ...editor }),
          access({ id: 'viewer', to: otherRobot, roles: ['Viewer'], on: { serviceName: 'iam-groups' } }),
        ],
        memberships: [membership(admins, person), membership(admins, robot)],
      }),
      [
        `${person.id} granted own group in ${admins}`,
        `${admins} granted group`,
        `${robot.id} granted group in ${admins}`,
      ],
    );
  });

  test('unknown where a role or the time leaves it open', () => {
    assert.equal(
      holders({
        policies: [
          access({ id: 'custom', to: person, roles: ['Helper'], on: { serviceName: 'iam-groups' } }),
          access({
            id: 'once',
            to: robot,
            ...editor,
            when: {
              key: '{{environment.attributes.current_date_time}}',
              operator: 'dateTimeLessThan',
              value: '2026-12-01T00:00:00Z',
            },
          }),
        ],
      }),
      [`${person.id} unknown`, `${robot.id} unknown`],
    );
  });

  test('nobody is made up of subjects and members that are not known, or of deleted policies', () => {
    assert.equal(
      holders({
        policies: [
          access({ to: unknown('a variable without value'), ...editor }),
          access({ to: subjectOf('IBMid-2'), ...editor, deleted: true }),
          access({ to: admins, ...editor }),
        ],
        memberships: [membership(admins, unknown('a member without an id'))],
      }),
      [`${admins} granted p`],
    );
  });

  test('a hundred thousand policies take one pass', () => {
    const policies = Array.from({ length: 100_000 }, (_, index) =>
      access({ id: `${index}`, to: `IBMid-${index % 5000}`, roles: ['Viewer'], on: { serviceName: 'kms' } }),
    );
    const one = createAccess(account({ policies }), catalogue, noon);
    const start = cpuTime();
    assert.equal(one.holders(add, groups), []);
    assert.ok(cpuTime() - start < 2000);
  });
});

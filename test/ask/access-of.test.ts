import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { accessOf, type AccessAnswer } from '../../src/ask/access-of.ts';
import { can } from '../../src/ask/can.ts';
import { isProblem } from '../../src/ask/problem.ts';
import type { Account } from '../../src/account/model/account.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import {
  access,
  account,
  admins,
  group,
  knowing,
  membership,
  noon,
  only,
  otherRobot,
  person,
  robot,
  vault,
} from '../access/decide/build.ts';
import { accounts } from '../access/decide/random-account.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

const ask = (given: Account, subject: string, compare?: string, transitive = false): AccessAnswer => {
  const answer = accessOf({ subject, compare, transitive }, { accounts: [given], catalogue, now: noon });
  if (isProblem(answer)) throw new Error(answer.problem);
  return answer;
};

const told = ({ rows }: AccessAnswer): readonly string[] =>
  rows.map(({ services, scope, roles }) => {
    const each = roles.map(({ role, group: through, limits, facts }) =>
      [
        role,
        ...(through === undefined ? [] : ['through a group']),
        ...limits,
        ...facts.map(({ text }) => `? ${text}`),
      ].join(' '),
    );
    return `${[services, ...scope].join(' ')}: ${each.join(', ')}`;
  });

const moment = '{{environment.attributes.current_date_time}}';

const given = account({
  policies: [
    access({ id: 'a', to: person, roles: ['Viewer'], on: { serviceName: 'kms' } }),
    access({
      id: 'b',
      to: person,
      roles: ['SecretsReader', 'Writer'],
      on: { serviceName: 'secrets-manager', serviceInstance: { match: '927*' } },
    }),
    access({ id: 'c', to: admins, roles: ['Administrator'], on: { serviceType: 'platform_service' } }),
    access({
      id: 'd',
      to: person,
      roles: ['Editor'],
      on: { serviceName: 'iam-groups' },
      when: { key: moment, operator: 'dateTimeLessThan', value: '2028-01-01T00:00:00Z' },
    }),
    access({
      id: 'e',
      to: person,
      roles: ['Editor'],
      on: { serviceName: 'iam-identity' },
      when: { key: moment, operator: 'dateTimeLessThan', value: '2026-01-01T00:00:00Z' },
    }),
    access({ id: 'f', to: person, roles: ['Hidden Role'], on: { serviceName: 'kms', serviceInstance: 'k' } }),
  ],
  groups: [group(admins, false)],
  memberships: [membership(admins, person)],
});

testSuite('all that somebody can do', (test) => {
  test('by services and scope, the strongest first, with selectors and patterns as they are', () => {
    assert.equal(told(ask(given, person.id)), [
      'all account management services: Administrator through a group',
      'iam-groups: Editor only until 2028-01-01T00:00:00Z',
      'kms: Viewer',
      'secrets-manager `serviceInstance=927*`: SecretsReader, Writer',
      'kms `serviceInstance=k`: Hidden Role',
    ]);
  });

  test('tells what gives nothing, and why', () => {
    assert.equal(
      ask(given, person.id).idle.map(({ text }) => text),
      ['policy `e` its time window ended at `2026-01-01T00:00:00Z`'],
    );
  });

  test('tells the policies of a group together, where it is not known whether it is in it', () => {
    const open = account({
      policies: [
        access({ id: 'a', to: admins, roles: ['Viewer'], on: { serviceName: 'kms' } }),
        access({ id: 'b', to: admins, roles: ['Viewer'], on: { serviceName: 'iam-groups' } }),
        access({ id: 'c', to: robot, roles: ['Reader'], on: { serviceName: 'kms' } }),
      ],
      groups: [group(admins, false)],
      knowledge: knowing({ members: only() }),
    });
    const answer = ask(open, robot.id);
    assert.equal(told(answer), ['kms: Reader']);
    assert.equal(
      answer.perhaps.map(({ text }) => text),
      [`the 2 policies of \`${admins}\`: it is not known whether \`${robot.id}\` is a member of \`${admins}\``],
    );
  });

  test('compares what is granted, and not how it is written', () => {
    const two = account({
      policies: [
        access({ to: robot, roles: ['Reader', 'Writer'], on: { serviceName: 'kms' } }),
        access({ to: otherRobot, roles: ['Reader'], on: { serviceName: 'kms' } }),
        access({ to: otherRobot, roles: ['Writer'], on: { serviceName: 'kms' } }),
        access({
          to: otherRobot,
          roles: ['SecretsReader'],
          on: { serviceName: 'secrets-manager', serviceInstance: vault },
        }),
        access({ to: robot, roles: ['SecretsReader'], on: { serviceName: 'secrets-manager' } }),
      ],
    });
    const { compared } = ask(two, robot.id, otherRobot.id);
    assert.equal(
      compared?.onlyFirst.map(({ services, scope, lacking }) => [
        services,
        scope,
        lacking.includes('secrets-manager.secret.read'),
      ]),
      [['secrets-manager', [], true]],
    );
    assert.equal(compared?.onlySecond, []);
  });

  test('compares a selector with a service by what the selector covers besides', () => {
    const two = account({
      policies: [
        access({ to: robot, roles: ['Viewer'], on: { serviceType: 'service' } }),
        access({ to: otherRobot, roles: ['Viewer'], on: { serviceName: 'secrets-manager' } }),
      ],
    });
    const { compared } = ask(two, robot.id, otherRobot.id);
    assert.equal(
      compared?.onlyFirst.map(({ services }) => services),
      ['all Identity and Access enabled services'],
    );
    assert.equal(compared?.onlySecond, []);
  });

  test('tells whose access it can come to have, and nothing behind an administrator', () => {
    const chained = account({
      policies: [
        access({ id: 'a', to: robot, roles: ['Editor'], on: { serviceName: 'iam-groups', resource: admins } }),
        access({ id: 'b', to: admins, roles: ['Administrator'], on: { serviceType: 'platform_service' } }),
        access({ id: 'c', to: otherRobot, roles: ['Viewer'], on: { serviceName: 'kms' } }),
      ],
      groups: [{ ...group(admins, false), name: 'admins' }],
    });
    const becomes = ask(chained, robot.id, undefined, true).becomes?.ways;
    assert.equal(
      becomes?.map(({ subjects, steps }) => [subjects.map(({ id }) => id), ...steps.map(({ text }) => text)]),
      [[[admins], `\`${robot.id}\` can join \`admins\` (\`${admins}\`)`]],
    );
    assert.is(becomes?.[0]?.subjects[0]?.administers, true);
  });

  test('nobody differs from himself, and `can` grants what is listed', () => {
    fc.assert(
      fc.property(accounts, (random) => {
        for (const { subject } of random.policies) {
          if ('unknown' in subject) continue;
          const answer = ask(random, subject.id, subject.id);
          assert.equal([answer.compared?.onlyFirst, answer.compared?.onlySecond], [[], []]);
          for (const { services, isSelector, scope, roles, actions = [] } of answer.rows) {
            const isPlain =
              !isSelector &&
              scope.length === 0 &&
              roles.every(({ limits, facts }) => limits.length + facts.length === 0);
            const [action] = actions;
            if (!isPlain || action === undefined) continue;
            const one = can(
              { subject: subject.id, request: action, target: [services] },
              { accounts: [random], catalogue, now: noon },
            );
            assert.is(isProblem(one) ? one.problem : one.outcome, 'granted', `${subject.id} ${action} ${services}`);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

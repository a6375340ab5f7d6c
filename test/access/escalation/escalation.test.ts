import * as assert from 'uvu/assert';
import { createCatalogue } from '../../../src/catalogue/create.ts';
import { createAccess } from '../../../src/access/access.ts';
import type { EscalationPath } from '../../../src/access/escalation/paths.ts';
import type { Account } from '../../../src/account/model/account.ts';
import type { Engine } from '../../../src/account/model/engine.ts';
import { subjectOf, type Subject } from '../../../src/account/model/subject.ts';
import { unknown } from '../../../src/source/unknown.ts';
import { testSuite } from '../../harness.ts';
import {
  access,
  account,
  admins,
  elsewhere,
  home,
  membership,
  noon,
  otherRobot,
  person,
  profile,
  readers,
  robot,
  vault,
} from '../decide/build.ts';

const catalogue = createCatalogue();
const management = { serviceType: 'platform_service' };
const boss = access({ id: 'boss', to: admins, roles: ['Administrator'], on: management });
const place = { document: { source: 'test', index: 0 }, path: [] };

const engine = (more: Partial<Engine> = {}): Engine => ({
  name: 'e',
  mode: 'api_key',
  subject: robot,
  instance: { guid: vault, region: 'us-south', endpoints: undefined, resourceGroup: undefined, origin: place },
  accountId: home,
  targetAccountId: home,
  caller: undefined,
  secrets: undefined,
  origin: place,
  subjectOrigin: place,
  callerOrigin: place,
  declared: true,
  disabled: false,
  ...more,
});

const escalation = (parts: Partial<Account>) => createAccess(account(parts), catalogue, noon).escalation();

const short = ({ id }: Subject): string => id.slice(-4);

/** `who: way policy -> whom, …` */
const told = (path: EscalationPath): string => {
  const steps: string[] = [];
  for (let step: EscalationPath | undefined = path; step?.step !== undefined; step = step.next) {
    const { way, policy, to } = step.step;
    steps.push(`${way} ${policy.id} -> ${short(to)}`);
  }
  const { subject, through } = path;
  return `${short(subject)}${through === undefined ? '' : ' (member)'}: ${steps.join(', ')}`;
};

const paths = (parts: Partial<Account>): readonly string[] => [...escalation(parts).paths().values()].map(told);

const narrowed = (service: string, resource: string) => ({ serviceName: service, resource });

testSuite('steps by which identities become stronger', (test) => {
  test('administrators need no step, and without one nobody gets there', () => {
    assert.equal(paths({ policies: [boss], memberships: [membership(admins, person)] }), ['0001: ', 'AB1Z (member): ']);
    assert.equal(paths({ policies: [access({ roles: ['Editor'], on: { serviceName: 'iam-groups' } })] }), []);
  });

  test('a policy that is deleted, refused or doubted gives nothing, and one with the same list of roles does', () => {
    const { roles } = access({ roles: ['Editor'], on: {} });
    const leads = access({ id: 'leads', to: robot, roles: ['Editor'], on: narrowed('iam-groups', admins) });
    const first = { ...leads, id: 'first', subject: otherRobot, roles };
    const later = { ...leads, roles };
    const parts = (more: Partial<typeof first>): Partial<Account> => ({
      policies: [boss, { ...first, ...more }, later],
    });
    const expected = ['0001: ', `${short(robot)}: group leads -> 0001`];
    assert.equal(paths(parts({ deleted: true })), expected);
    assert.equal(paths(parts({ refusedBecause: 'it names a group' })), expected);
    assert.equal(paths(parts({ target: unknown('it is not known') })), expected);
  });

  test('administration may come together from grants of the subject and of its groups', () => {
    const on = (service: string, to: Subject | string) =>
      access({ id: service, to, roles: ['Administrator'], on: { serviceName: service } });
    const parts = {
      policies: [on('iam-identity', person), on('iam-groups', readers), on('iam-access-management', readers)],
      memberships: [membership(readers, person)],
    };
    assert.is(escalation(parts).administersBy(person.id)?.id, 'iam-access-management');
    assert.is(escalation(parts).administersBy(readers), undefined);
  });

  test('each way leads on, over everything of a kind or over one thing', () => {
    const to = (id: string, subject: Subject, role: string, on: Readonly<Record<string, string>>) =>
      access({ id, to: subject, roles: [role], on });
    assert.equal(paths({ policies: [boss, to('join', robot, 'Editor', { serviceName: 'iam-groups' })] }), [
      '0001: ',
      '5ba0: group join -> 0001',
    ]);
    assert.equal(
      paths({
        policies: [
          boss,
          to('join', robot, 'Editor', narrowed('iam-groups', admins)),
          to('mint', otherRobot, 'Operator', { ...narrowed('iam-identity', robot.id), resourceType: 'serviceid' }),
        ],
      }),
      ['0001: ', '5ba0: group join -> 0001', '0002: key mint -> 5ba0, group join -> 0001'],
    );
    assert.equal(
      paths({
        policies: [
          access({ id: 'boss', to: profile, roles: ['Administrator'], on: management }),
          to('trust', robot, 'Editor', { serviceName: 'iam-identity' }),
        ],
      }),
      ['0003: ', '5ba0: trust trust -> 0003'],
    );
  });

  test('cycles end, and the shortest way is told', () => {
    const mint = (id: string, from: Subject, to: Subject) =>
      access({
        id,
        to: from,
        roles: ['Operator'],
        on: { ...narrowed('iam-identity', to.id), resourceType: 'serviceid' },
      });
    assert.equal(paths({ policies: [mint('a', robot, otherRobot), mint('b', otherRobot, robot)] }), []);
    assert.equal(
      paths({
        policies: [
          boss,
          mint('a', robot, otherRobot),
          mint('b', otherRobot, robot),
          access({ id: 'join', to: otherRobot, roles: ['Editor'], on: narrowed('iam-groups', admins) }),
        ],
      }),
      ['0001: ', '0002: group join -> 0001', '5ba0: key a -> 0002, group join -> 0001'],
    );
  });

  test('secrets lead to whom their credentials are of, as far as one may read them', () => {
    const secret = (more: object) => ({ name: 's', accessGroups: [], serviceId: undefined, origin: place, ...more });
    const read = (on: Readonly<Record<string, string>>) =>
      access({ id: 'read', to: person, roles: ['SecretsReader'], on: { serviceName: 'secrets-manager', ...on } });
    const engines = [engine({ secrets: [secret({ accessGroups: [admins], secretGroup: 'g1' })] })];
    const found = ['0001: ', 'AB1Z: secret read -> 0001'];
    assert.equal(paths({ engines, policies: [boss, read({ serviceInstance: vault })] }), found);
    assert.equal(paths({ engines, policies: [boss, read({ resourceType: 'secret-group', resource: 'g1' })] }), found);
    assert.equal(paths({ engines, policies: [boss, read({ resourceType: 'secret-group', resource: 'g2' })] }), [
      '0001: ',
    ]);
    assert.equal(
      paths({ engines, policies: [boss, read({ serviceInstance: '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9' })] }),
      ['0001: '],
    );
  });

  test('who writes secrets does through the engine what it may do with groups and keys, and no more', () => {
    const write = access({ id: 'write', to: person, roles: ['Writer'], on: { serviceName: 'secrets-manager' } });
    const join = access({ id: 'join', roles: ['Editor'], on: { serviceName: 'iam-groups' } });
    assert.equal(paths({ engines: [engine()], policies: [boss, join, write] }), [
      '0001: ',
      '5ba0: group join -> 0001',
      'AB1Z: engine write -> 5ba0, group join -> 0001',
    ]);
    const trust = access({ id: 'trust', roles: ['Editor'], on: { serviceName: 'iam-identity' } });
    const bossy = access({ id: 'boss', to: profile, roles: ['Administrator'], on: management });
    assert.equal(paths({ engines: [engine()], policies: [bossy, trust, write] }), [
      '0003: ',
      '5ba0: trust trust -> 0003',
    ]);
    assert.equal(paths({ engines: [engine({ disabled: true })], policies: [boss, join, write] }), [
      '0001: ',
      '5ba0: group join -> 0001',
    ]);
    const asService = engine({ mode: 'service_authorization', subject: undefined });
    assert.equal(paths({ engines: [asService], policies: [boss, write] }), ['0001: ', 'AB1Z: engine write -> 0001']);
  });

  test('a group takes its steps for its members, those that are known', () => {
    const join = access({ id: 'join', to: readers, roles: ['Editor'], on: narrowed('iam-groups', admins) });
    const memberships = [membership(readers, otherRobot), membership(readers, unknown('a member without an id'))];
    const found = ['0001: ', '0002: group join -> 0001', '0002 (member): group join -> 0001'];
    assert.equal(paths({ policies: [boss, join], memberships }), found);
    // An engine acts with what the groups of its service ID give.
    const write = access({ id: 'write', to: person, roles: ['Writer'], on: { serviceName: 'secrets-manager' } });
    const engines = [engine({ subject: otherRobot })];
    assert.equal(paths({ engines, policies: [boss, join, write], memberships }), [
      ...found,
      'AB1Z: engine write -> 0002, group join -> 0001',
    ]);
  });

  test('who may write into some secret group only does through the engine as much, however the group is named', () => {
    const join = access({ id: 'join', roles: ['Editor'], on: { serviceName: 'iam-groups' } });
    for (const resource of [{ match: 'team-*' }, { match: ['b-*', 'a?'] }, { anyOf: ['g1', 'g2'] }, 'g1']) {
      const on = { serviceName: 'secrets-manager', resourceType: 'secret-group', resource };
      const write = access({ id: 'write', to: person, roles: ['Writer'], on });
      assert.equal(paths({ engines: [engine()], policies: [boss, join, write] }), [
        '0001: ',
        '5ba0: group join -> 0001',
        'AB1Z: engine write -> 5ba0, group join -> 0001',
      ]);
    }
  });

  test('each engine is one more way to its service ID, if its instance lies in the account', () => {
    const other = '0b1c2d3e-4f50-4617-8283-94a5b6c7d8e9';
    const join = access({ id: 'join', roles: ['Editor'], on: { serviceName: 'iam-groups' } });
    const on = { serviceName: 'secrets-manager', serviceInstance: vault };
    const write = access({ id: 'write', to: person, roles: ['Writer'], on });
    const second = engine({ instance: { ...engine().instance, guid: other } });
    const without = ['0001: ', '5ba0: group join -> 0001'];
    const policies = [boss, join, write];
    assert.equal(paths({ engines: [engine(), second], policies }), [
      ...without,
      'AB1Z: engine write -> 5ba0, group join -> 0001',
    ]);
    assert.equal(paths({ engines: [engine({ accountId: elsewhere })], policies }), without);
    assert.equal(paths({ engines: [engine({ uncertainBecause: 'its `count` is not known' })], policies }), without);
  });

  test('an engine makes keys for others, too', () => {
    const join = access({ id: 'join', to: otherRobot, roles: ['Editor'], on: narrowed('iam-groups', admins) });
    const mint = access({ id: 'mint', roles: ['Operator'], on: narrowed('iam-identity', otherRobot.id) });
    const write = access({ id: 'write', to: person, roles: ['Writer'], on: { serviceName: 'secrets-manager' } });
    assert.equal(paths({ engines: [engine()], policies: [boss, join, mint, write] }), [
      '0001: ',
      '0002: group join -> 0001',
      '5ba0: key mint -> 0002, group join -> 0001',
      'AB1Z: engine write -> 5ba0, key mint -> 0002, group join -> 0001',
    ]);
  });

  test('what is given on a type of things only is asked for with the type', () => {
    const on = { serviceName: 'iam-identity', resourceType: 'serviceid' };
    const { over } = escalation({ policies: [access({ id: 'mint', roles: ['Operator'], on })] });
    const sure = (type?: string) => over('iam-identity', 'iam-identity.apikey.create', type).sure.length;
    assert.equal([sure(), sure('serviceid'), sure('profile'), sure()], [0, 1, 0, 0]);
  });

  test('the key of an engine is taken by those who read its configuration or a secret with it, or make it another', () => {
    const on = { serviceName: 'secrets-manager', serviceInstance: vault };
    const parts = {
      engines: [engine({ secrets: [{ name: 's', accessGroups: [], serviceId: robot.id, origin: place }] })],
      policies: [
        access({ id: 'manage', to: person, roles: ['Manager'], on }),
        access({ id: 'mint', to: otherRobot, roles: ['Operator'], on: narrowed('iam-identity', robot.id) }),
        access({ id: 'mint other', to: person, roles: ['Operator'], on: narrowed('iam-identity', otherRobot.id) }),
        access({ id: 'mint all', to: profile, roles: ['Operator'], on: { serviceName: 'iam-identity' } }),
      ],
    };
    const { stepsToEngine } = escalation(parts);
    assert.equal(
      parts.engines.flatMap((one) => stepsToEngine(one).map(({ way, policy }) => `${way} ${policy.id}`)),
      ['secret manage', 'engine key manage', 'key mint', 'engine manage'],
    );
    const asService = engine({ mode: 'service_authorization', subject: undefined });
    const one = escalation({ ...parts, engines: [asService] });
    assert.equal(
      one.stepsToEngine(asService).map(({ way, policy }) => `${way} ${policy.id}`),
      ['engine manage'],
    );
  });

  test('what is not known, or holds at times only, makes no step', () => {
    const when = {
      key: '{{environment.attributes.day_of_week}}',
      operator: 'dayOfWeekAnyOf',
      value: ['1+00:00'],
    };
    const parts = {
      policies: [
        boss,
        access({ id: 'times', roles: ['Editor'], on: { serviceName: 'iam-groups' }, when }),
        access({
          id: 'whose',
          to: unknown('a variable without value'),
          roles: ['Editor'],
          on: { serviceName: 'iam-groups' },
        }),
      ],
      memberships: [membership(admins, unknown('a member without an id'))],
    };
    assert.equal(paths(parts), ['0001: ']);
    const { uncertain } = escalation(parts).over('iam-groups', 'iam-groups.members.add');
    assert.equal(
      uncertain.map(({ policy }) => policy.id),
      ['times'],
    );
  });

  test('a hundred thousand policies take one pass an action', () => {
    const services = ['cloud-object-storage', 'iam-identity', 'secrets-manager', 'kms'];
    const policies = Array.from({ length: 100_000 }, (_, index) =>
      access({
        id: `p${index}`,
        to: subjectOf(`ServiceId-${String(index).padStart(8, '0')}-0000-4000-8000-000000000000`),
        roles: ['Viewer', 'Reader'],
        on: { serviceName: services[index % services.length] ?? '' },
      }),
    );
    const before = process.cpuUsage();
    assert.is(escalation({ engines: [engine()], policies: [boss, ...policies] }).paths().size, 1);
    const { user } = process.cpuUsage(before);
    // Microseconds of this process: it takes about a second, and minutes where each policy is held against each other.
    assert.ok(user < 10_000_000, `${user / 1_000_000} s`);
  });
});

import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { can } from '../../src/ask/can.ts';
import { isProblem } from '../../src/ask/problem.ts';
import { whoCan, whoCanInAll, type WhoCanAnswer } from '../../src/ask/who-can.ts';
import type { Account } from '../../src/account/model/account.ts';
import { subjectOf } from '../../src/account/model/subject.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import {
  access,
  account,
  admins,
  authorization,
  dynamicRule,
  elsewhere,
  group,
  knowing,
  membership,
  noon,
  only,
  otherRobot,
  person,
  profile,
  robot,
  vault,
} from '../access/decide/build.ts';
import { accounts } from '../access/decide/random-account.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

const ask = (given: Account, request: string, target: readonly string[], transitive = false): WhoCanAnswer => {
  const answer = whoCan({ request, target, transitive }, { accounts: [given], catalogue, now: noon });
  if (isProblem(answer)) throw new Error(answer.problem);
  return answer;
};

const idsOf = (some: readonly { readonly subject: { readonly id: string } }[]): readonly string[] =>
  some.map(({ subject }) => subject.id);

const origin = { document: { source: 'test', index: 0 }, path: [] };
const onGroups = { serviceName: 'iam-groups' };

testSuite('who can do something', (test) => {
  test('everybody who can: by policies, groups, dynamic rules and trusted profiles', () => {
    const { granted, perhaps } = ask(
      account({
        policies: [
          access({ id: 'a', to: admins, roles: ['Editor'], on: onGroups }),
          access({ id: 'b', to: profile, roles: ['Administrator'], on: onGroups }),
          access({ id: 'c', to: robot, roles: ['Viewer'], on: onGroups }),
        ],
        groups: [{ ...group(admins, false), name: 'admins' }],
        memberships: [membership(admins, person)],
        dynamicRules: [
          {
            ...dynamicRule(admins),
            name: 'ops',
            realm: 'https://idp',
            claims: [{ claim: 'team', operator: 'EQUALS', value: '"ops"' }],
          },
        ],
        profiles: [
          {
            id: profile.id,
            name: 'deployer',
            trust: [],
            links: [{ resourceType: 'VSI', crn: 'crn:x', namespace: undefined, name: undefined, origin }],
            origin,
          },
        ],
      }),
      'iam-groups.members.add',
      [],
    );
    assert.equal(
      granted.map(({ subject, chains, behind }) => [
        subject.id,
        chains.map((chain) => `${chain.role} ${chain.policy}`),
        behind.map(({ text }) => text),
      ]),
      [
        [person.id, ['Editor policy `a`'], []],
        [profile.id, ['Administrator policy `b`'], ['`VSI crn:x` may assume it']],
        [
          admins,
          ['Editor policy `a`'],
          ['federated users of `https://idp` by the dynamic rule `ops`: `team EQUALS "ops"`'],
        ],
      ],
    );
    assert.equal(perhaps, []);
  });

  test('those of whom it is not known, in words that are the same for all of whom the same is missing', () => {
    const { perhaps } = ask(
      account({
        policies: [
          access({ id: 'a', to: admins, roles: ['Editor'], on: onGroups }),
          access({ id: 'b', to: robot, roles: ['Viewer'], on: onGroups }),
          access({ id: 'c', to: otherRobot, roles: ['Viewer'], on: onGroups }),
        ],
        groups: [group(admins, false)],
        knowledge: knowing({ members: only() }),
      }),
      'iam-groups.members.add',
      [],
    );
    assert.equal(
      perhaps.map(({ subject, facts = [] }) => [subject.id, ...facts.map(({ text }) => text)]),
      [otherRobot, robot].map(({ id }) => [id, `not all members of \`${admins}\` are known`]),
    );
  });

  test('services that an authorization lets act', () => {
    const { services } = ask(
      account({
        authorizations: [
          authorization({
            id: 'x',
            roles: ['Reader'],
            on: { serviceName: 'kms' },
            from: { serviceName: 'cloud-object-storage', accountId: account({}).id ?? '' },
          }),
        ],
      }),
      'kms.secrets.list',
      [],
    );
    assert.equal(
      services.map(({ name }) => name),
      ['any instance of `cloud-object-storage`, by authorization `x`'],
    );
  });

  test('those who come to it, step by step', () => {
    const { granted, coming = [] } = ask(
      account({
        policies: [
          access({ id: 'a', to: otherRobot, roles: ['Manager'], on: { serviceName: 'secrets-manager' } }),
          access({
            id: 'b',
            to: robot,
            roles: ['Operator'],
            on: { serviceName: 'iam-identity', resourceType: 'serviceid', resource: otherRobot.id },
          }),
          access({ id: 'c', to: person, roles: ['Administrator'], on: { serviceType: 'platform_service' } }),
          access({ id: 'd', to: profile, roles: ['Administrator'], on: { serviceName: 'secrets-manager' } }),
        ],
      }),
      'secrets-manager.secret.read',
      [`secrets-manager/${vault}`],
      true,
    );
    assert.equal(idsOf(granted), [otherRobot.id]);
    assert.equal(
      coming.map(({ subject, steps, end }) => [subject.id, ...steps.map(({ text }) => text), end]),
      [
        [person.id, `\`${person.id}\` administers the account, and so can give itself any role`],
        [robot.id, `\`${robot.id}\` can create API keys for \`${otherRobot.id}\``, `\`${otherRobot.id}\` can do it`],
        [profile.id, `\`${profile.id}\` can give itself roles on the target`],
      ],
    );
  });

  test('is asked of one account', () => {
    const answer = whoCan(
      { request: 'iam-groups.members.add', target: [], transitive: false },
      { accounts: [account({}), account({ id: elsewhere })], catalogue, now: noon },
    );
    assert.ok(isProblem(answer) && answer.problem.startsWith('the input is about several accounts'));
  });

  test('is answered of each account by itself, and says where the input does not show all', () => {
    const policy = access({ id: 'a', to: robot, roles: ['Editor'], on: onGroups });
    const answers = whoCanInAll(
      { request: 'iam-groups.members.add', target: [], transitive: false },
      {
        accounts: [
          account({ policies: [policy] }),
          account({ id: elsewhere, knowledge: knowing({ policies: only() }) }),
        ],
        catalogue,
        now: noon,
      },
    );
    assert.equal(
      isProblem(answers)
        ? answers.problem
        : answers.map((one) => [idsOf(one.granted), one.missing.map(({ text }) => text)]),
      [
        [[robot.id], []],
        [[], ['the input does not list all policies of the account: others may have access']],
      ],
    );
  });

  test('lists exactly those of whom `can` says granted, and unknown', () => {
    const asked = [
      ['iam-groups.members.add', 'iam-groups'],
      ['iam-identity.*key.create', 'iam-identity'],
      ['secrets-manager.secret.read', `secrets-manager/${vault}`],
      ['Viewer', 'iam-groups'],
    ] as const;
    fc.assert(
      fc.property(accounts, fc.constantFrom(...asked), (given, [request, on]) => {
        const answer = ask(given, request, [on]);
        const granted = new Set(idsOf(answer.granted));
        const perhaps = new Set(idsOf(answer.perhaps));
        const known = new Set([
          ...granted,
          ...perhaps,
          ...given.policies.flatMap(({ subject }) => ('id' in subject ? [subject.id] : [])),
        ]);
        for (const id of known) {
          const one = can({ subject: id, request, target: [on] }, { accounts: [given], catalogue, now: noon });
          if (isProblem(one)) throw new Error(one.problem);
          const isIn = granted.has(id) ? 'granted' : perhaps.has(id) ? 'unknown' : 'denied';
          // Groups are in no group, and not in that of everybody.
          const asEverybody = answer.everybody && subjectOf(id).kind !== 'access_group';
          if (asEverybody) assert.is(one.outcome, 'granted', `${id} ${request}`);
          else if (!answer.everybody) assert.is(isIn, one.outcome, `${id} ${request}`);
        }
      }),
      { numRuns: 150 },
    );
  });
});

import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { createAccess } from '../../src/access/access.ts';
import { can, type CanAnswer } from '../../src/ask/can.ts';
import { isProblem } from '../../src/ask/problem.ts';
import { readTarget, resourceOf } from '../../src/ask/target.ts';
import { readSubject } from '../../src/ask/who.ts';
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
  person,
  robot,
  vault,
} from '../access/decide/build.ts';
import { accounts, subjects } from '../access/decide/random-account.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();

const ask = (given: Account, subject: string, request: string, ...target: readonly string[]): CanAnswer => {
  const answer = can({ subject, request, target }, { accounts: [given], catalogue, now: noon });
  if (isProblem(answer)) throw new Error(answer.problem);
  return answer;
};

const refusal = (given: Account, subject: string, request: string, ...target: readonly string[]): string => {
  const answer = can({ subject, request, target }, { accounts: [given], catalogue, now: noon });
  return isProblem(answer) ? answer.problem : answer.outcome;
};

const inOneVault = access({ roles: ['SecretsReader'], on: { serviceName: 'secrets-manager', serviceInstance: vault } });
const reader = account({ policies: [inOneVault] });
const throughGroup = account({
  policies: [access({ to: admins, roles: ['Administrator'], on: { serviceName: 'iam-groups' } })],
  groups: [{ ...group(admins, false), name: 'admins' }],
  memberships: [membership(admins, person)],
  users: [{ id: 'IBMid-2', name: 'eve@example.com', origin: { document: { source: 'test', index: 0 }, path: [] } }],
});

testSuite('whether somebody can do something', (test) => {
  test('is granted with each link of the evidence', () => {
    const { outcome, chains } = ask(throughGroup, person.id, 'iam-groups.members.add');
    assert.is(outcome, 'granted');
    assert.equal(
      chains[0]?.links.map(({ text }) => text),
      [
        `\`${person.id}\` is in \`admins\` (\`${admins}\`)`,
        'policy `p` on `serviceName=iam-groups`',
        'grants `Administrator`',
        '`Administrator` on `iam-groups` does `iam-groups.members.add`',
      ],
    );
  });

  test('depends on a target that is not said, and names the question that would be decided', () => {
    const { outcome, facts } = ask(reader, robot.id, 'secrets-manager.secret.read');
    assert.is(outcome, 'unknown');
    assert.equal(
      facts.map(({ text, obtain }) => [text, obtain?.text]),
      [
        [
          `it depends on the target: policy \`p\` is for \`serviceInstance=${vault}\``,
          `iamlint can ${robot.id} secrets-manager.secret.read on secrets-manager serviceInstance=${vault}`,
        ],
      ],
    );
    assert.is(ask(reader, robot.id, 'secrets-manager.secret.read', `secrets-manager/${vault}`).outcome, 'granted');
    assert.is(ask(reader, robot.id, 'secrets-manager.secret.read', 'secrets-manager/other').outcome, 'denied');
    assert.is(ask(reader, robot.id, 'secrets-manager.secret.read', 'secrets-manager/*').outcome, 'denied');
  });

  test('is denied with the nearest policies and the least that would grant it', () => {
    const { closest, repairs } = ask(reader, robot.id, 'secrets-manager.secret.create', `secrets-manager/${vault}`);
    assert.equal(
      closest.map(({ text }) => text),
      ['policy `p` grants `SecretsReader`, which lacks `secrets-manager.secret.create`'],
    );
    assert.is(
      repairs[0]?.text.text,
      `# in place of p\npolicies:\n  - { subject: ${robot.id}, roles: [Writer], service: secrets-manager, instance: ${vault} }`,
    );
  });

  test('is denied to one who is not in the group, which is told by name', () => {
    assert.equal(
      ask(throughGroup, 'IBMid-2', 'iam-groups.members.add').closest.map(({ text }) => text),
      [`policy \`p\` would grant it, but only to members of \`admins\` (\`${admins}\`)`],
    );
  });

  test('is unknown with the command for each missing fact', () => {
    const given = account({ policies: [inOneVault], knowledge: knowing({ policies: only() }) });
    const { outcome, facts } = ask(given, robot.id, 'iam-groups.members.add');
    assert.is(outcome, 'unknown');
    assert.equal(
      facts.map(({ text, obtain }) => [text, obtain?.text]),
      [
        [
          `no list of the policies of \`${robot.id}\` is in the input`,
          `ibmcloud iam service-policies ${robot.id} --output json --api-version v2`,
        ],
      ],
    );
  });

  test('of several actions is granted only where all are', () => {
    const { outcome, parts } = ask(reader, robot.id, 'secrets-manager.secret.*', `secrets-manager/${vault}`);
    assert.is(outcome, 'denied');
    assert.ok(parts.granted.includes('secrets-manager.secret.read'));
    assert.ok(parts.denied.includes('secrets-manager.secret.create'));
  });

  test('of a role is granted by another role that does as much', () => {
    const given = account({ policies: [access({ roles: ['Manager'], on: { serviceName: 'secrets-manager' } })] });
    assert.is(ask(given, robot.id, 'SecretsReader', 'secrets-manager').outcome, 'granted');
    assert.is(ask(given, robot.id, 'Administrator', 'secrets-manager').outcome, 'denied');
  });

  test('is not asked in words that may be a slip', () => {
    assert.is(
      refusal(reader, robot.id, 'secrets-manager.secret.reed'),
      'no role of `secrets-manager` has the action `secrets-manager.secret.reed`; did you mean `secrets-manager.secret.read`?',
    );
    assert.is(refusal(reader, robot.id, 'Administrator'), 'roles are granted on a service: say on which, `on SERVICE`');
    assert.is(
      refusal(reader, robot.id, 'Editr', 'secrets-manager'),
      '`secrets-manager` has no role `Editr`; did you mean `Editor`?',
    );
    assert.is(
      refusal(reader, robot.id, 'iam.policy.create'),
      'every service has `iam.policy.create`: say on which, `on SERVICE`',
    );
    assert.is(
      refusal(reader, robot.id, 'secrets-manager.x*'),
      'no role of `secrets-manager` has an action like `secrets-manager.x*`',
    );
  });

  test('is what the evaluator decides', () => {
    const asked = [
      ['iam-groups.members.add', 'iam-groups'],
      ['iam-identity.apikey.create', 'iam-identity'],
      ['secrets-manager.secret.read', `secrets-manager/${vault}`],
    ] as const;
    fc.assert(
      fc.property(accounts, fc.constantFrom(...subjects), fc.constantFrom(...asked), (given, subject, [action, on]) => {
        const who = readSubject(subject.id, [given]);
        const words = readTarget([on], catalogue);
        if (isProblem(who) || isProblem(words)) return;
        const resource = resourceOf(words, words.service ?? '', given, catalogue);
        const decided = createAccess(given, catalogue, noon).decide({ subject }, { action }, resource);
        const answer = ask(given, subject.id, action, on);
        assert.is(answer.outcome, decided.outcome);
        assert.is(answer.chains.length > 0, decided.outcome === 'granted');
        assert.is(answer.facts.length > 0, decided.outcome === 'unknown');
      }),
      { numRuns: 200 },
    );
  });
});

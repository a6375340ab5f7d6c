import * as assert from 'uvu/assert';
import fc from 'fast-check';
import { createAccess } from '../../src/access/access.ts';
import { diffOf, type DiffAnswer } from '../../src/ask/diff.ts';
import type { Account } from '../../src/account/model/account.ts';
import { subjectsIn } from '../../src/ask/who.ts';
import { createCatalogue } from '../../src/catalogue/create.ts';
import { isUnknown } from '../../src/source/unknown.ts';
import { access, account, admins, group, membership, noon, person, robot } from '../access/decide/build.ts';
import { accounts } from '../access/decide/random-account.ts';
import { testSuite } from '../harness.ts';

const catalogue = createCatalogue();
const diff = (before: Account, after: Account): DiffAnswer => diffOf(before, after, catalogue, noon);
const nothing: DiffAnswer = {
  gained: [],
  lost: [],
  perhapsGained: [],
  perhapsLost: [],
  newAdmins: [],
  notCompared: [],
};

const ofPerson = { to: person, on: { serviceName: 'kms' } };
const inGroup = { groups: [group(admins, false)], memberships: [membership(admins, person)] };

testSuite('what changed between two states of an account', (test) => {
  test('a grant moved from a user to a group it is in is no change', () => {
    const before = account({ ...inGroup, policies: [access({ ...ofPerson, roles: ['Reader'] })] });
    const after = account({ ...inGroup, policies: [access({ ...ofPerson, to: admins, roles: ['Reader'] })] });
    assert.equal(diff(before, after), nothing);
  });

  test('a group that gains a member shows what that member gained, and by what', () => {
    const policies = [access({ id: 'p', to: admins, roles: ['Editor'], on: { serviceName: 'iam-groups' } })];
    const before = account({ ...inGroup, policies });
    const after = account({
      ...inGroup,
      policies,
      memberships: [membership(admins, person), membership(admins, robot)],
    });
    const { gained, lost } = diff(before, after);
    assert.equal(
      gained.map(({ subject, services }) => [subject.id, services]),
      [[robot.id, 'iam-groups']],
    );
    assert.ok(gained[0]?.actions.includes('iam-groups.members.add'));
    assert.equal(
      gained[0]?.cause.map(({ kind }) => kind),
      ['membership', 'policy', 'role'],
    );
    assert.equal(lost, []);
    assert.equal(diff(after, before).lost.length, 1);
  });

  test('a wider scope is a gain, and a narrower one a loss', () => {
    const narrow = account({
      policies: [access({ to: person, roles: ['Reader'], on: { serviceName: 'kms', serviceInstance: 'k' } })],
    });
    const wide = account({ policies: [access({ ...ofPerson, roles: ['Reader'] })] });
    assert.equal([diff(narrow, wide).gained.length, diff(narrow, wide).lost.length], [1, 0]);
    assert.equal([diff(wide, narrow).gained.length, diff(wide, narrow).lost.length], [0, 1]);
  });

  test('nothing changed from an account to itself, nor where policies are split by role or turned round', () => {
    fc.assert(
      fc.property(accounts, (random) => {
        assert.equal(diff(random, random), nothing);
        const policies = random.policies.toReversed().flatMap((policy) => {
          const { roles } = policy;
          return isUnknown(roles) ? [policy] : roles.map((role) => ({ ...policy, roles: [role] }));
        });
        const split = diff(random, { ...random, policies });
        assert.equal([split.gained, split.lost], [[], []]);
      }),
      { numRuns: 60 },
    );
  });

  test('what is gained, the evaluator grants after and not before; what is lost is gained the other way', () => {
    fc.assert(
      fc.property(accounts, accounts, (before, after) => {
        const { gained, lost } = diff(before, after);
        const [old, current] = [before, after].map((one) => createAccess(one, catalogue, noon));
        const back = diff(after, before);
        assert.equal(back.lost, gained);
        assert.equal(back.gained, lost);
        for (const { subject, example } of gained) {
          const who = subjectsIn(after).get(subject.id)?.subject;
          if (who === undefined) throw new Error(subject.id);
          assert.is(current?.decide({ subject: who }, example.requested, example.resource).outcome, 'granted');
          assert.is.not(old?.decide({ subject: who }, example.requested, example.resource).outcome, 'granted');
        }
      }),
      { numRuns: 60 },
    );
  });
});

import * as assert from 'uvu/assert';
import type { Effect } from '../../../src/finding/effect.ts';
import type { Repair } from '../../../src/finding/finding.ts';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import { joinRepairs, type Step } from '../../../src/output/repair/join.ts';
import { remark, inLines, shell, type Snippet } from '../../../src/snippet/snippet.ts';
import { finding } from '../../cli/command.ts';
import { testSuite } from '../../harness.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';

const found = (name: string, repair: Repair, more: Partial<LocatedFinding> = {}): LocatedFinding =>
  finding(name, { repairs: [repair], about: { account }, ...more });

const command = (text: Snippet, effect?: Effect): Repair => ({ kind: 'cli', text, effect });

interface Roles {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly target?: string;
  readonly retargets?: boolean;
}

const update = ({ before, after, target = 'kms', retargets = false }: Roles): Repair => {
  const commands = (list: readonly string[]): Snippet => shell`ibmcloud update p1 --roles ${list.join(',')} ${target}`;
  return command(commands(after), { does: 'set', thing: 'policy p1', list: { before, after, retargets, commands } });
};

const removal = (id: string, restsOn?: readonly string[]): Repair =>
  command(shell`ibmcloud delete ${id}`, { does: 'delete', thing: `policy ${id}`, restsOn });

/** What runs, and of what is held back, a word of the reason. */
const shown = (steps: readonly Step[]): readonly string[] =>
  steps.map(({ text, hold, findings }) => {
    const names = findings.map(({ rule }) => rule).join('+');
    return hold === undefined ? `${names}: ${text.text}` : `${names} held: ${hold}`;
  });

const joined = (...findings: readonly LocatedFinding[]): readonly string[] => shown(joinRepairs(findings));

testSuite('commands of findings, joined', (test) => {
  test('the same command is there once, for all its findings', () => {
    const same = command(shell`ibmcloud x`);
    assert.equal(joined(found('a', same), found('b', same)), ['a+b: ibmcloud x']);
  });

  test('what is undecided for one finding and certain for another runs', () => {
    const same = command(shell`ibmcloud x`);
    assert.equal(joined(found('a', same, { confidence: 'low' }), found('b', same)), ['a+b: ibmcloud x']);
  });

  test('the same command in two accounts is typed in both', () => {
    const same = command(shell`ibmcloud x`);
    const other = { about: { account: '4c7e9a0b1d2f48639e5a7c8b0d1f2e34' } };
    assert.is(joined(found('a', same), found('b', same, other)).length, 2);
  });

  test('what two add to a policy is added at once', () => {
    const one = update({ before: ['Viewer'], after: ['Viewer', 'Editor'] });
    const other = update({ before: ['Viewer'], after: ['Viewer', 'Operator'] });
    assert.equal(joined(found('a', one), found('b', other)), [
      'a+b: ibmcloud update p1 --roles Viewer,Editor,Operator kms',
    ]);
  });

  test('what one adds and the other takes away is both done', () => {
    const one = update({ before: ['Viewer', 'Manager'], after: ['Viewer'] });
    const other = update({ before: ['Viewer', 'Manager'], after: ['Viewer', 'Manager', 'Editor'] });
    assert.equal(joined(found('a', one), found('b', other)), ['a+b: ibmcloud update p1 --roles Viewer,Editor kms']);
  });

  test('the one that alters what the policy is for leads', () => {
    const one = update({ before: ['Viewer'], after: ['Viewer', 'Editor'] });
    const other = update({ before: ['Viewer'], after: ['Viewer', 'Operator'], target: 'is', retargets: true });
    assert.equal(joined(found('a', one), found('b', other)), [
      'a+b: ibmcloud update p1 --roles Viewer,Editor,Operator is',
    ]);
  });

  test('of two that cannot be both, the second is held back', () => {
    const one = update({ before: ['Viewer'], after: ['Viewer', 'Editor'], target: 'a', retargets: true });
    const other = update({ before: ['Viewer'], after: ['Viewer', 'Editor'], target: 'b', retargets: true });
    const [first = '', second = ''] = joined(found('a', one), found('b', other));
    assert.is(first, 'a: ibmcloud update p1 --roles Viewer,Editor a');
    assert.match(second, /^b held: it would write over what the command above sets \(policy p1\)/);
  });

  test('two that leave no role together are not both made', () => {
    const one = update({ before: ['Viewer', 'Editor'], after: ['Viewer'] });
    const other = update({ before: ['Viewer', 'Editor'], after: ['Editor'] });
    assert.match(joined(found('a', one), found('b', other))[1] ?? '', /^b held/);
  });

  test('what is undecided is not joined, and held back', () => {
    const one = update({ before: ['Viewer'], after: ['Viewer', 'Editor'] });
    const other = update({ before: ['Viewer'], after: ['Viewer', 'Operator'] });
    const [first = '', second = ''] = joined(found('a', one), found('b', other, { confidence: 'low' }));
    assert.is(first, 'a: ibmcloud update p1 --roles Viewer,Editor kms');
    assert.match(second, /^b held: undecided/);
  });

  test('what is deleted is not changed before', () => {
    const change = update({ before: ['Viewer'], after: ['Viewer', 'Editor'] });
    const [first = '', second = ''] = joined(found('a', change), found('b', removal('p1')));
    assert.match(first, /^a held: another command deletes it/);
    assert.is(second, 'b: ibmcloud delete p1');
  });

  test('what another policy covers goes only if that one stays', () => {
    const covered = found('a', removal('p0', ['policy p1']));
    const less = update({ before: ['Viewer', 'Editor'], after: ['Viewer'] });
    assert.match(joined(covered, found('b', less))[0] ?? '', /^a held: .*\(policy p1\)/);
    assert.match(joined(covered, found('b', removal('p1')))[0] ?? '', /^a held: .*\(policy p1\)/);
    const more = update({ before: ['Viewer'], after: ['Viewer', 'Editor'] });
    assert.is(joined(covered, found('b', more))[0], 'a: ibmcloud delete p0');
  });

  test('of a row of policies that cover each other all but the last go, and of a ring none', () => {
    const row = joined(found('a', removal('p0', ['policy p1'])), found('b', removal('p1', ['policy p2'])));
    assert.equal(row, ['a: ibmcloud delete p0', 'b: ibmcloud delete p1']);
    const ring = joined(found('a', removal('p0', ['policy p1'])), found('b', removal('p1', ['policy p0'])));
    assert.ok(
      ring.every((step) => step.includes(' held: ')),
      ring.join('\n'),
    );
  });

  test('a group goes last', () => {
    const group = command(shell`ibmcloud delete g`, { does: 'delete', thing: 'group g' });
    assert.equal(joined(found('a', group), found('b', removal('p1'))), [
      'b: ibmcloud delete p1',
      'a: ibmcloud delete g',
    ]);
  });

  test('a stand-in, and a command of a page, are held back', () => {
    const text = inLines([remark('INSTANCE-GUID: see there'), shell`ibmcloud x INSTANCE-GUID`]);
    assert.match(joined(found('a', command(text)))[0] ?? '', /^a held: not complete/);
    const { location } = finding('a');
    const onPage = { location: { ...location, file: 'docs/guide.md' } };
    assert.match(joined(found('a', command(shell`ibmcloud x`), onPage))[0] ?? '', /^a held: for those who have run/);
  });
});

import * as assert from 'uvu/assert';
import { edited } from '../../../src/output/fix/text-edit.ts';
import { editScript } from '../../../src/output/fix/script.ts';
import { testSuite } from '../../harness.ts';

/** A command with what `[` and `]` mark set to another value; undefined where no edit is made. */
const after = (marked: string, was: string, value: string): string | undefined => {
  const start = marked.indexOf('[');
  const text = marked.replace(/[[\]]/g, '');
  const range = { start, end: marked.indexOf(']') - 1 };
  const nothing = { beside: undefined, sibling: undefined, last: undefined };
  const site = { text, path: [], key: range, value: range, parent: range, now: was, ...nothing };
  const edit = editScript(site, { do: 'set', value, was });
  return edit === undefined ? undefined : edited(text, [edit]);
};

const creator = 'Service ID creator';

/** What stands in a command, what is meant, and the command afterwards. */
const table: readonly (readonly [marked: string, was: string, value: string, expected: string | undefined])[] = [
  ['create "[Service ID Creator], Operator"', 'Service ID Creator', creator, 'create "Service ID creator, Operator"'],
  ['create ["Service ID Creator"] x', 'Service ID Creator', creator, 'create "Service ID creator" x'],
  ['create [Creator]', 'Creator', creator, "create 'Service ID creator'"],
  ['--roles=[operator] x', 'operator', 'Operator', '--roles=Operator x'],
  ['--roles [operator],Viewer', 'operator', 'Operator', '--roles Operator,Viewer'],
  ["--roles ['Viewer,operator']", 'operator', 'Operator', "--roles 'Viewer,Operator'"],
  ['--roles [Creator],Viewer', 'Creator', creator, undefined],
  ['--roles ["$ROLE"]', 'operator', 'Operator', undefined],
];

testSuite('output/fix/script', (test) => {
  for (const [marked, was, value, expected] of table)
    test(marked, () => assert.is(after(marked, was, value), expected));
});

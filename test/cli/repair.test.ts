import * as assert from 'uvu/assert';
import { shell, yaml } from '../../src/snippet/snippet.ts';
import { testSuite } from '../harness.ts';
import { command, finding, reportOf } from './command.ts';

const cli = { kind: 'cli', text: shell`ibmcloud x` } as const;
const edit = { kind: 'edit', text: yaml`a: b` } as const;

testSuite('cli: repair', (test) => {
  test('prints a script, and what it holds', async () => {
    const report = reportOf(
      finding('a', { repairs: [cli] }),
      finding('b', { repairs: [{ ...cli, text: shell`ibmcloud y` }], confidence: 'low' }),
      finding('c', { repairs: [edit] }),
      finding('d'),
    );
    const { code, out, err } = await command(['repair', 'setup.yaml'], { report });
    assert.is(code, 0);
    assert.match(out, /^#!\/usr\/bin\/env bash\n/);
    assert.match(out, '\nibmcloud x\n');
    assert.match(out, '\n#   | ibmcloud y\n');
    assert.match(out, '\n#   | a: b\n');
    assert.match(out, '# More findings, with neither a command nor an edit: 1.');
    assert.is(
      err,
      'iamlint: 1 repair to run, 1 held back in a comment; 1 finding needs an edit of a file, and 1 has neither\n',
    );
  });

  test('says so where nothing has a command', async () => {
    const { code, out, err } = await command(['repair'], { report: reportOf(finding('a'), finding('b')) });
    assert.is(code, 0);
    assert.match(out, '# Nothing to run.');
    assert.is(err, 'iamlint: 0 repairs to run; 2 findings have no command\n');
  });

  test('prints nothing where not all of the input could be read', async () => {
    const report = reportOf(finding('a', { repairs: [cli] }), finding('unreadable-file'));
    const { code, out, err } = await command(['repair', '.'], { report, stopped: true });
    assert.is(code, 2);
    assert.is(out, '');
    assert.match(err, 'setup.yaml:1:1: unreadable-file speaks');
    assert.match(err, 'there is no script');
  });

  test('takes the flags that say which rules run on what, and none of a report', async () => {
    const { asked } = await command(['repair', 'a.yaml', '--rule', 'idle-key', '--baseline', 'b.json']);
    assert.equal(asked?.onlyRules, ['idle-key']);
    assert.is(asked?.baseline, 'b.json');
    assert.is((await command(['repair', '--format', 'json'])).code, 2);
    assert.is((await command(['repair', '--fix'])).code, 2);
    assert.is((await command(['repair', '--rule', 'idle-kez'])).code, 2);
  });
});

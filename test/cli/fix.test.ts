import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { lint } from '../../src/lint.ts';
import { testSuite } from '../harness.ts';
import { command, inFolder } from './command.ts';

const setup = `kind: EngineSetup
version: 1
complete: false
account: { id: 4c7e9a0b1d2f48639e5a7c8b0d1f2e34 } # the account
engine: { mode: service_authorization }
policies:
  - { subject: ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d, roles: [operator, Viewr], service: kms } # both wrong
`;

const ruleArguments = ['-r', 'role-name-differs-by-case', '-r', 'unknown-role'];

/** Runs the command on the setup, with the rules and the linter themselves. */
const fix = async (...argv: readonly string[]) => {
  let left = '';
  const ended = await command(['lint', 'setup.yaml', ...ruleArguments, ...argv], {
    files: { 'setup.yaml': setup },
    parts: { rules: async () => rules, lint },
    after: async (folder) => void (left = readFileSync(join(folder, 'setup.yaml'), 'utf8')),
  });
  return { ...ended, left };
};

testSuite('--fix', (test) => {
  test('makes safe edits, reports what is left, and says how many more there are', async () => {
    const { code, left, out, err } = await fix('--fix');
    assert.is(left, setup.replace('operator', 'Operator'));
    assert.match(out, /^unknown-role \//);
    assert.match(err, '1 fixed, 1 left; 1 more with `--fix-unsafe`');
    assert.is(code, 1);
  });

  test('makes the others when they are asked for', async () => {
    const { code, left } = await fix('--fix-unsafe');
    assert.is(left, setup.replace('operator', 'Operator').replace('Viewr', 'Viewer'));
    assert.is(code, 0);
  });

  test('shows them and writes nothing in a dry run', async () => {
    const { code, left, out } = await fix('--fix-dry-run');
    assert.is(left, setup);
    assert.match(out, /^--- a\/setup\.yaml\n\+\+\+ b\/setup\.yaml\n@@/);
    assert.match(out, /\n\+ {2}- .*roles: \[Operator, Viewr\]/);
    assert.is(code, 1);
  });

  test('does not edit standard input', async () => {
    const { code, err } = await command(['lint', '-', '--fix']);
    assert.is(code, 2);
    assert.match(err, 'standard input');
  });

  test('leaves a file that a link leads out of the working directory', async () => {
    await inFolder({}, async (outside) => {
      writeFileSync(join(outside, 'real.yaml'), setup);
      mkdirSync(join(outside, 'work'));
      symlinkSync(join(outside, 'real.yaml'), join(outside, 'work', 'link.yaml'));
      const { fixFiles } = await import('../../src/cli/fix.ts');
      const { everyRule } = await import('../rehearsal/every-rule.ts');
      const cwd = join(outside, 'work');
      const io = {
        out: async () => {},
        err: async () => {},
        stdin: () => process.stdin,
        env: {},
        cwd,
        terminal: undefined,
        now: () => new Date(),
        watched: () => false,
      };
      const request = {
        paths: ['link.yaml'],
        cwd,
        config: everyRule,
        rules,
        now: new Date(),
        strict: false,
        allowOutside: true,
      };
      const { failed } = await fixFiles(request, { what: 'safe', dry: false }, { color: undefined }, io, lint);
      assert.is(failed, true);
      assert.is(readFileSync(join(outside, 'real.yaml'), 'utf8'), setup);
    });
  });
});

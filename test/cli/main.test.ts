import { spawn } from 'node:child_process';
import * as assert from 'uvu/assert';
import packageJson from '../../package.json' with { type: 'json' };
import { wordDefect } from '../../src/cli/defect.ts';
import { testSuite } from '../harness.ts';

const starting = `import('./src/cli/main.ts').then(({ start }) => { process.argv.splice(1, 0, 'iamlint'); start(); })`;

/** Runs the command as a process; with `closed`, nobody reads what it prints. */
const main = (argv: readonly string[], closed = false): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve, reject) => {
    const words = ['--import', 'tsx', '--eval', starting, '--', ...argv];
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    if (closed) child.stdout.destroy();
    else child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

testSuite('cli/main', (test) => {
  test('prints its version', async () => {
    assert.equal(await main(['--version']), { code: 0, out: `${packageJson.version}\n`, err: '' });
  });

  test('writes what is wrong to standard error', async () => {
    assert.equal(await main(['rules', '--strict']), {
      code: 2,
      out: '',
      err: 'iamlint: `rules` has no flag `--strict`\nTry `iamlint rules --help`.\n',
    });
  });

  test('ends quietly when nobody reads', async () => {
    assert.equal(await main(['rules', '--format', 'json'], true), { code: 0, out: '', err: '' });
  });

  test('says that the working directory is gone', () => {
    const gone = Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), { syscall: 'uv_cwd' });
    assert.is(wordDefect(gone, {}), 'iamlint: the working directory no longer exists: change to another one\n');
  });

  test('a defect is one line', () => {
    assert.is(
      wordDefect(new TypeError('x is not a function\nat y'), {}),
      'iamlint failed: x is not a function\\nat y; this is a bug in iamlint, please report it with the command that you ran\n',
    );
    assert.is(
      wordDefect('thrown', { IAMLINT_DEBUG: '1' }),
      'iamlint failed: thrown; this is a bug in iamlint, please report it with the command that you ran\n',
    );
  });

  test('a full disk is no defect', () => {
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    assert.is(wordDefect(error, {}), 'iamlint: the output cannot be written: the disk is full\n');
  });

  test('a defect shows no secret', () => {
    const key = 'Tq7xV-0bLz9_pWc3RmK8sYd2HfN6jGa1UeXo5iBvZt4M';
    assert.not.match(wordDefect(new Error(`cannot read ${key}`), { IAMLINT_DEBUG: '1' }), key.slice(0, 10));
  });

  test('a defect tells where it is when asked', () => {
    assert.match(
      wordDefect(new TypeError('x'), { IAMLINT_DEBUG: '1' }),
      /^iamlint failed: x; .*\nTypeError: x\n {4}at /,
    );
  });
});

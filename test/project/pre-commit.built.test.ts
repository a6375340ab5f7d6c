import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';

const isThere = spawnSync('pre-commit', ['--version']).status === 0;

const git = (cwd: string, ...args: readonly string[]): void => {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'core.hooksPath=/dev/null'];
  const { status, stderr } = spawnSync('git', [...identity, ...args], { cwd, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
};

/** The files that a hook reports when `a b.yaml` and `package.json` are staged and `unstaged.yaml` is not. */
const reported = (hook: string): { readonly code: number | null; readonly files: readonly string[] } => {
  const folder = mkdtempSync(join(tmpdir(), 'iamlint-hook-'));
  try {
    const [hooks = '', work = '', bin = ''] = ['hooks', 'work', 'bin'].map((name) => join(folder, name));
    for (const each of [hooks, work, bin]) mkdirSync(each);
    // To install takes long, and is a test of its own; what is tested here are the words and patterns of the hooks.
    const text = readFileSync('.pre-commit-hooks.yaml', 'utf8').replaceAll('language: node', 'language: system');
    writeFileSync(join(hooks, '.pre-commit-hooks.yaml'), text);
    writeFileSync(join(bin, 'iamlint'), `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli.cjs')}' "$@"\n`);
    chmodSync(join(bin, 'iamlint'), 0o755);
    for (const name of ['a b.yaml', 'unstaged.yaml'])
      copyFileSync('examples/broken-engine/engine.yaml', join(work, name));
    writeFileSync(join(work, 'package.json'), '{}\n');
    git(hooks, 'init', '--quiet');
    git(hooks, 'add', '.');
    git(hooks, 'commit', '--quiet', '--message', 'hooks');
    git(work, 'init', '--quiet');
    git(work, 'add', 'a b.yaml', 'package.json');
    const { status, stdout } = spawnSync('pre-commit', ['try-repo', '--color', 'never', hooks, hook], {
      cwd: work,
      encoding: 'utf8',
      env: { PATH: `${bin}:${process.env['PATH']}`, HOME: folder },
    });
    return {
      code: status,
      files: ['a b.yaml', 'package.json', 'unstaged.yaml'].filter((name) => stdout.includes(`${name}:`)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What pre-commit says when it installs a hook from this checkout, as for its users, and runs it on an engine. */
const installed = (): { readonly code: number | null; readonly output: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'iamlint-hook-'));
  try {
    const work = join(folder, 'work');
    mkdirSync(work);
    copyFileSync('examples/broken-engine/engine.yaml', join(work, 'engine.yaml'));
    git(work, 'init', '--quiet');
    git(work, 'add', '.');
    const { status, stdout } = spawnSync('pre-commit', ['try-repo', '--color', 'never', resolve('.'), 'iamlint'], {
      cwd: work,
      encoding: 'utf8',
      env: {
        ...process.env,
        HOME: folder,
        XDG_CACHE_HOME: join(folder, 'cache'),
        PRE_COMMIT_HOME: join(folder, 'hooks'),
      },
    });
    return { code: status, output: stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

testSuite('pre-commit', (test) => {
  if (!isThere) {
    test('SKIPPED: the hooks are not tried, because pre-commit is not installed', () => {});
    return;
  }

  test('the hook `iamlint` lints the files that are staged', () => {
    assert.equal(reported('iamlint'), { code: 1, files: ['a b.yaml'] });
  });

  test('the hook `iamlint-staged` reports what is staged', () => {
    assert.equal(reported('iamlint-staged'), { code: 1, files: ['a b.yaml'] });
  });

  test('the hook `iamlint-all` lints everything once a file is staged', () => {
    assert.equal(reported('iamlint-all'), { code: 1, files: ['a b.yaml', 'unstaged.yaml'] });
  });

  if (process.env['CI'] === undefined) {
    test('SKIPPED: the hook is not installed, which takes a minute; CI does it', () => {});
    return;
  }

  test('pre-commit installs the hook from the repository and runs it', () => {
    const { code, output } = installed();
    assert.is(code, 1, output);
    assert.match(output, 'engine.yaml:', output);
  });
});

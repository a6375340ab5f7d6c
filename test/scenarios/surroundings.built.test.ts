import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { policy } from '../../bench/policies.ts';
import { testSuite } from '../harness.ts';
import { executable, leading, program } from './command.ts';

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const plain = { PATH: process.env['PATH'], TZ: 'UTC' };

const run = (cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = plain, input = ''): Ran => {
  const options = { cwd, env, input, encoding: 'utf8', maxBuffer: Infinity } as const;
  const { status, stdout, stderr } = spawnSync(program, [...leading, ...args], options);
  return { code: status, out: stdout, err: stderr };
};

/** Starts the command and waits for its end; `met` is given the process when it runs. */
const meet = (args: readonly string[], met: (child: ReturnType<typeof spawn>) => void): Promise<string> =>
  new Promise((ended, failed) => {
    const child = spawn(program, [...leading, ...args], { env: plain, stdio: ['pipe', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('error', failed);
    child.on('close', (code, signal) => ended(`${signal ?? code}${err}`));
    met(child);
  });

const setup = readFileSync('test/package/setup.yaml', 'utf8');

const roles =
  '{ "service_roles": [{ "display_name": "KeyPurge", "crn": "crn:v1:bluemix:public:kms::::serviceRole:KeyPurge" }] }\n';

const withFolder = async (use: (folder: string) => void | Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'iamlint-surroundings-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Where finders of configs look for one that is a program, in every language that Node or Bun runs. */
const programs = ['.config/config', '.config/iamlintrc', 'iamlint.config', '.iamlintrc'].flatMap((name) =>
  ['js', 'cjs', 'mjs', 'ts', 'mts', 'cts'].map((ending) => `${name}.${ending}`),
);

const ranFile = (name: string): string =>
  /\.[cm]?ts$|\.mjs$/.test(name)
    ? "import { writeFileSync } from 'node:fs';\nwriteFileSync('ran', '');\nexport default {};\n"
    : "require('node:fs').writeFileSync('ran', '');\nmodule.exports = {};\n";

/** Settings of Node, of Bun and of package managers, all of which want `evil.js` to run. */
const hostile: Readonly<Record<string, string>> = {
  'bunfig.toml': 'preload = ["./evil.js"]\n[run]\npreload = ["./evil.js"]\n',
  '.env': 'BUN_OPTIONS="--preload ./evil.js"\nNODE_OPTIONS="--require ./evil.js"\nBUN_BE_BUN=1\nFORCE_COLOR=1\n',
  '.env.local': 'BUN_OPTIONS="--preload ./evil.js"\nFORCE_COLOR=1\n',
  'package.json': '{ "iamlint": {}, "main": "./evil.js", "imports": { "#a": "./evil.js" } }',
  'tsconfig.json': '{ "compilerOptions": { "baseUrl": ".", "paths": { "*": ["./evil.js"] } } }',
  'node_modules/typescript/index.js': "require('../../evil.js');",
  'node_modules/import-fresh/index.js': "require('../../evil.js');",
  'evil.js': "require('node:fs').writeFileSync('ran', '');",
  ...Object.fromEntries(programs.map((name) => [name, ranFile(name)])),
};

/** `unshare` with mounts of one's own. */
const ownMounts = ['-r', '-m'];

/** `unshare` with a root of one's own, which needs no rights where the system lets everyone have a user namespace. */
const ownRoot = ['-r', '-m', '-p', '-f'];

/** The files that the system's loader takes to start a program, and the loader. */
const neededLibraries = (file: string): readonly string[] =>
  [...spawnSync('ldd', [file], { encoding: 'utf8' }).stdout.matchAll(/(\/\S+) \(0x/g)].flatMap(
    ([, library]) => library ?? [],
  );

testSuite('surroundings', (test) => {
  test('nothing in the working directory runs or says how the command runs', () =>
    withFolder((folder) => {
      const [good, bad] = [join(folder, 'good'), join(folder, 'bad')];
      for (const place of [good, bad]) {
        mkdirSync(place);
        writeFileSync(join(place, 'setup.yaml'), setup);
      }
      for (const [name, text] of Object.entries(hostile)) {
        mkdirSync(dirname(join(bad, name)), { recursive: true });
        writeFileSync(join(bad, name), text);
      }
      for (const args of [
        ['setup.yaml'],
        ['--version'],
        ['rules'],
        ['roles', 'kms'],
        ['*.yaml'],
        ['catalogue', 'status', '-f', 'json'],
      ]) {
        const expected = run(good, args);
        assert.is(expected.code, 0, expected.err);
        assert.equal(run(bad, args), expected);
      }
      assert.not(existsSync(join(bad, 'ran')));
    }));

  test('colour comes and goes as the environment wants', () =>
    withFolder((folder) => {
      writeFileSync(join(folder, 'setup.yaml'), setup);
      const colored = (env: NodeJS.ProcessEnv, ...args: readonly string[]): boolean =>
        run(folder, ['setup.yaml', ...args], { ...plain, ...env }).out.includes('\u001B[');
      assert.is(colored({}), false);
      assert.is(colored({ FORCE_COLOR: '1' }), true);
      assert.is(colored({ NO_COLOR: '1' }), false);
      assert.is(colored({ NO_COLOR: '1' }, '--color', 'always'), true);
    }));

  test('a long report goes whole through a pipe, and a reader that leaves is no error', async () => {
    const args = ['--format', 'json', resolve('test/cases')];
    const { code, out } = run('.', args);
    // Among the cases are files that cannot be read.
    assert.is(code, 2);
    assert.ok(out.length > 100_000, 'more than a pipe holds');
    assert.type(JSON.parse(out), 'object');
    assert.is(await meet(args, (child) => child.stdout?.destroy()), '2');
  });

  test('a large listing of policies is read whole', () =>
    withFolder((folder) => {
      const policies = Array.from({ length: 4000 }, (_, n) => policy(n));
      writeFileSync(join(folder, 'policies.json'), JSON.stringify({ policies }));
      const { code, out, err } = run(folder, ['policies.json']);
      const [first] = out.split('\n');
      assert.equal(
        { code, first, err },
        { code: 0, first: 'no problems in 1 file (1 document, 1 account, 4000 policies)', err: '' },
      );
    }));

  test('an interrupt ends it at once', async () => {
    const ended = await meet(['lint', '-'], (child) => setTimeout(() => child.kill('SIGINT'), 300));
    assert.is(ended, 'SIGINT');
  });

  test('a wish to end it ends it at once, and nothing is written', () =>
    withFolder(async (folder) => {
      const file = join(folder, 'baseline.json');
      for (const signal of ['SIGTERM', 'SIGINT'] as const) {
        const args = ['lint', '-', '--write-baseline', file];
        assert.is(await meet(args, (child) => setTimeout(() => child.kill(signal), 300)), signal);
        assert.equal(readdirSync(folder), []);
      }
    }));

  test('of two runs that write one file at once, each writes all of it', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'setup.yaml'), setup);
      const file = join(folder, 'baseline.json');
      const args = [join(folder, 'setup.yaml'), '--no-config', '--write-baseline', file];
      await Promise.all(Array.from({ length: 4 }, () => meet(args, () => {})));
      assert.is(JSON.parse(readFileSync(file, 'utf8')).version, 2);
      assert.equal(readdirSync(folder).toSorted(), ['baseline.json', 'setup.yaml']);
    }));

  test('however a run is ended, a file that it writes is the old one or the new one', () =>
    withFolder(async (folder) => {
      const [input, file] = [join(folder, 'all.json'), join(folder, 'baseline.json')];
      const policies = Array.from({ length: 400 }, (_, n) => ({ ...policy(n), roles: [{ role_id: 'x' }] }));
      writeFileSync(input, JSON.stringify({ policies }));
      const args = ['lint', input, '--no-config', '--preset', 'all', '--write-baseline', file];
      assert.is((await meet(args, () => {})).slice(0, 1), '0');
      const before = readFileSync(file, 'utf8');
      for (const after of [80, 160, 240, 320, 400, 480])
        await meet(args, (child) => setTimeout(() => child.kill('SIGKILL'), after));
      assert.is(readFileSync(file, 'utf8'), before);
    }));

  test('no report, baseline or catalogue goes over what was read', () =>
    withFolder((folder) => {
      const files = {
        'setup.yaml': setup,
        '.iamlintrc.yaml': 'extends: strict\n',
        'known.json': '{ "version": 2, "findings": [] }\n',
        'package.json': '{ "name": "x" }\n',
        'roles.json': roles,
      };
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      for (const args of [
        ['.', '--output', 'setup.yaml'],
        ['.', '--format', 'json=./setup.yaml'],
        ['.', '--write-baseline', 'setup.yaml'],
        ['.', '--write-baseline', '.iamlintrc.yaml'],
        ['.', '--output', '.iamlintrc.yaml'],
        ['.', '--output', 'package.json'],
        ['.', '--baseline', 'known.json', '--output', 'known.json'],
        ['catalogue', 'update', '--service', 'kms', 'roles.json', '--output', 'roles.json'],
        ['catalogue', 'update', '--service', 'kms', '*roles.json', '--output', 'roles.json'],
      ]) {
        const { code, err } = run(folder, args);
        assert.is(code, 2, args.join(' '));
        assert.match(err, 'cannot be written: it is an input of this run', args.join(' '));
      }
      for (const [name, text] of Object.entries(files)) assert.is(readFileSync(join(folder, name), 'utf8'), text);
    }));

  if (process.platform !== 'win32') {
    test('no writer follows a link out of its directory, be it to a file or by a directory', () =>
      withFolder((folder) => {
        const cwd = join(folder, 'work');
        mkdirSync(join(folder, 'aside'));
        mkdirSync(cwd);
        writeFileSync(join(cwd, 'setup.yaml'), setup);
        writeFileSync(join(cwd, 'roles.json'), roles);
        writeFileSync(join(folder, 'aside', 'kept'), 'kept');
        for (const name of ['.iamlintrc.yaml', 'engine.yaml', 'out.json'])
          symlinkSync('../aside/kept', join(cwd, name));
        symlinkSync('../aside', join(cwd, 'reports'));
        for (const args of [
          ['lint', 'setup.yaml', '--no-config', '--output', 'out.json'],
          ['lint', 'setup.yaml', '--no-config', '--output', 'reports/out.json'],
          ['lint', 'setup.yaml', '--no-config', '--format', 'json=out.json'],
          ['lint', 'setup.yaml', '--no-config', '--write-baseline', 'out.json'],
          ['lint', 'setup.yaml', '--no-config', '--write-baseline', 'reports/kept'],
          ['catalogue', 'update', '--service', 'kms', 'roles.json', '--output', 'out.json'],
          ['catalogue', 'update', '--service', 'kms', 'roles.json', '--output', 'reports/out.json'],
          ['init', '--force'],
          ['init', '--force', '--engine=engine.yaml'],
          ['init', '--engine=reports/engine.yaml'],
        ]) {
          const { code, err } = run(cwd, args);
          assert.is(code, 2, args.join(' '));
          assert.match(err, /cannot be written: .*link.* leads out of|already exists/, args.join(' '));
        }
        assert.equal(readdirSync(join(folder, 'aside')), ['kept']);
        assert.is(readFileSync(join(folder, 'aside', 'kept'), 'utf8'), 'kept');
      }));
  }

  if (process.platform === 'linux') {
    test('a pipe, a device and a loop of links are passed over in a directory, and told of where they are named', () =>
      withFolder((folder) => {
        writeFileSync(join(folder, 'setup.yaml'), setup);
        spawnSync('mkfifo', [join(folder, 'pipe.yaml')]);
        symlinkSync('/dev/zero', join(folder, 'zero.yaml'));
        symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
        symlinkSync('.', join(folder, 'again'));
        const all = run(folder, ['lint', '.']);
        assert.match(all.out, 'no problems in 1 file (');
        assert.is(all.code, 0);
        for (const name of ['zero.yaml', 'loop.yaml']) assert.is(run(folder, ['lint', name]).code, 2);
      }));

    test('a disk that is full is told of', () => {
      const { code, err } = run('.', ['lint', '--output', '/dev/full', 'test/package/setup.yaml']);
      assert.equal({ code, err }, { code: 2, err: 'iamlint: `/dev/full` cannot be written: the disk is full\n' });
    });

    test('a disk that gets full while a file is written keeps the old file, and nothing half', () =>
      withFolder((folder) => {
        writeFileSync(join(folder, 'setup.yaml'), setup);
        const fill = [
          'mount -t tmpfs -o size=64k none disk && cd disk && echo old > out.json',
          'head -c 1000000 /dev/zero > filler 2> /dev/null',
          `"$@" lint ../setup.yaml --no-config --format json --output out.json; echo "code $?"`,
          'cat out.json; ls -A',
        ].join('; ');
        mkdirSync(join(folder, 'disk'));
        const words = [...ownMounts, 'sh', '-c', fill, 'sh', program, ...leading];
        const { stdout, stderr, status } = spawnSync('unshare', words, { cwd: folder, encoding: 'utf8', env: plain });
        // Without a namespace of one's own there is no disk to fill: what is done then is what `/dev/full` tries.
        if (status !== 0) return assert.match(stderr, /unshare|mount/);
        assert.is(stderr, 'iamlint: `out.json` cannot be written: the disk is full\n');
        assert.is(stdout, 'code 2\nold\nfiller\nout.json\n');
      }));

    test('a name that is no UTF-8 is an input that cannot be read', () =>
      withFolder((folder) => {
        writeFileSync(Buffer.from(`${folder}/b\u00E9.yaml`, 'latin1'), setup);
        const { code, out } = run(folder, ['lint', '.']);
        assert.is(code, 2);
        assert.match(out, 'b\uFFFD.yaml');
      }));
  }

  if (executable !== undefined && spawnSync('unshare', [...ownRoot, 'true']).status === 0) {
    test('all it needs of a root is the C library and /proc', () =>
      withFolder((root) => {
        for (const file of neededLibraries(program)) cpSync(file, join(root, file), { dereference: true });
        cpSync(program, join(root, 'iamlint'));
        mkdirSync(join(root, 'proc'));
        writeFileSync(join(root, 'setup.yaml'), setup);
        writeFileSync(join(root, 'main.tf'), 'resource "ibm_iam_service_id" "engine" {\n  name = "engine"\n}\n');
        writeFileSync(join(root, 'engine.sh'), '#!/bin/bash\nibmcloud iam service-id-create engine\n');
        for (const args of [['setup.yaml'], ['main.tf'], ['engine.sh'], ['explain', 'engine-cannot-manage-groups']]) {
          const words = [...ownRoot, '-R', root, '--mount-proc=/proc', '-w', '/', '/iamlint', ...args];
          const { status, stdout, stderr } = spawnSync('unshare', words, { encoding: 'utf8', env: {} });
          assert.equal({ status, stderr }, { status: 0, stderr: '' });
          assert.match(stdout, /^no problems in 1 file|^# engine-cannot-manage-groups/m);
        }
      }));
  }
});

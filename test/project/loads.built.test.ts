import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Metafile } from 'esbuild';
import * as assert from 'uvu/assert';
import { packageOf } from '../../scripts/notices.ts';
import { runProcess } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';

interface Coverage {
  readonly result: readonly { readonly url: string }[];
}

const readJson = async <T>(file: string): Promise<T> => JSON.parse(await readFile(file, 'utf8'));

/** The files of `dist` that the built command loads, but for its first: those that V8's coverage lists. */
const filesLoadedBy = async (...args: readonly string[]): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-loads-'));
  const env = { NODE_V8_COVERAGE: folder };
  const { code, output } = await runProcess(process.execPath, [resolve('dist/cli.cjs'), ...args], env, tmpdir());
  assert.is(code, 0, output);
  const files = new Set<string>();
  for (const file of await readdir(folder)) {
    const { result } = await readJson<Coverage>(join(folder, file));
    for (const { url } of result) {
      // What is loaded with its code cache is known by its path, not by its address.
      const path = url.startsWith('file:') ? fileURLToPath(url) : url;
      const loaded = relative('.', path).split(sep).join('/');
      if (loaded.startsWith('dist/') && loaded !== 'dist/cli.cjs') files.add(loaded);
    }
  }
  await rm(folder, { recursive: true });
  return [...files].toSorted();
};

/** The names of the npm packages in these files, as the bundler says what is in which. */
const packagesLoadedBy = async (...args: readonly string[]): Promise<readonly string[]> => {
  const { outputs } = await readJson<Metafile>('.build/metafile.json');
  const packages = new Set<string>();
  for (const file of await filesLoadedBy(...args)) {
    const inputs = outputs[file]?.inputs;
    if (inputs === undefined) throw new Error(`\`${file}\` was loaded, and the bundler did not make it`);
    for (const input of Object.keys(inputs))
      packages.add(packageOf(input)?.replace(/^.*node_modules\//, '') ?? 'iamlint');
  }
  return [...packages].toSorted();
};

/** Lints a file with this name and text. */
const packagesLoadedFor = async (name: string, text: string): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-loads-'));
  const file = join(folder, name);
  await writeFile(file, text);
  const packages = await packagesLoadedBy('lint', file);
  await rm(folder, { recursive: true });
  return packages;
};

/** What most runs have no need of. */
const heavy = [
  'ajv',
  'yaml',
  'globby',
  'fast-glob',
  'js-yaml',
  'parse-json',
  'typescript',
  'cosmiconfig',
  'import-fresh',
];

testSuite('what is loaded', (test) => {
  test('nothing heavy for --version', async () => {
    const packages = await packagesLoadedBy('--version');
    assert.equal(
      packages.filter((name) => [...heavy, 'ipaddr.js'].includes(name)),
      [],
    );
  });

  test('nothing heavy for a JSON file', async () => {
    const packages = await packagesLoadedFor('policies.json', '{ "policies": [] }');
    assert.equal(
      packages.filter((name) => heavy.includes(name)),
      [],
    );
  });

  test('the YAML parser for a YAML file', async () => {
    assert.ok((await packagesLoadedFor('policies.yaml', 'policies: []\n')).includes('yaml'));
  });

  test('no more than what reads the command line where nothing is to be linted', async () => {
    for (const words of [['--version'], ['--help'], ['rules', '--help'], ['-h', 'lint']]) {
      const files = await filesLoadedBy(...words);
      assert.equal(
        files.filter((file) => /\/core-/.test(file)),
        [],
      );
    }
  });

  test('nothing that starts git where nobody asks what changed', async () => {
    const { outputs } = await readJson<Metafile>('.build/metafile.json');
    const files = await filesLoadedBy('lint', resolve('test/package/policies.json'));
    const modules = files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
    assert.ok(modules.includes('src/cli/lint.ts'));
    assert.equal(
      modules.filter((module) => module.startsWith('src/cli/git/')),
      [],
    );
  });

  test('nothing that answers questions, explains a file or a config, where only a report is asked for', async () => {
    const { outputs } = await readJson<Metafile>('.build/metafile.json');
    const files = await filesLoadedBy('lint', resolve('test/package/policies.json'));
    const modules = files.flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
    assert.equal(
      modules.filter((module) => /^src\/(?:ask\/|explain-file|cli\/(?:audit|print-config|explain-file))/.test(module)),
      [],
    );
  });

  test('few files, and no module from two of them', async () => {
    const { outputs } = await readJson<Metafile>('.build/metafile.json');
    assert.ok((await filesLoadedBy('lint', resolve('test/package/policies.json'))).length <= 12);
    const modules = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
    assert.is(new Set(modules).size, modules.length);
  });
});

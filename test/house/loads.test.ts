import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
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

/**
 * What the built command loads: the names of the npm packages in the files of `dist` that Node evaluated (V8's coverage
 * lists each), as the bundler says what is in which file.
 */
const packagesLoadedBy = async (...args: readonly string[]): Promise<readonly string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-loads-'));
  const { code, output } = await runProcess(process.execPath, ['dist/cli.cjs', ...args], { NODE_V8_COVERAGE: folder });
  assert.is(code, 0, output);
  const { outputs } = await readJson<Metafile>('.build/metafile.json');
  const packages = new Set<string>();
  for (const file of await readdir(folder)) {
    const { result } = await readJson<Coverage>(join(folder, file));
    for (const { url } of result) {
      // What is loaded with its code cache is known by its path, not by its address.
      const path = url.startsWith('file:') ? fileURLToPath(url) : url;
      const loaded = relative('.', path).split(sep).join('/');
      if (!loaded.startsWith('dist/') || loaded === 'dist/cli.cjs') continue;
      const inputs = outputs[loaded]?.inputs;
      if (inputs === undefined) throw new Error(`\`${loaded}\` was loaded, and the bundler did not make it`);
      for (const input of Object.keys(inputs))
        packages.add(packageOf(input)?.replace(/^.*node_modules\//, '') ?? 'iamlint');
    }
  }
  await rm(folder, { recursive: true });
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
const heavy = ['ajv', 'yaml', 'globby', 'fast-glob', 'js-yaml', 'parse-json', 'typescript', 'import-fresh'];

testSuite('what is loaded', (test) => {
  test('nothing heavy for --version', async () => {
    const packages = await packagesLoadedBy('--version');
    assert.equal(
      packages.filter((name) => [...heavy, 'cosmiconfig', 'ipaddr.js', 'picocolors'].includes(name)),
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
});

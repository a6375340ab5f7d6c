import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { runProcess, type Ended } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';
import { nodeBuilds, type NodeBuild } from './nodes.ts';

const policies = resolve('test/package/policies.json');
const setup = resolve('test/package/setup.yaml');
const terraform = resolve('examples/terraform/main.tf');

/** Packs what was built and installs it in a folder of its own. */
const install = async (folder: string): Promise<string> => {
  await writeFile(join(folder, 'package.json'), '{ "private": true }');
  const quiet = ['--silent', '--ignore-scripts'];
  const packed = await runProcess('npm', ['pack', ...quiet, '--pack-destination', folder]);
  assert.is(packed.code, 0, packed.output);
  const file = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? '';
  const args = ['install', '--offline', '--no-audit', '--no-fund', '--prefix', folder, join(folder, file), ...quiet];
  const { code, output } = await runProcess('npm', args);
  assert.is(code, 0, output);
  return join(folder, 'node_modules/iamlint/dist/cli.cjs');
};

const { builds, missing } = await nodeBuilds();
if (missing.length > 0) {
  process.stderr.write(`not tried, since they are not here: Node ${missing.join(', ')}; CI=true fetches them\n`);
}
const all: readonly NodeBuild[] = [{ name: 'of this run', command: [process.execPath], emulated: false }, ...builds];

/** What the command says, on one build of Node, with one folder for compiled code. */
const run = (
  { command: [node = '', ...before] }: NodeBuild,
  cli: string,
  caches: string,
  word: string,
): Promise<Ended> => runProcess(node, [...before, cli, word], { XDG_CACHE_HOME: caches, NODE_OPTIONS: '' }, tmpdir());

/** What the command is asked, and its exit code: each loads other files of the bundle. */
const allWords: readonly (readonly [word: string, code: number])[] = [
  ['--version', 0],
  [policies, 0],
  [setup, 0],
  [terraform, 1],
];

const damage: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  empty: () => Buffer.alloc(0),
  truncated: (bytes) => bytes.subarray(0, bytes.length >> 1),
  changed: (bytes) => {
    const copy = Buffer.from(bytes);
    for (let at = 64; at < copy.length; at += 97) copy.writeUInt8(255 - copy.readUInt8(at), at);
    return copy;
  },
  'of something else': (bytes) => Buffer.alloc(bytes.length, 7),
};

testSuite('the installed package on builds of Node that share one cache', (test, afterAll) => {
  const folder = mkdtemp(join(tmpdir(), 'iamlint nodes '));
  const cli = folder.then(install);

  const answers = async (build: NodeBuild, words: typeof allWords, caches?: string): Promise<void> => {
    const kept = caches ?? join(await folder, 'caches');
    for (const [word, code] of words) {
      const ended = await run(build, await cli, kept, word);
      assert.is(ended.code, code, `${build.name}, ${word}: ${ended.output}`);
    }
  };

  for (const build of all) {
    const words = allWords.filter(([word]) => !build.emulated || word === '--version' || word === terraform);
    test(`Node ${build.name}, first and second run`, async () => {
      await answers(build, words);
      await answers(build, words);
    });
  }

  test(`with cache files that are ${Object.keys(damage).join(', ')}`, async () => {
    const caches = join(await folder, 'damaged');
    const quick = all.filter(({ emulated }) => !emulated);
    for (const build of quick) await answers(build, allWords.slice(2), caches);
    for (const change of Object.values(damage)) {
      const entries = await readdir(caches, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of entries.filter((one) => one.isFile())) {
        const path = join(entry.parentPath ?? entry.path, entry.name);
        await writeFile(path, change(await readFile(path)));
      }
      for (const build of quick) await answers(build, allWords.slice(2), caches);
    }
  });

  test('keeps what it compiles, where Node can', async () => {
    const able = builds.find(({ name }) => name === '22');
    if (able === undefined) return;
    const caches = join(await folder, 'kept');
    await run(able, await cli, caches, policies);
    const entries = await readdir(caches, { recursive: true, withFileTypes: true });
    const sizes = await Promise.all(
      entries
        .filter((one) => one.isFile())
        .map(async (one) => (await readFile(join(one.parentPath ?? one.path, one.name))).length),
    );
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) > 100_000);
  });

  afterAll(async () => rm(await folder, { recursive: true }));
});

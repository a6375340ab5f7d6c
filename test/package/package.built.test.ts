import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { runProcess, runTool, type Ended } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';

/** What the package holds: each pattern fits at least one file, and each file fits one. */
const expected: readonly RegExp[] = [
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md)$/,
  /^dist\/(index|main)\.js$/,
  /^dist\/cli\.cjs$/,
  /^dist\/[a-zA-Z.-]+-[A-Z0-9]{8}\.js$/,
  /^dist\/[a-z-]+\.wasm$/,
  /^dist\/published-services\.ndjson$/,
  /^dist\/types\/(src|rules)\/[\w/.-]+\.d\.ts$/,
  /^dist\/THIRD-PARTY-NOTICES\.txt$/,
  /^schemas\/[\w-]+\.schema\.json$/,
  /^rules\/[a-z]+\/[a-z-]+\.md$/,
  /^docs\/[\w/-]+\.md$/,
  /^docs\/iamlint\.1$/,
];

const consumer = `
import { defineRule, lint } from 'iamlint';
export const rule = defineRule({ id: 'x', category: 'engine', preset: 'all', severity: 'info', summary: 's', messages: { seen: '{what} seen' },
  *check({ account, report }) { for (const { origin } of account.policies) yield report('seen', origin, { what: 'policy' }); } });
export const run = (path: string): ReturnType<typeof lint> => lint({ paths: [path] });
`;

const tsconfig = {
  compilerOptions: { module: 'nodenext', target: 'es2022', strict: true, noEmit: true, types: [] },
  files: ['consumer.ts'],
};

const npm = async (...args: readonly string[]): Promise<string> => {
  const { code, output } = await runProcess('npm', [...args, '--silent', '--ignore-scripts']);
  assert.is(code, 0, output);
  return output;
};

interface Installed {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Packs what was built, and installs it in a folder of its own, without a network: there is nothing else to get. */
const install = async (): Promise<Installed> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-package-'));
  const [packed]: readonly { readonly filename: string; readonly files: readonly { readonly path: string }[] }[] =
    JSON.parse(await npm('pack', '--json', '--pack-destination', folder));
  if (packed === undefined) throw new Error('nothing was packed');
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  await npm('install', '--offline', '--no-audit', '--no-fund', '--prefix', folder, join(folder, packed.filename));
  return { folder, files: packed.files.map(({ path }) => path) };
};

const runInstalled = ({ folder }: Installed, ...args: readonly string[]): Promise<Ended> =>
  runProcess(join(folder, 'node_modules/.bin/iamlint'), args);

testSuite('the package, installed elsewhere', (test, afterAll) => {
  let ready: Promise<Installed> | undefined;
  const installed = (): Promise<Installed> => (ready ??= install());

  test('holds what it should, and nothing else', async () => {
    const { files } = await installed();
    assert.equal(
      files.filter((file) => !expected.some((pattern) => pattern.test(file))),
      [],
    );
    assert.equal(
      expected.filter((pattern) => !files.some((file) => pattern.test(file))),
      [],
    );
  });

  test('depends on no other package', async () => {
    const { folder } = await installed();
    const { dependencies = {}, peerDependencies = {} }: Readonly<Record<string, object>> = JSON.parse(
      await readFile(join(folder, 'node_modules/iamlint/package.json'), 'utf8'),
    );
    assert.equal({ ...dependencies, ...peerDependencies }, {});
  });

  test('its command lints', async () => {
    const found = await installed();
    const { code, output } = await runInstalled(found, 'lint', resolve('examples/broken-engine'));
    assert.is(code, 1, output);
    assert.match(output, 'engine-cannot-manage-groups');
  });

  test('its command shows the page of a rule', async () => {
    const { code, output } = await runInstalled(await installed(), 'explain', 'engine-cannot-manage-groups');
    assert.is(code, 0, output);
    assert.match(output, 'engine-cannot-manage-groups');
  });

  test('its types fit a consumer', async () => {
    const { folder } = await installed();
    await writeFile(join(folder, 'consumer.ts'), consumer);
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
    assert.equal(await runTool('tsc', '-p', folder), { code: 0, output: '' });
  });

  test('its functions work', async () => {
    const { folder } = await installed();
    const path = join(folder, 'run.js');
    await writeFile(path, "import { defineRule, lint } from 'iamlint'; console.log(typeof defineRule, typeof lint);");
    assert.equal(await runProcess(process.execPath, [path]), { code: 0, output: 'function function\n' });
  });

  afterAll(async () => rm((await installed()).folder, { recursive: true }));
});

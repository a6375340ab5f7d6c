import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { configText, setupText } from '../../src/cli/init-texts.ts';
import { run } from '../../src/cli/run.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { loadConfig } from '../../src/config/load.ts';
import { parse } from '../../src/input/parse/parse.ts';
import { rules } from '../../rules/index.ts';
import { testSuite } from '../harness.ts';
import { command, inFolder } from './command.ts';

const mine = 'mine';

const cases: readonly (readonly [
  title: string,
  argv: readonly string[],
  files: Readonly<Record<string, string>>,
  expected: { readonly code: number; readonly out: string; readonly err: string },
  after: Readonly<Record<string, string>>,
])[] = [
  [
    'a config',
    [],
    {},
    { code: 0, out: 'wrote .iamlintrc.yaml\n', err: '' },
    { '.iamlintrc.yaml': configText(undefined) },
  ],
  [
    'a config and a setup',
    ['--engine'],
    {},
    { code: 0, out: 'wrote .iamlintrc.yaml\nwrote engine-setup.yaml\n', err: '' },
    { '.iamlintrc.yaml': configText('engine-setup.yaml'), 'engine-setup.yaml': setupText },
  ],
  [
    'a setup of another name',
    ['--engine', 'prod.yaml'],
    {},
    { code: 0, out: 'wrote .iamlintrc.yaml\nwrote prod.yaml\n', err: '' },
    { '.iamlintrc.yaml': configText('prod.yaml'), 'prod.yaml': setupText },
  ],
  [
    'a setup of another name, written with =',
    ['--engine=prod.yaml', '--force'],
    { 'prod.yaml': mine, '.iamlintrc.yaml': mine },
    { code: 0, out: 'wrote .iamlintrc.yaml\nwrote prod.yaml\n', err: '' },
    { '.iamlintrc.yaml': configText('prod.yaml'), 'prod.yaml': setupText },
  ],
  [
    'nothing over a config',
    [],
    { '.iamlintrc.yaml': mine },
    {
      code: 2,
      out: '',
      err: 'iamlint: `.iamlintrc.yaml` already exists and was not changed: `--force` overwrites it\n',
    },
    { '.iamlintrc.yaml': mine },
  ],
  [
    'no second config',
    ['--force'],
    { '.iamlintrc.json': mine },
    {
      code: 2,
      out: '',
      err: 'iamlint: there is already a config, `.iamlintrc.json`: `.iamlintrc.yaml` was not written\n',
    },
    { '.iamlintrc.json': mine },
  ],
  [
    'a setup beside a config',
    ['--engine'],
    { '.iamlintrc.yaml': mine },
    {
      code: 2,
      out: 'wrote engine-setup.yaml\n',
      err: 'iamlint: `.iamlintrc.yaml` already exists and was not changed: `--force` overwrites it\n',
    },
    { '.iamlintrc.yaml': mine, 'engine-setup.yaml': setupText },
  ],
  [
    'no setup where there is no directory',
    ['--engine', 'no/prod.yaml'],
    { '.iamlintrc': mine },
    {
      code: 2,
      out: '',
      err: 'iamlint: there is already a config, `.iamlintrc`: `.iamlintrc.yaml` was not written\niamlint: `no/prod.yaml` cannot be written: there is no such directory\n',
    },
    { '.iamlintrc': mine },
  ],
];

/** A text with its commented-out YAML written out. */
const uncommented = (text: string): string => text.replace(/^# (?!yaml-language)(?=\s*(?:- )?[\w-]+:(?: |$))/gm, '');

testSuite('cli/init', (test) => {
  for (const [title, argv, files, expected, after] of cases) {
    test(`init writes ${title}`, async () => {
      const { code, out, err } = await command(['init', ...argv], {
        files,
        after: async (folder) => {
          for (const [name, text] of Object.entries(after)) assert.is(await readFile(join(folder, name), 'utf8'), text);
        },
      });
      assert.equal({ code, out, err }, expected);
    });
  }

  for (const text of [configText(undefined), configText('engine-setup.yaml'), uncommented(configText(undefined))]) {
    test('the config is one', () =>
      inFolder({ '.iamlintrc.yaml': text, '.git/HEAD': '' }, async (cwd) => {
        const loaded = await loadConfig({ cwd, rules });
        assert.equal('errors' in loaded ? loaded.errors.map(wordConfigError) : [], []);
      }));
  }

  test('what init writes is linted: its ids are placeholders, and nothing else is wrong', () =>
    inFolder({ '.git/HEAD': '' }, async (cwd) => {
      let [out, err] = ['', ''];
      const io = {
        out: async (text: string) => void (out += text),
        err: async (text: string) => void (err += text),
        stdin: () => process.stdin,
        env: {},
        cwd,
        terminal: undefined,
        now: () => new Date('2026-06-01'),
        watched: () => false,
      };
      assert.is(await run(['init', '--engine'], io), 0);
      out = '';
      assert.is(await run(['lint', '--format', 'json'], io), 1);
      assert.is(err, '');
      const { findings } = JSON.parse(out);
      assert.equal(
        findings.map(({ rule }: { readonly rule: string }) => rule),
        ['placeholder-left-in', 'placeholder-left-in'],
      );
      const file = join(cwd, 'engine-setup.yaml');
      await writeFile(
        file,
        (await readFile(file, 'utf8')).replaceAll('00000000', '3f1c9c2e').replaceAll('0000-', '4a43-'),
      );
      out = '';
      assert.is(await run(['lint', '--format', 'json'], io), 0);
      const filledIn = JSON.parse(out);
      assert.equal(filledIn.findings, []);
      assert.is(filledIn.summary.files, 1);
    }));

  test('commented out parts of the config are parts', async () => {
    const { documents } = await parse({
      file: { name: 'a.yaml', path: '/a.yaml', given: 'named' },
      bytes: Buffer.from(uncommented(configText(undefined))),
    });
    assert.equal(Object.keys(documents[0]?.value ?? {}), [
      'extends',
      'include',
      'ignore',
      'rules',
      'overrides',
      'catalogue',
    ]);
  });
});

import { chmod, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { searchConfig } from '../../src/config/search.ts';
import { withoutRights } from '../without-rights.ts';
import { inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

/** Where a config is found from `a/b`; `.git` ends the search. */
const cases: readonly (readonly [title: string, files: Readonly<Record<string, string>>, found: string | undefined])[] =
  [
    ['nothing', {}, undefined],
    ['a file without ending, YAML', { '.iamlintrc': 'extends: strict' }, '.iamlintrc'],
    ['a file without ending, JSON', { '.iamlintrc': '{"extends":"strict"}' }, '.iamlintrc'],
    ['JSON', { '.iamlintrc.json': '{"extends":"strict"}' }, '.iamlintrc.json'],
    ['YAML', { '.iamlintrc.yaml': 'extends: strict' }, '.iamlintrc.yaml'],
    ['YAML by its short name', { '.iamlintrc.yml': 'extends: strict' }, '.iamlintrc.yml'],
    ['a property of package.json', { 'package.json': '{"iamlint":{"extends":"strict"}}' }, 'package.json'],
    [
      'the first of several',
      { '.iamlintrc.yml': 'extends: strict', '.iamlintrc.json': '{"extends":"strict"}' },
      '.iamlintrc.json',
    ],
    ['the nearest', { '.iamlintrc.json': '{}', 'a/.iamlintrc.yml': 'extends: strict' }, 'a/.iamlintrc.yml'],
    [
      'one above a package.json that says nothing',
      { '.iamlintrc': 'extends: strict', 'a/b/package.json': '{"name":"x"}' },
      '.iamlintrc',
    ],
    ['nothing above the root of the repository', { '.iamlintrc': 'extends: strict', 'a/.git': '' }, undefined],
    ['one at the root of the repository', { 'a/.iamlintrc': 'extends: strict', 'a/.git': '' }, 'a/.iamlintrc'],
    ['no code', { '.iamlintrc.js': 'throw 1', '.iamlintrc.ts': 'throw 1', 'iamlint.config.js': 'throw 1' }, undefined],
    [
      'no code of a library that searches for configs, beside one',
      {
        '.iamlintrc.json': '{"extends":"strict"}',
        ...Object.fromEntries(
          ['js', 'cjs', 'mjs', 'ts'].map((end) => [`a/b/.config/config.${end}`, 'process.exit(9)']),
        ),
      },
      '.iamlintrc.json',
    ],
  ];

testSuite('config/search', (test) => {
  for (const [title, files, expected] of cases) {
    test(`finds ${title}`, () =>
      inFolder({ '.git/HEAD': '', ...files, 'a/b/x': '' }, async (folder) => {
        const found = await searchConfig(join(folder, 'a/b'));
        assert.ok(found === undefined || 'file' in found);
        assert.is(found?.file.path, expected && join(folder, expected));
        if (found) assert.equal(found.file.value, { extends: 'strict' });
      }));
  }

  test('passes over a directory of the name', () =>
    inFolder({ '.git/HEAD': '', '.iamlintrc.json': '{}' }, async (folder) => {
      await mkdir(join(folder, '.iamlintrc'));
      const found = await searchConfig(folder);
      assert.ok(found && 'file' in found);
      assert.is(found.file.path, join(folder, '.iamlintrc.json'));
    }));

  test('runs no code beside the config, not even that of cosmiconfig itself', () => {
    const ran = 'globalThis.iamlintTestRan = true; module.exports = {};';
    return inFolder(
      { '.git/HEAD': '', '.iamlintrc': '', '.config/config.cjs': ran, '.config/config.js': ran },
      async (folder) => {
        const before = process.cwd();
        process.chdir(folder);
        try {
          assert.ok(await searchConfig(folder));
        } finally {
          process.chdir(before);
        }
        assert.not('iamlintTestRan' in globalThis);
      },
    );
  });

  if (process.platform !== 'win32') {
    test('a config that may not be read is an error', () =>
      inFolder({ '.git/HEAD': '', '.iamlintrc': '{}' }, async (folder) => {
        await chmod(folder, 0o755);
        await chmod(join(folder, '.iamlintrc'), 0);
        await withoutRights(async () =>
          assert.equal(await searchConfig(folder), {
            errors: [{ message: 'cannot be read: permission denied', file: '.iamlintrc', at: undefined }],
          }),
        );
      }));

    test('a user without a home directory, as in a container, searches up to the root', () =>
      inFolder({ 'a/x': '' }, async (folder) => {
        await chmod(folder, 0o755);
        const { HOME } = process.env;
        delete process.env['HOME'];
        try {
          await withoutRights(async () => assert.is(await searchConfig(join(folder, 'a')), undefined), 65_432);
        } finally {
          process.env['HOME'] = HOME;
        }
      }));
  }
});

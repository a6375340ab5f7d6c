import * as assert from 'uvu/assert';
import { join } from 'node:path';
import { discover } from '../../../src/input/discover/discover.ts';
import type { DiscoverRequest } from '../../../src/input/discover/discover.ts';
import { sourceOf } from '../../../src/source/place.ts';
import { testSuite } from '../../harness.ts';
import { withTree } from './tree.ts';
import type { Tree } from './tree.ts';

interface Row {
  readonly files: Tree;
  readonly paths: readonly string[];
  /** Names; those that were named on the command line with a `!` behind. */
  readonly found: readonly string[];
  readonly problems?: readonly string[];
  /** Directory to run in, below the tree's root. */
  readonly cwd?: string;
  readonly more?: Partial<DiscoverRequest>;
}

const one = { 'a.json': '', 'b.yaml': '', 'sub/c.yml': '', 'sub/d.ndjson': '', 'sub/e.txt': '', 'f.jsonc': '' };

const table: Readonly<Record<string, Row>> = {
  'a file': { files: one, paths: ['a.json'], found: ['a.json!'] },
  'a file of any name': { files: one, paths: ['sub/e.txt'], found: ['sub/e.txt!'] },
  'a directory': { files: one, paths: ['.'], found: ['a.json', 'b.yaml', 'sub/c.yml', 'sub/d.ndjson'] },
  'a directory and a file in it': {
    files: one,
    paths: ['.', './sub/../a.json'],
    found: ['a.json!', 'b.yaml', 'sub/c.yml', 'sub/d.ndjson'],
  },
  'a file and then its directory': { files: one, paths: ['sub/c.yml', 'sub'], found: ['sub/c.yml!', 'sub/d.ndjson'] },
  'a directory above': {
    files: one,
    paths: ['..'],
    cwd: 'sub',
    found: ['../a.json', '../b.yaml', 'c.yml', 'd.ndjson'],
  },
  'names in one order, whatever the order of paths': {
    files: one,
    paths: ['sub', 'b.yaml', 'a.json'],
    found: ['a.json!', 'b.yaml!', 'sub/c.yml', 'sub/d.ndjson'],
  },
  'a glob': { files: one, paths: ['**/*.{json,yml}'], found: ['a.json!', 'sub/c.yml!'] },
  'globs and what is taken from them': {
    files: one,
    paths: ['**/*', '!sub/**', '!*.jsonc'],
    found: ['a.json!', 'b.yaml!'],
  },
  'a file with the name of a glob': { files: { '[a].json': '' }, paths: ['[a].json'], found: ['[a].json!'] },
  'a glob that matches nothing': {
    files: one,
    paths: ['x/*.json'],
    found: [],
    problems: ['the pattern `x/*.json` matches no file'],
  },
  'a glob does not match directories': {
    files: one,
    paths: ['s*'],
    found: [],
    problems: ['the pattern `s*` matches no file'],
  },
  'a glob goes by `node_modules`': {
    files: { 'node_modules/x/a.json': '', 'b.json': '' },
    paths: ['**/*.json'],
    found: ['b.json!'],
  },
  'a glob that names `node_modules`': {
    files: { 'node_modules/x/a.json': '' },
    paths: ['node_modules/x/*.json'],
    found: ['node_modules/x/a.json!'],
  },
  'a glob reads what git ignores': {
    files: { '.gitignore': 'exports/', 'exports/a.json': '' },
    paths: ['exports/*.json'],
    found: ['exports/a.json!'],
  },
  'standard input': { files: one, paths: ['-', 'a.json'], found: ['<stdin>!', 'a.json!'] },
  'standard input by a name': { files: one, paths: ['-'], more: { stdinName: 'x.yaml' }, found: ['x.yaml!'] },
  'no path: what config includes': {
    files: one,
    paths: [],
    more: { include: ['sub', '*.json'] },
    found: ['a.json!', 'sub/c.yml', 'sub/d.ndjson'],
  },
  'what config ignores': {
    files: one,
    paths: ['.', '*.json'],
    more: { ignore: ['sub/*.{yml,yaml}', './a.json'] },
    found: ['b.yaml', 'sub/d.ndjson'],
    problems: ['the pattern `*.json` matches no file'],
  },
  'files that are met, where named ones may be unknown': {
    files: { ...one, deploy: '#!/usr/bin/env bash\nibmcloud login', LICENSE: 'text' },
    paths: ['a.json', 'sub/e.txt', 'deploy', 'LICENSE', 'f.jsonc'],
    more: { ignoreUnknown: true },
    found: ['a.json', 'deploy'],
  },
  'a script without an ending, and other endings': {
    files: {
      deploy: '#!/bin/sh\n',
      'bin/up': '#!/usr/bin/env bash\n',
      'bin/tool': '#!/usr/bin/env python3\n',
      LICENSE: 'text',
      'a.tofu': '',
      'b.markdown': '',
      'c.mdx': '',
      '.github/workflows/ci.yml': '',
    },
    paths: ['.'],
    found: ['.github/workflows/ci.yml', 'a.tofu', 'b.markdown', 'bin/up', 'c.mdx', 'deploy'],
  },
  'a path that is not there': {
    files: one,
    paths: ['c.json'],
    found: [],
    problems: ['there is no file or directory `c.json`: did you mean `a.json`?'],
  },
  'a similar name in another directory': {
    files: { 'exports/policies.json': '' },
    paths: ['export/policies.json'],
    found: [],
    problems: ['there is no file or directory `export/policies.json`: did you mean `exports/policies.json`?'],
  },
  'nothing near': {
    files: one,
    paths: ['policies.json', 'x/y/z'],
    found: [],
    problems: ['there is no file or directory `policies.json`', 'there is no file or directory `x/y/z`'],
  },
  'a path below a file': {
    files: one,
    paths: ['a.json/x'],
    found: [],
    problems: ['there is no file or directory `a.json/x`'],
  },
  'never `node_modules` or `.git`': {
    files: { 'node_modules/a.json': '', 'x/node_modules/b.json': '', '.git/c.json': '', '.github/d.json': '' },
    paths: ['.'],
    found: ['.github/d.json'],
  },

  'ignore files': {
    files: {
      '.gitignore': '# x\n*.yaml\n/top.json\nout/\n',
      'top.json': '',
      'a.yaml': '',
      'sub/top.json': '',
      'out/a.json': '',
      'sub/out/b.json': '',
    },
    paths: ['.'],
    found: ['sub/top.json'],
  },
  'nested ignore files': {
    files: {
      'a/.gitignore': 'x.json\n/y.json\nq/r.json\n',
      'x.json': '',
      'a/x.json': '',
      'a/b/x.json': '',
      'a/y.json': '',
      'a/b/y.json': '',
      'a/q/r.json': '',
      'a/b/q/r.json': '',
    },
    paths: ['.'],
    found: ['a/b/q/r.json', 'a/b/y.json', 'x.json'],
  },
  'a nested file takes back': {
    files: {
      '.gitignore': '*.json\n',
      'a.json': '',
      'keep/.gitignore': '!b.json\n',
      'keep/b.json': '',
      'keep/c.json': '',
    },
    paths: ['.'],
    found: ['keep/b.json'],
  },
  '`.iamlintignore` goes on from `.gitignore`': {
    files: {
      '.gitignore': 'exports/\n',
      '.iamlintignore': '!exports/\nold.json\n',
      'exports/a.json': '',
      'old.json': '',
      'b.json': '',
    },
    paths: ['.'],
    found: ['b.json', 'exports/a.json'],
  },
  'a nested file takes a directory back': {
    files: {
      '.gitignore': 'exports/\n',
      'a/.iamlintignore': '!exports/\n',
      'a/exports/b.json': '',
      'exports/c.json': '',
    },
    paths: ['.'],
    found: ['a/exports/b.json'],
  },
  'ignore files of parents up to the git root': {
    files: {
      '.gitignore': 'a.json',
      'repo/.git/HEAD': '',
      'repo/.gitignore': 'b.json',
      'repo/sub/.gitignore': 'c.json',
      'repo/sub/d/a.json': '',
      'repo/sub/d/b.json': '',
      'repo/sub/d/c.json': '',
      'repo/sub/d/e.json': '',
    },
    paths: ['.'],
    cwd: 'repo/sub/d',
    found: ['a.json', 'e.json'],
  },
  'without git, up to the working directory': {
    files: { '.gitignore': 'a.json', 'x/.gitignore': 'b.json', 'x/y/a.json': '', 'x/y/b.json': '' },
    paths: ['y'],
    cwd: 'x',
    found: ['y/a.json'],
  },
  'a named directory is walked even where it is ignored': {
    files: { '.gitignore': 'out/\n', 'out/a.json': '', 'out/.gitignore': 'b.json', 'out/b.json': '' },
    paths: ['out'],
    found: ['out/a.json'],
  },
  'a directory whose name looks like a pattern': {
    files: { '[x] !#/.gitignore': '\\#a.json\n!b.json\n', '[x] !#/#a.json': '', '[x] !#/b.json': '' },
    paths: ['.'],
    found: ['[x] !#/b.json'],
  },
  'an ignore file with Windows line ends': {
    files: { '.gitignore': 'a.json\r\n\r\n', 'a.json': '', 'b.json': '' },
    paths: ['.'],
    found: ['b.json'],
  },
  'an ignore file that is a directory': { files: { '.gitignore/': '', 'a.json': '' }, paths: ['.'], found: ['a.json'] },
  'a pattern that would take hours is passed over': {
    files: { '.gitignore': '*a*a*a*a*a*a*a*a*b\nx.json', [`${'a'.repeat(200)}.json`]: '', 'x.json': '' },
    paths: ['.'],
    found: [`${'a'.repeat(200)}.json`],
  },

  'links that lead back': {
    files: { 'a/b/up': '-> ../..', 'a/b/self': '-> .', 'a/c.json': '', loop: '-> loop' },
    paths: ['.'],
    found: ['a/c.json'],
  },
  'a link to another place of the same tree': {
    files: { 'aa-link': '-> zz', 'zz/a.json': '', 'b-link.json': '-> zz/a.json' },
    paths: ['.'],
    found: ['zz/a.json'],
  },
  'a link below the working directory': {
    files: { 'walked/link': '-> ../other', 'other/a.json': '' },
    paths: ['walked'],
    found: ['walked/link/a.json'],
  },
  'links out of the working directory are not followed': {
    files: { 'out/a.json': '', 'in/link': '-> ../out', 'in/link.json': '-> ../out/a.json', 'in/b.json': '' },
    paths: ['.'],
    cwd: 'in',
    found: ['b.json'],
  },
  'a link that is named is followed': {
    files: { 'out/a.json': '', 'in/link': '-> ../out', 'in/link.json': '-> ../out/a.json' },
    paths: ['link', 'link.json'],
    cwd: 'in',
    found: ['link.json!'],
  },
  'an ignored link': {
    files: { '.gitignore': 'link', link: '-> sub', 'sub/.gitignore': 'x.json', 'sub/x.json': '' },
    paths: ['.'],
    found: [],
  },
  'a link to nothing': { files: { 'a.json': '-> nothing.json' }, paths: ['.'], found: [] },
  'one file by two names': {
    files: { 'a.json': '', 'b.json': '-> a.json' },
    paths: ['b.json', 'a.json'],
    found: ['b.json!'],
  },
  'a link that leads to itself': {
    files: { 'a.json': '-> a.json' },
    paths: ['a.json'],
    found: [],
    problems: ['`a.json` cannot be read: its symbolic links lead back to themselves'],
  },
};

testSuite('which files paths lead to', (test) => {
  for (const [title, { files, paths, found, problems = [], cwd = '.', more = {} }] of Object.entries(table)) {
    test(title, () =>
      withTree(files, async (root) => {
        const answer = await discover({ paths, cwd: join(root, cwd), ignore: [], include: [], ...more });
        assert.equal(
          answer.files.map(({ name, given }) => (given === 'named' ? `${name}!` : name)),
          found,
        );
        assert.equal(
          answer.problems.map(({ rule, message }) => [rule, message]),
          problems.map((message) => ['unreadable-file', message]),
        );
        for (const { name, path } of answer.files) {
          if (path !== 'stdin') assert.is(path, join(root, cwd, name));
        }
      }),
    );
  }

  for (const [ignoreUnknown, told] of [
    [false, ['a.json skipped-file']],
    [true, []],
  ] as const) {
    test(`a named file that config ignores is left out, with a word: ${ignoreUnknown}`, () =>
      withTree(one, async (cwd) => {
        const paths = ['a.json', 'b.yaml'];
        const { files, problems, skipped } = await discover({
          paths,
          cwd,
          ignore: ['/a.json'],
          include: [],
          ignoreUnknown,
        });
        assert.equal(
          files.map(({ name }) => name),
          ['b.yaml'],
        );
        assert.equal(
          problems.map(({ rule, place }) => `${sourceOf(place)} ${rule}`),
          told,
        );
        assert.equal(skipped, [{ file: 'a.json', reason: '`ignore` of the config, or `--ignore`, excludes it' }]);
      }));
  }

  test('very many links to very many links', () => {
    const names = Array.from({ length: 30 }, (_, index) => `d${index}`);
    const links = names.flatMap((from) => names.map((to) => [`${from}/${to}`, `-> ../${to}`]));
    return withTree({ ...Object.fromEntries(links), 'd0/a.json': '' }, async (cwd) => {
      const { files } = await discover({ paths: ['.'], cwd, ignore: [], include: [] });
      assert.equal(
        files.map(({ name }) => name),
        ['d0/a.json'],
      );
    });
  });
});

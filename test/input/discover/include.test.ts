import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { expandInclude } from '../../../src/input/discover/include.ts';
import { testSuite } from '../../harness.ts';
import { withTree } from './tree.ts';

const origin = { document: { source: 'setups/prod.yaml', index: 0 }, path: ['include', 0] };

const files = {
  'repo/setups/prod.yaml': '',
  'repo/setups/exports/policies.json': '',
  'repo/setups/exports/groups.json': '',
  'repo/setups/exports/deep/users.json': '',
  'repo/setups/exports/notes.txt': '',
  'repo/common/roles.json': '',
  'repo/setups/out': '-> ../../outside',
  'repo/setups/out.json': '-> ../../outside/secret.json',
  'repo/setups/loop': '-> loop',
  'repo/setups/empty/': '',
  'outside/secret.json': '',
};

const outside = (pattern: string): string =>
  `\`${pattern}\` is outside the directory of this setup and the working directory; \`--allow-outside\` allows such includes`;

const none = (pattern: string): string => `there is no file or directory \`${pattern}\`, relative to this setup`;

const table: Readonly<Record<string, readonly [found: readonly string[], problem?: string]>> = {
  'exports/policies.json': [['setups/exports/policies.json']],
  './exports/*.json': [['setups/exports/groups.json', 'setups/exports/policies.json']],
  'exports/**/*.json': [
    ['setups/exports/deep/users.json', 'setups/exports/groups.json', 'setups/exports/policies.json'],
  ],
  'exports/{policies,groups}.json': [['setups/exports/groups.json', 'setups/exports/policies.json']],
  exports: [['setups/exports/deep/users.json', 'setups/exports/groups.json', 'setups/exports/policies.json']],
  '../common/roles.json': [['common/roles.json']],
  '../common/*.json': [['common/roles.json']],
  'exports/policys.json': [[], `${none('exports/policys.json')}: did you mean \`exports/policies.json\`?`],
  'exports/x*.json': [[], 'the pattern `exports/x*.json` matches no file, relative to this setup'],
  'export/*.json': [[], none('export/*.json')],
  empty: [[], '`empty` contains no file to read'],
  loop: [[], '`loop` cannot be read: its symbolic links lead back to themselves'],
  '../../outside/secret.json': [[], outside('../../outside/secret.json')],
  '../../outside/secre.json': [[], outside('../../outside/secre.json')],
  '../../outside/*.json': [[], outside('../../outside/*.json')],
  '../../*/secret.json': [[], outside('../../*/secret.json')],
  '../..': [[], outside('../..')],
  '/etc/passwd': [[], outside('/etc/passwd')],
  '/etc/*': [[], outside('/etc/*')],
  '*/../../../outside/*.json': [[], outside('*/../../../outside/*.json')],
  '{../../outside,exports}/*.json': [[], outside('{../../outside,exports}/*.json')],
  '{/etc,exports}/passwd': [[], outside('{/etc,exports}/passwd')],
  'out.json': [[], outside('out.json')],
  'out/secret.json': [[], outside('out/secret.json')],
  'out/secre.json': [[], none('out/secre.json')],
  'out/*.json': [[], outside('out/*.json')],
  out: [[], outside('out')],
  'o*.json': [[], outside('o*.json')],
  'a\0b': [[], none('a\0b')],
  '!exports/*.json': [[], 'the pattern `!exports/*.json` matches no file, relative to this setup'],
  [`${'{a,b}'.repeat(20)}.json`]: [[], 'this pattern has too many stars or braces: write several simpler ones'],
  '{1..1000}{1..1000}.json': [[], 'this pattern has too many stars or braces: write several simpler ones'],
  '*a*a*a*a*a*a*b.json': [[], 'this pattern has too many stars or braces: write several simpler ones'],
};

testSuite('the files that an `include` means', (test) => {
  for (const [pattern, [found, problem]] of Object.entries(table)) {
    test(pattern.slice(0, 40), () =>
      withTree(files, async (root) => {
        const cwd = join(root, 'repo');
        const answer = await expandInclude(pattern, join(cwd, 'setups'), cwd, false, origin);
        assert.equal(
          answer.problems.map(({ rule, message, place }) => [rule, message, place]),
          problem === undefined ? [] : [['unresolved-reference', problem, origin]],
        );
        assert.equal(answer.files.map(({ name }) => name).toSorted(), found);
        assert.ok(answer.files.every(({ given, path, name }) => given === 'named' && path === join(cwd, name)));
      }),
    );
  }

  // The setup may lie anywhere: what is below its own directory belongs to it.
  for (const [pattern, count, problem] of [
    ['exports/policies.json', 1, undefined],
    ['exports/*.json', 2, undefined],
    ['exports', 3, undefined],
    ['../common/roles.json', 0, outside('../common/roles.json')],
    ['out.json', 0, outside('out.json')],
    ['out/*.json', 0, outside('out/*.json')],
  ] as const) {
    test(`${pattern}, from another working directory`, () =>
      withTree(files, async (root) => {
        const answer = await expandInclude(pattern, join(root, 'repo/setups'), join(root, 'outside'), false, origin);
        assert.is(answer.files.length, count);
        assert.equal(
          answer.problems.map(({ message }) => message),
          problem === undefined ? [] : [problem],
        );
      }));
  }

  for (const pattern of ['../../outside/secret.json', '../../outside/*.json', 'out.json', 'out/*.json']) {
    test(`${pattern}, where it is allowed`, () =>
      withTree(files, async (root) => {
        const cwd = join(root, 'repo');
        const answer = await expandInclude(pattern, join(cwd, 'setups'), cwd, true, origin);
        assert.equal([answer.files.length, answer.problems.length], [1, 0]);
      }));
  }
});

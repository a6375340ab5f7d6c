import * as assert from 'uvu/assert';
import { crossings } from '../../scripts/import-boundaries/crossings.ts';
import { testSuite } from '../harness.ts';

const allowed: readonly (readonly [file: string, text: string])[] = [
  ['rules/engine/x.ts', "import { defineRule } from '../../src/rule-api/define.ts';"],
  ['rules/engine/x.ts', "import { tell } from './shared/evidence.ts';"],
  ['rules/engine/shared/x.ts', "import { tell } from './evidence.ts';"],
  ['rules/index.ts', "import x from './engine/x.ts';"],
  ['src/access/x.ts', "import type { Policy } from '../account/model/policy.ts';"],
  ['src/input/parse/deep/x.ts', "import { y } from '../y.ts';\nconst yaml = await import('yaml');"],
  ['src/input/discover/x.ts', "import { readFile } from 'node:fs/promises';"],
  ['src/lint.ts', "import { check } from './check/check.ts';\nimport { rules } from '../rules/index.ts';"],
  ['src/cli/x.ts', "import { lint } from '../lint.ts';"],
  ['test/x.test.ts', "import { lint } from '../src/cli/main.ts';"],
];

const forbidden: readonly (readonly [file: string, text: string, start: string])[] = [
  [
    'rules/engine/x.ts',
    "import { readFile } from 'node:fs/promises';",
    'rules/engine/x.ts:1: `node:fs/promises` is not for `rules/engine`: a rule sees the model of an account, never documents',
  ],
  [
    'rules/engine/x.ts',
    "\nimport type { Parsed } from '../../src/input/parse/parse.ts';",
    'rules/engine/x.ts:2: `../../src/input/parse/parse.ts` is not for `rules/engine`:',
  ],
  ['rules/engine/x.ts', "import y from './y.ts';", 'rules/engine/x.ts:1: `./y.ts` is not for `rules/engine`: a rule'],
  [
    'rules/engine/x.ts',
    "import { secretsOf } from '../secret/shared/secrets.ts';",
    'rules/engine/x.ts:1: `../secret/shared/secrets.ts` is not for `rules/engine`:',
  ],
  [
    'rules/engine/shared/x.ts',
    "import y from '../y.ts';",
    'rules/engine/shared/x.ts:1: `../y.ts` is not for `rules/engine/shared`: what rules of one category share',
  ],
  [
    'src/account/model/x.ts',
    "export type { Access } from '../../access/access.ts';",
    'src/account/model/x.ts:1: `../../access/access.ts` is not for `src/account/model`:',
  ],
  [
    'src/access/x.ts',
    "type Parsed = import('../input/parse/parse.ts').Parsed;",
    'src/access/x.ts:1: `../input/parse/parse.ts` is not for `src/access`:',
  ],
  ['src/check/x.ts', "await import('../../rules/index.ts');", 'src/check/x.ts:1: `../../rules/index.ts` is not'],
  [
    'src/input/parse/x.ts',
    "export * from '../recognise/recognise.ts';",
    'src/input/parse/x.ts:1: `../recognise/recognise.ts` is',
  ],
  ['src/lint.ts', "import { main } from './cli/main.ts';", 'src/lint.ts:1: `./cli/main.ts` is not for `src`:'],
  ['src/new-stage/x.ts', '', 'src/new-stage/x.ts: its folder has no row in scripts/import-boundaries/table.ts'],
  [
    'src/source/x.ts',
    "import { parse } from 'yaml';",
    'src/source/x.ts:1: `yaml` is not for `src/source`: texts, places',
  ],
];

testSuite('import boundaries', (test) => {
  for (const [file, text] of allowed) {
    test(`${file} may: ${text}`, () => assert.equal(crossings(file, text), []));
  }
  for (const [file, text, start] of forbidden) {
    test(`${file} may not: ${text.trim()}`, () => {
      const [message, ...others] = crossings(file, text);
      assert.is(message?.slice(0, start.length), start);
      assert.equal(others, []);
    });
  }
});

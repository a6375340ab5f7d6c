import * as assert from 'uvu/assert';
import { isColored } from '../../src/cli/color.ts';
import { testSuite } from '../harness.ts';

const terminal = { columns: 80 };

const cases: readonly (readonly [
  when: string | undefined,
  env: Readonly<Record<string, string>>,
  where: typeof terminal | undefined,
  expected: boolean,
])[] = [
  [undefined, {}, terminal, true],
  [undefined, {}, undefined, false],
  ['auto', {}, terminal, true],
  ['auto', {}, undefined, false],
  [undefined, { TERM: 'dumb' }, terminal, false],
  [undefined, { NO_COLOR: '1' }, terminal, false],
  [undefined, { NO_COLOR: '' }, terminal, true],
  [undefined, { FORCE_COLOR: '1' }, undefined, true],
  [undefined, { FORCE_COLOR: '0' }, terminal, false],
  [undefined, { FORCE_COLOR: 'false' }, terminal, false],
  [undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, terminal, false],
  ['always', { NO_COLOR: '1' }, undefined, true],
  ['never', { FORCE_COLOR: '1' }, terminal, false],
];

testSuite('cli/color', (test) => {
  for (const [when, env, where, expected] of cases) {
    test(`--color ${when}, ${JSON.stringify(env)}, ${where ? 'a terminal' : 'no terminal'}: ${expected}`, () => {
      assert.is(isColored(when, { env, terminal: where }), expected);
    });
  }
});

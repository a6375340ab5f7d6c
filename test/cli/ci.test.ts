import * as assert from 'uvu/assert';
import { belowRoot } from '../../src/cli/ci.ts';
import { testSuite } from '../harness.ts';

testSuite('cli/ci', (test) => {
  const places: readonly (readonly [env: Readonly<Record<string, string>>, cwd: string, below: string | undefined])[] =
    [
      [{}, '/r/infra', undefined],
      [{ GITHUB_WORKSPACE: '/r' }, '/r', undefined],
      [{ GITHUB_WORKSPACE: '/r' }, '/r/infra/iam', 'infra/iam/'],
      [{ GITHUB_WORKSPACE: '/r' }, '/elsewhere', undefined],
      [{ GITHUB_WORKSPACE: '/r' }, '/r2', undefined],
      [{ GITHUB_WORKSPACE: '' }, '/r', undefined],
      [{ CI_PROJECT_DIR: '/builds/g/p' }, '/builds/g/p/..x', '..x/'],
    ];
  for (const [env, cwd, below] of places)
    test(`${cwd} with ${JSON.stringify(env)}`, () => assert.is(belowRoot({ env, cwd }), below));
});

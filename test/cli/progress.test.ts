import * as assert from 'uvu/assert';
import { createProgress } from '../../src/cli/progress.ts';
import { testSuite } from '../harness.ts';

/** What is written when so many of ten are reported at these milliseconds after the start. */
const written = async (
  watched: boolean,
  ...calls: readonly (readonly [at: number, done: number, what?: string])[]
): Promise<string> => {
  let text = '';
  let now = 1000;
  const err = async (more: string): Promise<void> => {
    text += more;
  };
  const progress = createProgress({ err, watched: () => watched }, () => now);
  for (const [at, done, what] of calls) {
    now = 1000 + at;
    progress?.tell(done, 10, what);
  }
  await progress?.end();
  return text;
};

testSuite('progress', (test) => {
  test('shows nothing of a short run', async () => assert.is(await written(true, [10, 1], [400, 10]), ''));

  test('shows one line of a long run, not too often, and takes it away', async () =>
    assert.is(
      await written(true, [510, 3], [550, 4], [620, 5]),
      '\r3 of 10 files read\u001B[K\r5 of 10 files read\u001B[K\r\u001B[K',
    ));

  test('says what is done', async () =>
    assert.is(await written(true, [510, 3, 'rules checked']), '\r3 of 10 rules checked\u001B[K\r\u001B[K'));

  test('shows nothing where nobody watches', async () => assert.is(await written(false, [900, 9]), ''));
});

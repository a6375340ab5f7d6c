import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { filesBelow } from '../../scripts/files-below.ts';
import { importsOf } from '../../scripts/imports.ts';
import { runScript } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';
import { shuffled } from '../runner/order.ts';
import { outcomeOf } from '../runner/outcome.ts';

/** What only `npm run build` makes, as a test asks for it: a path to it, or the package. */
const builtThings = /['`"](?:dist\/|\.build\/(?!sarif-multitool))|['"]pack['"]/;

/** Whether a test file, or what it imports from its own folder, asks for what is built. */
const needsBuild = async (file: string): Promise<boolean> => {
  const text = await readFile(file, 'utf8');
  if (builtThings.test(text)) return true;
  const beside = importsOf(file, text).filter(({ specifier }) => specifier.startsWith('./'));
  const texts = beside.map(({ specifier }) => readFile(join(dirname(file), specifier), 'utf8'));
  return (await Promise.all(texts)).some((each) => builtThings.test(each));
};

testSuite('the test runner', (test) => {
  test('keeps tests that need a build apart', async () => {
    const files = await filesBelow('test', '.test.ts');
    const needing: string[] = [];
    for (const file of files) if (await needsBuild(file)) needing.push(file);
    const here = 'test/project/runner.test.ts';
    assert.equal(
      needing.filter((file) => file !== here),
      files.filter((file) => file.endsWith('.built.test.ts')),
    );
  });

  test('counts the tests of all suites', () => {
    const outcome = outcomeOf([
      [true, 2, 0, 2],
      ['the second suite went wrong', 1, 0, 3],
    ]);
    assert.equal(outcome, { passed: 3, failed: 2, report: 'the second suite went wrong' });
  });

  test('fails a file that defines no suite', () => {
    assert.equal(outcomeOf([]), { passed: 0, failed: 1, report: 'calls no `testSuite`' });
  });

  test('fails a suite without a test', () => {
    assert.equal(outcomeOf([[true, 0, 0, 0]]), { passed: 0, failed: 1, report: 'a suite holds no test' });
  });

  test('fails a skipped test', () => {
    assert.equal(outcomeOf([[true, 1, 1, 1]]), { passed: 1, failed: 1, report: '1 of its tests are skipped' });
  });

  test('has an order for each seed, and the same one for the same', () => {
    const things = Array.from({ length: 20 }, (_, nth) => nth);
    const order = shuffled(things, 7, 'a');
    assert.equal(shuffled(things, 7, 'a'), order);
    assert.not.equal(order, things);
    assert.not.equal(shuffled(things, 8, 'a'), order);
    assert.not.equal(shuffled(things, 7, 'b'), order);
    assert.equal(
      order.toSorted((a, b) => a - b),
      things,
    );
    assert.is(shuffled(things, undefined, 'a'), things);
  });

  test('runs far from everybody: another zone, another language, no home', () => {
    assert.is(new Date(0).getTimezoneOffset(), -765);
    assert.is(Intl.DateTimeFormat().resolvedOptions().locale, 'tr-TR');
    assert.is(homedir(), '/nonexistent');
  });

  test('fails a run that finds no file', async () => {
    const { code, output } = await runScript('test/run.ts', 'no-such-test');
    assert.is(output, 'no test file has `no-such-test` in its path\n0 passed, 1 failed\n');
    assert.is(code, 1);
  });

  test('refuses an empty suite', () => {
    assert.throws(() => testSuite('nothing', () => {}), 'the suite `nothing` holds no test');
  });
});

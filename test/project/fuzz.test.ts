import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { plantedKey } from '../../scripts/fuzz/hostile.ts';
import { inputOf } from '../../scripts/fuzz/input.ts';
import { faultsOf, type Chosen } from '../../scripts/fuzz/judge.ts';
import { minimise } from '../../scripts/fuzz/minimise.ts';
import { outputFaults, writers } from '../../scripts/fuzz/output-faults.ts';
import { lintFiles } from '../../scripts/fuzz/run.ts';
import { variations } from '../../scripts/fuzz/same-faults.ts';
import { readSeeds, type Files } from '../../scripts/fuzz/seeds.ts';
import { testSuite } from '../harness.ts';

const inFolder = async <Value>(work: (folder: string) => Promise<Value>): Promise<Value> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const everything: Chosen = { variations: Object.keys(variations), writers: Object.keys(writers) };

const files: Files = { 'a.yaml': 'policies: [\nx\n' };

testSuite('the fuzzer', (test) => {
  test('makes the same inputs for the same seed, and others for another', async () => {
    const seeds = await readSeeds();
    const some = (seed: number): readonly Files[] => Array.from({ length: 20 }, (_, nth) => inputOf(seeds, seed, nth));
    assert.equal(some(1), some(1));
    assert.not.equal(some(1), some(2));
  });

  test('has nothing against a broken file that is told of as it should be, said in any way', async () => {
    assert.equal(await inFolder((folder) => faultsOf(folder, files, everything)), []);
  });

  test('notices places outside the file, rules that crashed, keys that are shown and messages without words', async () => {
    const kinds = await inFolder(async (folder) => {
      const outcome = await lintFiles(folder, files);
      const [first] = outcome.report.findings;
      if (first === undefined) throw new Error('there is no finding');
      const { location } = first;
      const findings = [
        { ...first, location: { ...location, line: 9, endLine: 9 } },
        { ...first, location: { ...location, column: 900, endColumn: 901 } },
        { ...first, rule: 'rule-failed' },
        { ...first, rule: 'x', message: '`undefined` is no role' },
      ];
      const withKey = { ...files, 'b.sh': `# ${plantedKey}` };
      const shown = { ...outcome, report: { ...outcome.report, findings }, configErrors: [plantedKey.slice(4, 20)] };
      return (await outputFaults(withKey, shown, [])).map(({ kind }) => kind);
    });
    assert.equal(
      kinds.toSorted(),
      [
        'place-outside-syntax-error',
        'place-outside-syntax-error',
        'rule-failed',
        'secret-in-config',
        'unworded-x',
      ].toSorted(),
    );
  });

  test('makes what it found smaller, by files, values and lines', async () => {
    const found: Files = {
      'a.json': JSON.stringify({ list: [1, { deep: ['bad', 2] }, 3], more: { other: 4 } }),
      'b.sh': 'echo 1\necho 2\n',
    };
    const smallest = await minimise(found, 500, (smaller) =>
      Promise.resolve((smaller['a.json'] ?? '').includes('"bad"')),
    );
    assert.equal(smallest, { 'a.json': '"bad"' });
  });
});

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { setTimeout } from 'node:timers/promises';
import { oneByOne } from '../../src/cli/one-by-one.ts';
import { writeText } from '../../src/cli/write-text.ts';
import { testSuite } from '../harness.ts';
import { inFolder } from './command.ts';

const names = Array.from({ length: 40 }, (_, n) => `f${n}.json`);

testSuite('cli/one-by-one', (test) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    test(`${signal} leaves each file old or new and nothing beside them, is told, and ends the process`, () =>
      inFolder(Object.fromEntries(names.map((name) => [name, 'old'])), async (folder) => {
        const said: string[] = [];
        let got = 0;
        const count = (): void => void (got += 1);
        // While somebody listens, the signal ends no process.
        process.on(signal, count);
        try {
          const write = async (name: string): Promise<void> => {
            if (name === 'f7.json') process.kill(process.pid, signal);
            await writeText(name, folder, 'new');
            if (name === 'f7.json') await setTimeout(50);
          };
          await oneByOne(names, write, async (by, done) => void said.push(`${by} ${done}`));
          await setTimeout(50);
        } finally {
          process.removeListener(signal, count);
        }
        assert.equal(said, [`${signal} 8`]);
        // It came once from outside, and once for the process to end as one that was interrupted.
        assert.is(got, 2);
        assert.equal(readdirSync(folder).toSorted(), names.toSorted());
        assert.equal(
          names.map((name) => readFileSync(join(folder, name), 'utf8')),
          names.map((_, n) => (n < 8 ? 'new' : 'old')),
        );
      }));
});

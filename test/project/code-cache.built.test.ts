import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as assert from 'uvu/assert';
import { runProcess } from '../../scripts/run-process.ts';
import { testSuite } from '../harness.ts';

/** Lints an example with a copy of the bundle whose code caches have been tampered with. */
const lintWith = async (tamper: (cache: string) => Promise<void>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'iamlint-cache-'));
  try {
    await cp('dist', join(folder, 'dist'), { recursive: true });
    for (const file of await readdir(join(folder, 'dist'))) {
      if (file.endsWith('.cache')) await tamper(join(folder, 'dist', file));
    }
    const { code, output } = await runProcess(process.execPath, [
      join(folder, 'dist/cli.cjs'),
      'lint',
      resolve('examples/broken-engine'),
    ]);
    return `${code} ${output.split('\n').findLast((line) => line.startsWith('5 errors'))}`;
  } finally {
    await rm(folder, { recursive: true });
  }
};

const tampering: Readonly<Record<string, (cache: string) => Promise<void>>> = {
  'as they were built': async () => {},
  missing: (cache) => rm(cache),
  empty: (cache) => writeFile(cache, ''),
  truncated: async (cache) => writeFile(cache, (await readFile(cache)).subarray(0, 2000)),
  'of something else': (cache) => writeFile(cache, Buffer.alloc(50_000, 7)),
};

testSuite('the command works with code caches', (test) => {
  for (const [how, tamper] of Object.entries(tampering)) {
    test(how, async () => {
      assert.is(await lintWith(tamper), '1 5 errors in 10 files (10 documents, 1 account, 12 policies)');
    });
  }
});

import { buildSync } from 'esbuild';
import * as assert from 'uvu/assert';
import { scanInWorker } from '../../../../src/input/parse/json/scan-in-worker.ts';
import { testSuite } from '../../../harness.ts';
import { parsed, told } from '../source-of.ts';

const fill = `"fill": "${'x'.repeat(3_000_000)}"`;

/** Runs a program in a worker as `scanAside` does, and gives what it posts. */
const inWorker = async (program: string, bytes: Uint8Array): Promise<unknown> => {
  const { Worker } = await import('node:worker_threads');
  const worker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
    parentPort.postMessage((${program})(...workerData));`,
    { eval: true, workerData: [bytes, 100, 20, false], execArgv: [] },
  );
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
};

testSuite('the scan in a worker', (test) => {
  const bytes = Buffer.from('{"a":1,"\\u0061":2}');
  const faults = [{ kind: 'duplicate-key', start: 7, end: 15, firstStart: 1, firstEnd: 4 }];

  test('answers as on the main thread', async () => {
    assert.equal(await (await scanInWorker(bytes, 20, false)).answer(), { faults, named: false });
  });

  for (const [title, options] of [
    ['minified', { minify: true }],
    ['bundled with names kept', { keepNames: true }],
    ['minified with names kept', { minify: true, keepNames: true }],
  ] as const) {
    test(`its text is a program of its own when ${title}`, async () => {
      const { outputFiles } = buildSync({
        stdin: {
          contents: `import { scan } from './src/input/parse/json/scan.ts'; print(scan.toString())`,
          resolveDir: '.',
        },
        bundle: true,
        write: false,
        ...options,
      });
      const programs: string[] = [];
      new Function('print', outputFiles.map(({ text }) => text).join(''))((text: string) => programs.push(text));
      assert.equal(await inWorker(programs.join(''), bytes), { faults, named: false });
    });
  }

  test('a large file with a key given twice', async () => {
    const answer = await parsed('a.json', `{"é":1,"a":1,${fill},"a":2}`);
    assert.equal(
      answer.problems.map((finding) => told(answer, finding).slice(0, 2)),
      [['syntax-error', '"a"']],
    );
    assert.equal(answer.documents, []);
  });

  test('a large file with nothing wrong', async () => {
    const answer = await parsed('a.json', `{"a":1,${fill}}`);
    assert.equal([answer.problems.length, answer.documents.length], [0, 1]);
  });

  test('a large file that is not JSON', async () => {
    const answer = await parsed('a.json', `{"a":1,${fill},}`);
    assert.equal(
      answer.problems.map(({ message }) => message),
      ['JSON allows no comma after the last item: delete it'],
    );
  });

  test('a large file of lines', async () => {
    const answer = await parsed('a.ndjson', `{"a":1}\n{${fill}}\n{"b":1,"b":2}\n{"c":`);
    assert.equal(
      answer.documents.map(({ ref }) => ref.index),
      [0, 1],
    );
    assert.equal(
      answer.problems.map((finding) => told(answer, finding)[1]),
      ['"b"', ':'],
    );
  });
});

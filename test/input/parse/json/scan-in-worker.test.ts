import * as assert from 'uvu/assert';
import { scanProgram } from '../../../../src/input/parse/json/scan-program.ts';
import { scanInWorker } from '../../../../src/input/parse/json/scan-in-worker.ts';
import { testSuite } from '../../../harness.ts';
import { parsed, told } from '../source-of.ts';

const fill = `"fill": "${'x'.repeat(3_000_000)}"`;

testSuite('the scan in a worker', (test) => {
  const bytes = Buffer.from('{"a":1,"\\u0061":2}');
  const faults = [{ kind: 'duplicate-key', start: 7, end: 15, firstStart: 1, firstEnd: 4 }];

  test('answers as on the main thread', async () => {
    assert.equal(await (await scanInWorker(bytes, 20, false)).answer(), { faults, named: false });
  });

  test('its program is a script of its own, which answers from a worker', async () => {
    const { Worker } = await import('node:worker_threads');
    const worker = new Worker(scanProgram, { eval: true, workerData: [bytes, 100, 20, false], execArgv: [] });
    const answer = new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
    worker.postMessage('begin', []);
    assert.equal(await answer, { faults, named: false });
  });

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

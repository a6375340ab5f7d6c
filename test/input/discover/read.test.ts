import { execFileSync } from 'node:child_process';
import fs, { appendFileSync, chmodSync, truncateSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { read, readAhead } from '../../../src/input/discover/read.ts';
import type { SourceFile } from '../../../src/source/source.ts';
import { testSuite } from '../../harness.ts';
import { withoutRights } from '../../without-rights.ts';
import { withTree } from './tree.ts';

const fileAt = (path: string): SourceFile => ({ name: 'a.json', path, given: 'named' });

/** The text read, or rule and message of the finding. */
const readAs = async (path: string, stdin?: AsyncIterable<Uint8Array>): Promise<unknown> => {
  const answer = await read(fileAt(path), stdin);
  return 'bytes' in answer ? Buffer.from(answer.bytes).toString() : [answer.rule, answer.message];
};

async function* chunksOf(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* endless(): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(64_000_000);
  for (;;) yield chunk;
}

async function* brokenOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{');
  throw Object.assign(new Error('x'), { code: 'EIO' });
}

const tooLarge = ['limit-exceeded', '`a.json` is larger than 512 MB, the limit of iamlint'];

testSuite('bytes of files', (test) => {
  const inTree = (title: string, use: (path: string) => Promise<void>): void =>
    test(title, () => withTree({ 'a.json': '{"é": 1}' }, (root) => use(join(root, 'a.json'))));

  inTree('a file', async (path) => assert.is(await readAs(path), '{"é": 1}'));
  inTree('an empty file', async (path) => {
    truncateSync(path, 0);
    assert.is(await readAs(path), '');
  });
  inTree('a large file is read into memory that threads share', async (path) => {
    writeFileSync(path, 'x'.repeat(2_500_000));
    const answer = await read(fileAt(path));
    assert.ok('bytes' in answer && answer.bytes.length === 2_500_000);
    assert.ok('bytes' in answer && answer.bytes.buffer instanceof SharedArrayBuffer);
  });
  inTree('a large file is there in the end, whatever is waited for first', async (path) => {
    const written = Buffer.from(Uint8Array.from({ length: 17_000_001 }, (_, at) => at % 251));
    writeFileSync(path, written);
    const answer = await readAhead(fileAt(path));
    assert.ok('until' in answer);
    assert.is(await answer.until(1), 8_000_000);
    assert.is(Buffer.compare(answer.bytes.subarray(0, 8_000_000), written.subarray(0, 8_000_000)), 0);
    assert.is(await answer.until(8_000_001), 16_000_000);
    assert.is(await answer.until(Infinity), 17_000_001);
    assert.is(Buffer.compare(answer.bytes, written), 0);
  });
  inTree('a large file that becomes shorter while it is read', async (path) => {
    writeFileSync(path, 'x'.repeat(50_000_000));
    const answer = readAs(path);
    truncateSync(path, 10);
    // Which of the two is seen first is a matter of time.
    assert.match(
      String(await answer),
      /^unreadable-file,`a\.json` cannot be read: it (?:became shorter|changed) while it was read$/,
    );
  });
  inTree('a large file that grows while it is read', async (path) => {
    writeFileSync(path, 'x'.repeat(50_000_000));
    const answer = readAs(path);
    appendFileSync(path, 'x');
    assert.equal(await answer, ['unreadable-file', '`a.json` cannot be read: it changed while it was read']);
  });
  for (const [how, change] of [
    ['grows', (path: string) => appendFileSync(path, 'x')],
    ['becomes shorter', (path: string) => truncateSync(path, 1)],
  ] as const)
    inTree(`a small file that ${how} while it is read`, async (path) => {
      const { readSync } = fs;
      try {
        fs.readSync = new Proxy(readSync, {
          apply: (target, self, given): unknown => {
            change(path);
            return Reflect.apply(target, self, given);
          },
        });
        syncBuiltinESMExports();
        assert.equal(await readAs(path), ['unreadable-file', '`a.json` cannot be read: it changed while it was read']);
      } finally {
        fs.readSync = readSync;
        syncBuiltinESMExports();
      }
    });
  inTree('a file that is gone', async (path) =>
    assert.equal(await readAs(`${path}x`), ['unreadable-file', '`a.json` cannot be read: there is no such file']),
  );
  inTree('a directory', async (path) =>
    assert.equal(await readAs(join(path, '..')), [
      'unreadable-file',
      '`a.json` cannot be read: it is a directory, not a file',
    ]),
  );
  inTree('a file that is too large', async (path) => {
    truncateSync(path, 512_000_001);
    assert.equal(await readAs(path), tooLarge);
  });
  if (process.platform !== 'win32') {
    inTree('a pipe that nobody writes to', async (path) => {
      const makePipe = 'mkfifo';
      execFileSync(makePipe, [`${path}.pipe`]);
      assert.equal(await readAs(`${path}.pipe`), [
        'unreadable-file',
        '`a.json` cannot be read: it is a pipe, not a file: pipe into `iamlint lint -` instead',
      ]);
    });
    test('a device', async () =>
      assert.equal(await readAs('/dev/zero'), [
        'unreadable-file',
        '`a.json` cannot be read: it is a device or a socket, not a file',
      ]));
    inTree('a file one may not read', async (path) => {
      chmodSync(join(path, '..'), 0o755);
      chmodSync(path, 0);
      await withoutRights(async () =>
        assert.equal(await readAs(path), ['unreadable-file', '`a.json` cannot be read: permission denied']),
      );
    });
  }
  if (process.platform === 'linux') {
    test('a file that says it is empty and is not', async () =>
      assert.match(String(await readAs('/proc/version')), 'Linux'));
  }

  test('standard input', async () =>
    assert.is(await readAs('stdin', chunksOf(Buffer.from('{"a'), Buffer.from('": 1}'))), '{"a": 1}'));
  test('nothing on standard input', async () => assert.is(await readAs('stdin', chunksOf()), ''));
  test('standard input without an end', async () => {
    assert.equal(await readAs('stdin', endless()), tooLarge);
  });
  test('standard input that breaks off', async () => {
    assert.equal(await readAs('stdin', brokenOff()), [
      'unreadable-file',
      '`a.json` cannot be read: the operating system reports `EIO`',
    ]);
  });
});

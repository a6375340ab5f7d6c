import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { localFileBytes } from '../../../src/input/discover/local-file.ts';
import { testSuite } from '../../harness.ts';

const inside = (run: (read: (name: string, allowOutside?: boolean) => string | undefined) => void): void => {
  const directory = mkdtempSync(join(tmpdir(), 'iamlint-beside-'));
  try {
    const cwd = join(directory, 'here');
    mkdirSync(join(cwd, 'folder'), { recursive: true });
    writeFileSync(join(cwd, 'text'), 'hello');
    writeFileSync(join(cwd, 'large'), 'x'.repeat(1_000_001));
    writeFileSync(join(directory, 'outside'), 'secret');
    symlinkSync(join(directory, 'outside'), join(cwd, 'link'));
    run((name, allowOutside) => {
      const bytes = localFileBytes(join(cwd, name), [cwd], allowOutside);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
};

testSuite('bytesBeside', (test) => {
  test('a file below the working directory', () => inside((read) => assert.is(read('text'), 'hello')));

  for (const name of ['missing', 'folder', 'large', 'link', '../outside', 'text/x', 'te\0xt']) {
    test(`nothing of ${JSON.stringify(name)}`, () => inside((read) => assert.is(read(name), undefined)));
  }

  test('what lies outside, where that is allowed', () =>
    inside((read) => assert.equal([read('link', true), read('../outside', true)], ['secret', 'secret'])));
});

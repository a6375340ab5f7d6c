import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import * as assert from 'uvu/assert';
import { filesBelow } from '../../scripts/files-below.ts';
import { importsOf } from '../../scripts/imports.ts';
import { testSuite } from '../harness.ts';

/** The modules of Node that iamlint may use: none starts a program, opens a connection, or runs text as code. */
const harmless: ReadonlySet<string> = new Set([
  'node:buffer',
  'node:crypto',
  'node:fs',
  'node:fs/promises',
  'node:module',
  'node:os',
  'node:path',
  'node:stream',
  'node:url',
  'node:v8',
]);

/** What needs one of the others, and for what. */
const exceptions: Readonly<Record<string, string>> = {
  'src/cli/git/run.ts node:child_process': 'asks git what changed, where the command line wants that told',
  'src/config/addresses.ts node:net': 'asks whether a text is an address',
  'src/input/parse/json/scan-in-worker.ts node:worker_threads':
    'reads large files on another thread, by a text of its own',
  'src/input/parse/json/scan-worker.ts node:worker_threads': 'is that other thread',
};

testSuite('no way out', (test) => {
  test('nothing in src and rules starts programs, opens connections or runs what it reads', async () => {
    const files = [...(await filesBelow('src', '.ts')), ...(await filesBelow('rules', '.ts'))];
    const found: string[] = [];
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      for (const { specifier } of importsOf(file, text))
        if (isBuiltin(specifier) && !harmless.has(specifier)) found.push(`${file} ${specifier}`);
      if (/\beval\(|\bnew Function\(|\bfetch\(|\bimport\((?!')/.test(text.replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')))
        found.push(`${file} runs text, or loads what it does not name`);
    }
    assert.equal(found.toSorted(), Object.keys(exceptions).toSorted());
  });
});

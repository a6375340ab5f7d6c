import { join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { run } from '../../src/cli/run.ts';
import { formats } from '../../src/output/report/formats.ts';
import { inFolder } from '../cli/command.ts';
import { testSuite } from '../harness.ts';
import { forms, placements, type Form, type Placed } from './placements.ts';

const noInput = async function* (): AsyncIterable<Uint8Array> {};

/** A file for each format that there is, but for the one for people, which goes to standard output. */
const reports = Object.keys(formats).filter((name) => name !== 'pretty');

/** What a run may write into a folder. */
const outputs = [...reports.map((name) => `report.${name}`), 'baseline.json'];

/** All that a command writes: both streams, and the files that it was told to. */
const writtenBy = ({ files, argv = ['lint', '.'] }: Placed, more: readonly string[]): Promise<string> =>
  inFolder(files, async (folder) => {
    let written = '';
    const take = async (text: string): Promise<void> => void (written += text);
    const io = {
      out: take,
      err: take,
      stdin: noInput,
      env: {},
      cwd: folder,
      terminal: undefined,
      now: () => new Date('2026-11-01T12:00:00Z'),
      watched: () => true,
    };
    await run([...argv, ...(argv[0] === 'lint' ? more : [])], io);
    for (const name of outputs.map((file) => join(folder, file)))
      if (existsSync(name)) written += readFileSync(name, 'utf8');
    return written;
  });

/** Ways to run what lints: reports for people and programs; and a baseline instead of them. */
const runs = [
  [
    '--preset',
    'all',
    '--timing',
    '--verbose',
    '--format',
    'pretty',
    ...reports.flatMap((name) => ['--format', `${name}=report.${name}`]),
  ],
  ['--preset', 'all', '--write-baseline', 'baseline.json'],
];

/** Fingerprints, which were made from what is found, are no part of it. */
const withoutMarks = (text: string): string => text.replaceAll(/\b(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{64})\b/g, '');

/** Five letters of a secret in a row that a text holds, with what is around them. */
const shownOf = ({ secret }: Form, text: string): string | undefined => {
  for (let at = 0; at + 5 <= secret.length; at += 1) {
    const piece = secret.slice(at, at + 5);
    const found = piece.includes(' ') ? -1 : text.indexOf(piece);
    if (found >= 0) return text.slice(Math.max(0, found - 100), found + 40);
  }
  return undefined;
};

testSuite('no secret is shown', (test) => {
  test('in many placements', () => assert.ok(Object.keys(placements).length >= 80));

  for (const [where, place] of Object.entries(placements)) {
    test(where, async () => {
      const shown: string[] = [];
      for (const form of forms)
        for (const more of runs) {
          const placed = place(form);
          if (placed.argv !== undefined && placed.argv[0] !== 'lint' && more !== runs[0]) continue;
          const leak = shownOf(form, withoutMarks(await writtenBy(placed, more)));
          if (leak !== undefined) shown.push(`${form.name}: ${leak}`);
        }
      assert.equal(shown, []);
    });
  }
});

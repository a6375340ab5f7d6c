import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import { repairScript } from '../../../src/output/repair/script.ts';
import { inLines, remark, shell, yaml } from '../../../src/snippet/snippet.ts';
import { finding } from '../../cli/command.ts';
import { testSuite } from '../../harness.ts';
import { fakeCli } from '../../snippet/fake-cli.ts';
import { hostileNames } from '../report/hostile.ts';

const account = '791f5fb10986423e97aa8512f18b7e65';
const other = '4c7e9a0b1d2f48639e5a7c8b0d1f2e34';

const isThere = spawnSync('shellcheck', ['--version']).status === 0;

/** What a shell, or a checker of scripts, would obey or doubt. */
const pieces: readonly string[] = [
  ['$(touch PWNED)', '`touch PWNED`', '${x}', '$HOME', "'; touch PWNED; '", '"', "'", '\\', '\\\n', '\n', '\r'],
  ['\n# shellcheck disable=SC2086', '# shellcheck source=/dev/null', '#', '!', '!!', '*', '~', '~/x', '<', '> PWNED'],
  ['-', '--', '-rf', '=', '{a,b}', '[a]', '||', '&', 'done', 'then', 'fi', 'esac', '\u202e', '\u2066', '\u200b'],
  ['\0', '\u0085', '\u2028', '\u2019', '\u201c', '\u2018', '\u00a0', '\ud800', 'EOF', '<<EOF', '()', ' ', '\t', '%0A'],
].flat();

/** No argument is empty: the stand-in of the command could not tell it. No key is in it, which would be masked. */
const name = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
    minLength: 1,
    maxLength: 5,
  })
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

/** As a command gets it: no argument holds a NUL, and half a character is none. */
const asArgument = (text: string): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text.replaceAll('\0', '\ufffd')));

const findingOf = (text: string, more: Partial<LocatedFinding> = {}): LocatedFinding => {
  const { location } = finding('a');
  return finding('unused-policy', {
    message: `${text} \`${text}\` ${text}`,
    location: { ...location, file: text },
    about: { account },
    repairs: [
      { kind: 'cli', text: shell`ibmcloud a ${text} --roles ${`${text},Editor`} end`, undo: shell`ibmcloud b ${text}` },
      { kind: 'cli', text: inLines([remark(`X: see ${text}`), shell`ibmcloud held ${text}`]) },
      { kind: 'edit', text: yaml`name: ${text}` },
    ],
    ...more,
  });
};

/** Faults that shellcheck finds, each as it says it. */
const faultsIn = (script: string, directory: string): string => {
  const file = join(directory, 'repair.sh');
  writeFileSync(file, script);
  return spawnSync('shellcheck', ['--enable=all', '--exclude=SC2250', '-f', 'gcc', file], { encoding: 'utf8' }).stdout;
};

testSuite('the script of all repairs', (test, afterAll) => {
  const { pasted, directory, remove } = fakeCli();

  /** Runs a script by bash, and tells what it calls IBM's command with for things of names. */
  const calls = (script: string): readonly (readonly string[])[] =>
    pasted(script).filter(([first]) => first !== 'target');

  const expected = (names: readonly string[]): readonly (readonly string[])[] =>
    [...new Set(names.map(asArgument))].map((text) => ['a', text, '--roles', `${text},Editor`, 'end']);

  const check = (names: readonly string[]): void => {
    const { text, steps, held } = repairScript([
      ...names.map((each) => findingOf(each)),
      findingOf(names[0] ?? 'x', { confidence: 'low', about: { account: other } }),
    ]);
    const different = new Set(names.map(asArgument)).size;
    assert.is(steps, different);
    assert.ok(held > different);
    assert.equal(calls(text), expected(names));
    if (isThere) assert.is(faultsIn(text, directory), '');
  };

  if (!isThere) test('SKIPPED: shellcheck does not look at scripts, because it is not installed', () => {});

  test('gives the names of the other hostile texts whole to the command, and passes shellcheck', () =>
    // What is long, empty or a secret is for the tests of snippets.
    check(hostileNames.filter((text) => text !== '' && text.length < 1000 && !/key/.test(text))));

  test('whatever the names are, the command gets them, nothing else runs, and shellcheck finds nothing', () => {
    fc.assert(
      fc.property(fc.array(name, { minLength: 30, maxLength: 60 }), (names) => check(names)),
      { numRuns: 12 },
    );
  });

  test('says which check a name turns off, and turns off no other', () => {
    const disabled = (text: string): readonly string[] =>
      repairScript([findingOf(text)]).text.match(/(?<=^# shellcheck disable=)\S+/gm) ?? [];
    assert.equal(disabled('a name'), []);
    assert.equal(disabled('$x'), ['SC2016']);
    assert.equal(disabled('a\\'), ['SC1003']);
    assert.equal(disabled('~/x'), ['SC2088']);
    assert.equal(disabled('it\u2019s'), ['SC1112']);
    assert.equal(disabled('done'), []);
  });

  test('chooses each account once, and anew behind a command that chose another', () => {
    const elsewhere = inLines([shell`ibmcloud target -c ${other}`, shell`ibmcloud c`]);
    const { text } = repairScript([
      finding('a', { about: { account }, repairs: [{ kind: 'cli', text: shell`ibmcloud a` }] }),
      finding('b', { about: { account }, repairs: [{ kind: 'cli', text: elsewhere }] }),
      finding('c', { about: { account: other }, repairs: [{ kind: 'cli', text: shell`ibmcloud d` }] }),
      finding('d', { about: { account }, repairs: [{ kind: 'cli', text: shell`ibmcloud e` }] }),
      finding('e', { repairs: [{ kind: 'cli', text: shell`ibmcloud f` }] }),
    ]);
    const choose = (id: string): readonly string[] => ['target', '-c', id];
    assert.equal(pasted(text), [
      ['f'],
      choose(account),
      ['a'],
      choose(other),
      ['c'],
      choose(account),
      ['e'],
      choose(other),
      ['d'],
    ]);
    assert.match(text, 'No input says which account these change');
  });

  test('holds nothing that runs where nothing is certain', () => {
    const { text, steps } = repairScript([findingOf('x', { confidence: 'low' })]);
    assert.is(steps, 0);
    assert.match(text, '# Nothing to run.');
    assert.equal(pasted(text), []);
  });

  afterAll(() => {
    const ran = existsSync(join(directory, 'PWNED'));
    remove();
    assert.not(ran, 'the script ran what a name says');
  });
});

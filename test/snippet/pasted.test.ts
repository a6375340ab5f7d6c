import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, type Config } from '../../src/config/config.ts';
import { maskSecrets } from '../../src/secrets/mask.ts';
import { json } from '../../src/output/report/json.ts';
import { pretty } from '../../src/output/report/pretty.ts';
import { textOf } from '../../src/output/report/report.ts';
import { shell, type Snippet } from '../../src/snippet/snippet.ts';
import { testSuite } from '../harness.ts';
import { fakeCli } from './fake-cli.ts';
import { lintTexts } from '../lint-texts.ts';
import { apiPolicy, eva, readers, snapshot } from '../rules/account-text.ts';

const everyRule: Config = {
  ...defaultConfig(rules),
  isOn: () => true,
  rules: () => ({ severity: 'error', chosen: false, options: undefined }),
};

const { directory, pasted, remove } = fakeCli();

const hostile = [
  'token=Tq7xV0bLz9pWc3RmK8sYd2HfN6jGa1U"; touch PWNED; #',
  'token=Tq7xV0bLz9pWc3RmK8sYd2HfN6jGa1U$(touch PWNED)',
  'token=$(touch PWNED)',
  "password: hunter2'; touch PWNED; '",
  'password: "; touch PWNED; "',
  'a\ntouch PWNED',
  "a'; touch PWNED; '",
  '`touch PWNED`',
  "it's !! $'x'",
  '$HOME ${HOME} ~ * ? [a]',
  '##vso[task.setvariable]x',
  '::error::x',
  '-rf',
  '\u202e\u200b\x1b[31m',
  'a\\',
  '#',
  '',
];

/** A NUL is in no argument, and a lone surrogate in no text of UTF-8. */
const received = (text: string): string => maskSecrets(text).replace(/\p{Cs}|\0/gu, '\ufffd');

/** Calls are told apart by an empty argument, so that none of them may be empty here. */
const call = (...values: readonly string[]): Snippet => shell`ibmcloud iam x ${values} end`;

testSuite('commands that are pasted', (test, afterAll) => {
  for (const name of hostile.filter((one) => one !== '')) {
    test(`an argument is what it was: ${JSON.stringify(name)}`, () => {
      assert.equal(pasted(call(name).text), [['iam', 'x', received(name), 'end']]);
      assert.not(existsSync(join(directory, 'PWNED')));
    });
  }

  test('an empty argument is one', () => assert.is(shell`a ${''} b`.text, "a '' b"));

  test('any texts, many at once', () => {
    const unit = fc.constantFrom(...'\'"`$\\!#;&|<>(){}[]*?~ \n\t=:/-'.split(''), 'token=', 'password: ', 'é', '日');
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      fc.array(unit, { minLength: 1, maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), (names) => {
        const text = names.map((one) => call(one).text).join('\n');
        assert.is(text.split('\n').length, names.length);
        assert.equal(
          pasted(text),
          names.map((one) => ['iam', 'x', received(one), 'end']),
        );
      }),
      { numRuns: 40 },
    );
  });

  test('every command of a report about hostile names, in each format', async () => {
    const [good] = [hostile.filter((one) => one !== '' && !one.includes('\0'))];
    const access_groups = good.map((name, nth) => ({
      id: `AccessGroupId-00000000-0000-0000-0000-${String(nth + 1).padStart(12, '0')}`,
      name,
      members: [{ iam_id: eva, type: 'user' }],
    }));
    const policies = [apiPolicy(readers, 'role:Viewer', { serviceName: 'kms' })];
    const { report } = await lintTexts(
      { 'account.yaml': snapshot({ access_groups, policies }) },
      { config: everyRule, onlyRules: ['access-group-without-policies'] },
    );
    const repairs = report.findings.flatMap((finding) => finding.repairs);
    assert.ok(repairs.length >= good.length, JSON.stringify(report.findings.map(({ message }) => message)));
    const options = { color: false, width: 80, version: '1', verbose: true };
    const printed = textOf(pretty(report, options))
      .split('\n')
      .filter((line) => line.startsWith('    ibmcloud '));
    const inJson: readonly { readonly repairs: readonly { readonly text: string }[] }[] = JSON.parse(
      textOf(json(report, options)),
    ).findings;
    const fromJson = inJson.flatMap((finding) => finding.repairs.map(({ text }) => text));
    for (const text of [printed.join('\n'), fromJson.join('\n')]) {
      const deleted = pasted(text).filter(([, command]) => command === 'access-group-delete');
      assert.equal(
        [...new Set(deleted.map(([, , name]) => name))].toSorted(),
        [...new Set(good.map(received))].toSorted(),
      );
      assert.ok(deleted.every((argv) => argv.length === 4 && argv[3] === '--recursive'));
    }
    assert.not(existsSync(join(directory, 'PWNED')));
  });

  afterAll(remove);
});

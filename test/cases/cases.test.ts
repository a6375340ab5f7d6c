import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules, type Config } from '../../src/config/config.ts';
import { isDiagnostic, stopsWork } from '../../src/finding/diagnostic.ts';
import type { LintResult } from '../../src/lint.ts';
import { printFindings, printNotChecked } from '../findings.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';
import { casesFolder, storiesOf, topics, type Story } from './stories.ts';

const ids = new Set(rules.map(({ id }) => id));
const recommended = new Set(rules.filter(({ preset }) => preset === 'recommended').map(({ id }) => id));

const everyRule: Config = {
  ...defaultConfig(rules),
  isOn: () => true,
  rules: () => ({ severity: 'error', chosen: false, options: undefined }),
};

const configFor = (topic: string): Config =>
  withRules(
    defaultConfig(rules),
    rules.filter(({ id }) => id === topic),
  );

const lintStory = ({ topic, texts, options: { rules: wanted, paths } }: Story): Promise<LintResult> =>
  lintTexts(texts, {
    ...(paths === undefined ? {} : { paths }),
    config: wanted === 'all' ? everyRule : configFor(topic),
    strict: wanted === 'all',
    onlyRules: wanted === 'all' ? undefined : wanted,
  });

const hasExpected = (folder: string): boolean => existsSync(join(folder, 'expected.txt'));

/** Holds findings against `expected.txt`, if there is one; `UPDATE_EXPECTED=1` writes it anew: read the difference. */
const holdAgainstExpected = (folder: string, lines: readonly string[]): void => {
  if (!hasExpected(folder)) return;
  const file = join(folder, 'expected.txt');
  const text = lines.map((line) => `${line}\n`).join('');
  if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(file, text);
  assert.fixture(text, readFileSync(file, 'utf8'));
};

const low = (is: boolean): string => (is ? ' low' : '');

testSuite('cases', (test) => {
  test('each folder is named by a rule or says which rules run, and holds stories alone', () => {
    for (const topic of topics()) {
      const files = readdirSync(join(casesFolder, topic), { withFileTypes: true }).filter((entry) => entry.isFile());
      const names = files.map(({ name }) => name);
      assert.equal(names, ids.has(topic) ? [] : ['options.json'], topic);
    }
  });

  for (const topic of topics()) {
    const stories = storiesOf(topic);

    // Good accounts are there for being silent.
    if (topic !== 'good') {
      test(`${topic}: there are stories with findings, and stories without`, () => {
        const found = stories.filter(({ folder, markers }) => markers.length > 0 || hasExpected(folder));
        assert.ok(found.length > 0, 'none with findings');
        assert.ok(found.length < stories.length, 'none without findings');
        // A linter of configurations that cries wolf is switched off.
        if (topic === 'terraform') assert.ok(found.length * 2 <= stories.length, 'most have findings');
      });
    }

    for (const story of stories) {
      test(`${topic}: ${story.name.replaceAll('-', ' ')}`, async () => {
        const { texts, markers, options, folder } = story;
        assert.ok(Object.keys(texts).length > 0, 'there is no input');
        for (const { rule } of markers) assert.ok(ids.has(rule) || isDiagnostic(rule), `there is no rule \`${rule}\``);

        const result = await lintStory(story);
        const { report, stopped } = result;
        const printed = printFindings(result);
        holdAgainstExpected(folder, printed);
        // Input that has no comments has `expected.txt` instead.
        if (markers.length > 0 || !hasExpected(folder)) {
          assert.equal(
            report.findings
              .map(
                ({ location, rule, confidence }) =>
                  `${location.file}:${location.line} ${rule}${low(confidence === 'low')}`,
              )
              .toSorted(),
            markers.map((marker) => `${marker.file}:${marker.line} ${marker.rule}${low(marker.low)}`).toSorted(),
            printed.join('\n'),
          );
        }
        const due = hasExpected(folder) ? report.findings : markers;
        assert.is(
          stopped,
          due.some(({ rule }) => stopsWork(rule)),
        );
        if (options.complete === true) {
          const notChecked = report.notChecked.filter(({ rule }) => rule !== undefined && recommended.has(rule));
          assert.equal(printNotChecked({ report: { notChecked } }), []);
          assert.ok(report.summary.policies > 0, 'no policy was looked at');
        }
      });
    }
  }
});

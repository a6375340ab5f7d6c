import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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

/** Holds findings against `expected.txt`, if there is one; `UPDATE_EXPECTED=1` writes it anew: read the difference. */
const holdAgainstExpected = (folder: string, lines: readonly string[]): void => {
  const file = join(folder, 'expected.txt');
  if (!existsSync(file)) return;
  const text = lines.map((line) => `${line}\n`).join('');
  if (process.env['UPDATE_EXPECTED'] === '1') writeFileSync(file, text);
  assert.fixture(text, readFileSync(file, 'utf8'));
};

const low = (is: boolean): string => (is ? ' low' : '');

testSuite('cases', (test) => {
  test('there is nothing but stories in folders of topics', () => {
    for (const topic of topics()) {
      assert.ok(
        ids.has(topic) || existsSync(join(casesFolder, topic, 'options.json')),
        `\`${topic}\` names no rule, and has no options.json that says which rules run`,
      );
    }
  });

  for (const topic of topics()) {
    const stories = storiesOf(topic);

    // Good accounts are there for being silent.
    if (topic !== 'good') {
      test(`${topic}: there are stories with findings, and stories without`, () => {
        const found = stories.filter(
          ({ folder, markers }) => markers.length > 0 || existsSync(`${folder}/expected.txt`),
        );
        assert.ok(found.length > 0, 'none with findings');
        assert.ok(found.length < stories.length, 'none without findings');
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
        const inMarked = existsSync(`${folder}/expected.txt`) && markers.length === 0;
        if (!inMarked) {
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
        assert.is(
          stopped,
          markers.some(({ rule }) => stopsWork(rule)),
        );
        if (options.complete === true) {
          const notChecked = report.notChecked.filter(({ rule }) => recommended.has(rule));
          assert.equal(printNotChecked({ report: { notChecked } }), []);
          assert.ok(report.summary.policies > 0, 'no policy was looked at');
        }
      });
    }
  }
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules } from '../../src/config/config.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

/** `# finding: rule-id`, with `low` where the decision is unknown, on the line where the finding is due. */
const mark = /# finding: ([a-z-]+)( low)?$/;

const due = (text: string): readonly string[] =>
  text.split('\n').flatMap((content, index) => {
    const [, rule, low = ''] = mark.exec(content) ?? [];
    return rule === undefined ? [] : [`${index + 1} ${rule}${low}`];
  });

/** Folders beside this file, each named by the rule its cases are about. */
const folders = readdirSync('test/cases').filter((name) => statSync(join('test/cases', name)).isDirectory());

testSuite('cases', (test) => {
  for (const rule of folders) {
    const cases = readdirSync(join('test/cases', rule));
    // Beside what is recommended, the rule that the cases are about.
    const config = withRules(
      defaultConfig(rules),
      rules.filter(({ id }) => id === rule),
    );

    test(`${rule}: there are cases in which it speaks, and in which it is silent`, () => {
      const speaking = cases.filter((name) => due(readFileSync(join('test/cases', rule, name), 'utf8')).length > 0);
      assert.ok(speaking.length > 0);
      assert.ok(speaking.length < cases.length);
    });

    for (const name of cases) {
      test(`${rule}: ${name}`, async () => {
        const text = readFileSync(join('test/cases', rule, name), 'utf8');
        const { report, stopped } = await lintTexts({ [name]: text }, { config });
        assert.is(stopped, false, report.findings.map(({ message }) => message).join('\n'));
        assert.equal(
          report.findings.map(
            (finding) => `${finding.location.line} ${finding.rule}${finding.confidence === 'low' ? ' low' : ''}`,
          ),
          due(text),
        );
      });
    }
  }
});

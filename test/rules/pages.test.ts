import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules } from '../../src/config/config.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

const headings = ['Why', 'Bad', 'Good', 'What to do', 'What it does not see', 'References'];

interface Section {
  readonly heading: string;
  readonly text: string;
}

const sectionsOf = (page: string): readonly Section[] =>
  page
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...text] = part.split('\n');
      return { heading, text: text.join('\n') };
    });

/** Examples are YAML, or Terraform or a script where only that has the problem. */
const fileOf: Readonly<Record<string, string>> = { yaml: 'example.yaml', terraform: 'example.tf', bash: 'example.sh' };

const examplesIn = (sections: readonly Section[], wanted: string): readonly (readonly [file: string, text: string])[] =>
  sections
    .filter(({ heading }) => heading === wanted)
    .flatMap(({ text }) =>
      [...text.matchAll(/^```(yaml|terraform|bash)\n(.*?)^```$/gms)].map(
        ([, language = '', example = '']) => [fileOf[language] ?? '', example] as const,
      ),
    );

testSuite('rule pages', (test) => {
  for (const rule of rules) {
    const { id, category } = rule;
    // Beside what is recommended, the rule of the page itself.
    const config = withRules(defaultConfig(rules), [rule]);
    const read = async (): Promise<string> => readFile(`rules/${category}/${id}.md`, 'utf8');

    test(`${id}: the page has its headings in order`, async () => {
      const page = await read();
      assert.ok(page.startsWith(`# ${id}\n`));
      const found = sectionsOf(page).map(({ heading }) => heading);
      assert.equal(
        found.filter((heading) => heading !== 'Options'),
        headings,
      );
    });

    for (const [heading, due] of [
      ['Bad', true],
      ['Good', false],
    ] as const) {
      test(`${id}: examples under ${heading}`, async () => {
        const examples = examplesIn(sectionsOf(await read()), heading);
        assert.ok(examples.length > 0, 'an example is due');
        for (const [file, example] of examples) {
          const { report, stopped } = await lintTexts({ [file]: example }, { config });
          const of = report.findings.filter((finding) => finding.rule === id);
          assert.is(stopped, false, report.findings.map(({ message }) => message).join('\n'));
          assert.is(of.length > 0, due, example);
          assert.ok(of.every(({ confidence }) => confidence === 'high'));
        }
      });
    }
  }
});

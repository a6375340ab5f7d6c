import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
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

const examplesIn = (sections: readonly Section[], wanted: string): readonly string[] =>
  sections
    .filter(({ heading }) => heading === wanted)
    .flatMap(({ text }) => [...text.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, example = '']) => example));

testSuite('rule pages', (test) => {
  for (const { id, category } of rules) {
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
        for (const example of examples) {
          const { report, stopped } = await lintTexts({ 'example.yaml': example });
          const of = report.findings.filter(({ rule }) => rule === id);
          assert.is(stopped, false, report.findings.map(({ message }) => message).join('\n'));
          assert.is(of.length > 0, due, example);
          assert.ok(of.every(({ confidence }) => confidence === 'high'));
        }
      });
    }
  }
});

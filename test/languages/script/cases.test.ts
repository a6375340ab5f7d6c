import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';

const folder = fileURLToPath(new URL('../../script-cases', import.meta.url));

/** `# finding: rule, rule` at the end of a line; `rule?` for one that can't be told for certain. */
const expectedIn = (text: string, file: string): readonly string[] =>
  text.split('\n').flatMap((line, nth) =>
    (/#\s*finding: ([\w, ?-]+)$/.exec(line)?.[1] ?? '')
      .split(', ')
      .filter((rule) => rule !== '')
      .map((rule) => `${file}:${nth + 1} ${rule}`),
  );

/** What the cases are about is how scripts are read; these rules show it. */
const shownBy = ['engine-cannot-manage-groups', 'engine-cannot-manage-api-keys'];

const textsAt = (entry: string): Readonly<Record<string, string>> => {
  const path = join(folder, entry);
  if (!statSync(path).isDirectory()) return { [entry]: readFileSync(path, 'utf8') };
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
};

testSuite('scripts: each finding stands where the input marks it', (test) => {
  for (const entry of readdirSync(folder)) {
    test(entry, async () => {
      const texts = textsAt(entry);
      const scripts = Object.keys(texts).filter((name) => !name.endsWith('.json'));
      const { report } = await lintTexts(texts, { paths: scripts, onlyRules: shownBy });
      const found = report.findings.map(
        ({ location, rule, confidence }) =>
          `${location.file}:${location.line} ${rule}${confidence === 'low' ? '?' : ''}`,
      );
      const expected = scripts.flatMap((name) => expectedIn(texts[name] ?? '', name));
      assert.equal(found.toSorted(), expected.toSorted());
    });
  }
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import * as assert from 'uvu/assert';
import type { LintResult } from '../../src/lint.ts';
import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { storiesOf, topics } from '../cases/stories.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';
import { allExceptions, exceptionFor, together } from './exceptions.ts';
import { everyRule } from './every-rule.ts';
import { rehearse, rehearseScript, type Lint } from './rehearse.ts';

const lintWith =
  (paths: readonly string[] | undefined): Lint =>
  (texts) =>
    lintTexts(texts, { config: everyRule, paths: paths ?? Object.keys(texts) });

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path.replaceAll(sep, '/'), readFileSync(join(folder, path), 'utf8')]),
  );

const used = new Set<string>();

/** What went wrong with the repairs of a report, a line each; and how many went well or are listed. */
const rehearseAll = async (
  texts: Readonly<Record<string, string>>,
  result: LintResult,
  lint: Lint,
): Promise<{ readonly faults: readonly string[]; readonly good: number; readonly listed: number }> => {
  const faults: string[] = [];
  let good = 0;
  let listed = 0;
  const one = async (finding: LocatedFinding, repairs: readonly Repair[]): Promise<void> => {
    const outcome = await rehearse(texts, result, finding, repairs, lint);
    const [first] = repairs;
    if (outcome.ok || first === undefined) {
      good += 1;
      return;
    }
    const exception = exceptionFor(finding, first, outcome.because);
    if (exception !== undefined) {
      listed += 1;
      used.add(exception.reason);
      return;
    }
    const text = repairs.map((repair) => `${repair.kind}: ${repair.text.text}`).join('\n');
    faults.push(`${finding.location.file}:${finding.location.line} ${finding.rule}\n${outcome.because}\n${text}`);
  };
  for (const finding of result.report.findings) {
    const { rule, repairs } = finding;
    if (together.has(rule)) await one(finding, repairs.toReversed());
    else for (const repair of repairs) await one(finding, [repair]);
  }
  return { faults, good, listed };
};

/** What one command narrows, another may grant: both together leave something needless, which the next run tells. */
const needlessAfterTwo = /^new: redundant-policy: /;

/** What is wrong with the account after the script of all commands, but for what is listed. */
const scriptFaults = async (
  texts: Readonly<Record<string, string>>,
  result: LintResult,
  lint: Lint,
): Promise<readonly string[]> => {
  const faults = await rehearseScript(texts, result, lint);
  return faults.flatMap(({ because, findings }) => {
    const isListed = findings.some((finding) =>
      finding.repairs.some((repair) => repair.kind === 'cli' && exceptionFor(finding, repair, because) !== undefined),
    );
    const isLeftOver = findings.length > 1 && needlessAfterTwo.test(because);
    const isHalf = findings.length === 1 && findings.every(({ rule }) => together.has(rule));
    return isListed || isLeftOver || isHalf ? [] : [because];
  });
};

testSuite('repairs that are rehearsed', (test, afterAll) => {
  const total = { good: 0, listed: 0 };

  for (const topic of topics()) {
    test(`${topic}: what a repair leaves is without its finding, and has no other`, async () => {
      for (const { texts, options, name } of storiesOf(topic)) {
        const lint = lintWith(options.paths);
        const result = await lint(texts);
        const { faults, good, listed } = await rehearseAll(texts, result, lint);
        assert.equal(faults, [], `${topic}/${name}\n${faults.join('\n\n')}`);
        assert.equal(
          await scriptFaults(texts, result, lint),
          [],
          `${topic}/${name}: all commands, one after the other`,
        );
        total.good += good;
        total.listed += listed;
      }
    });
  }

  for (const example of readdirSync('examples')) {
    test(`the example ${example}`, async () => {
      const texts = textsIn(join('examples', example));
      const lint = lintWith(Object.keys(texts).filter((path) => !path.includes('/')));
      const result = await lint(texts);
      const { faults, good } = await rehearseAll(texts, result, lint);
      assert.equal(faults, [], faults.join('\n\n'));
      assert.equal(await scriptFaults(texts, result, lint), []);
      total.good += good;
    });
  }

  // Nothing is listed that goes well, and most is rehearsed.
  afterAll(() => {
    assert.equal(
      allExceptions.filter(({ reason }) => !used.has(reason)),
      [],
    );
    assert.ok(total.good > 150, `${total.good} rehearsed, ${total.listed} listed`);
    assert.ok(total.listed < total.good / 8, `${total.good} rehearsed, ${total.listed} listed`);
  });
});

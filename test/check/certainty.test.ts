import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from 'node:process';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules } from '../../src/config/config.ts';
import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import { remember } from '../../src/source/once.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';
import { doubts, inBranches, sameValues, type Rewriting } from './doubts.ts';
import { notCompared } from './not-compared.ts';

/**
 * What is known less surely is found less surely: a value that becomes a branch, a default, a placeholder or an unknown
 * word never makes a finding surer, and said in another way it is found as before. The documents are those of the cases.
 * `npm test` rewrites a sample; `DOUBTS=all` rewrites everything, and `DOUBTS=7` the sample of seed 7.
 */

const wanted = env['DOUBTS'];
const seed = wanted !== undefined && /^\d+$/.test(wanted) ? Number(wanted) : Math.floor(Math.random() * 100_000);

/** One in so many is in a sample. */
const sampled = wanted === 'all' ? 1 : 24;

/** How many values of one file a rewriting changes, one at a time: of a sample the first two, else all there are. */
const values = wanted === 'all' ? 500 : 2;

const folder = new URL('../cases', import.meta.url).pathname;

const files = readdirSync(folder, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.(?:json|ya?ml|tf|sh|md)$/.test(entry.name) && entry.name !== 'options.json')
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted();

const config = withRules(defaultConfig(rules), rules);

type Found = Pick<LocatedFinding, 'rule' | 'confidence' | 'related'>;

const findingsIn = async (
  name: string,
  text: string,
  vars: readonly { readonly name: string; readonly text: string }[] = [],
): Promise<readonly Found[]> => {
  const terraform = { vars, varFiles: [], planView: 'after' } as const;
  const { report } = await lintTexts({ [name]: text }, { config, strict: true, terraform });
  return report.findings.filter(({ rule }) => !notCompared.has(rule));
};

/** Each file is linted once as it is. */
const asWritten = new Map<string, Promise<readonly Found[]>>();

/**
 * What is said for sure, as a rule for each time. Who administers everything is told by one rule with both of the policies as
 * evidence, and where it is one half for sure by another rule, of that policy: the first says what the second would.
 */
const sure = (findings: readonly Found[]): readonly string[] => {
  const certain = findings.filter(({ confidence }) => confidence === 'high');
  const halves = new Set(
    certain.flatMap(({ rule, related }) =>
      rule === 'full-administrator' ? related.map(({ location }) => `${location.line}:${location.column}`) : [],
    ),
  );
  return [...certain.map(({ rule }) => rule), ...[...halves].map(() => 'account-wide-administrator')];
};

/** Rules that find more for sure than before. */
const surer = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const count = (list: readonly string[], rule: string): number => list.filter((one) => one === rule).length;
  return [...new Set(after)].filter((rule) => count(after, rule) > count(before, rule));
};

const said = (findings: readonly Found[]): readonly string[] =>
  findings.map(({ rule, confidence }) => `${rule} ${confidence}`).toSorted();

/** A number that looks random and follows from the seed and a text. */
const drawn = (text: string): number =>
  [...text].reduce((sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0, seed) >>> 4;

/** Rewrites the sample, and says of each text what is wrong with what is found of it. */
const faultsOf = async (
  { name, files: which, into }: Rewriting,
  judge: (before: readonly Found[], after: readonly Found[]) => readonly string[],
): Promise<{ readonly count: number; readonly faults: readonly string[] }> => {
  const faults: string[] = [];
  let count = 0;
  for (const file of files) {
    if (!which.test(file)) continue;
    const story = file.slice(folder.length + 1);
    const text = readFileSync(file, 'utf8');
    const seen = new Set<string>();
    let repeated = 0;
    for (let nth = 0; nth < values; nth += 1) {
      if (drawn(`${name} ${story} ${nth}`) % sampled !== 0) continue;
      const rewritten = into(text, nth);
      // The values of a plan come round unevenly; those of other documents begin again when all have been.
      if (rewritten === undefined || seen.has(rewritten.text)) {
        repeated += 1;
        if (repeated > 20) break;
        continue;
      }
      seen.add(rewritten.text);
      count += 1;
      const short = basename(file);
      const before = await remember(asWritten, file, () => findingsIn(short, text));
      const after = await findingsIn(short, rewritten.text, rewritten.vars);
      const told = judge(before, after);
      if (told.length > 0) faults.push(`${told.join(', ')}: ${story}, value ${nth}\n${rewritten.text}`);
    }
  }
  return { count, faults };
};

testSuite('certainty', (test) => {
  for (const doubt of doubts) {
    test(`${doubt.name} makes no finding surer`, async () => {
      const { faults } = await faultsOf(doubt, (before, after) => surer(sure(before), sure(after)));
      assert.is(faults.join('\n'), '', `DOUBTS=${seed}`);
    });
  }

  for (const same of sameValues) {
    test(`${same.name} changes no finding`, async () => {
      const { faults } = await faultsOf(same, (before, after) => {
        const [one, other] = [said(before), said(after)];
        return [...new Set([...surer(one, other), ...surer(other, one)].map((text) => text.replace(/ .*/, '')))];
      });
      assert.is(faults.join('\n'), '', `DOUBTS=${seed}`);
    });
  }

  test('every rewriting changes some case', () => {
    for (const { name, files: which, into } of [...doubts, ...sameValues]) {
      const changes = files.some((file) => which.test(file) && into(readFileSync(file, 'utf8'), 0) !== undefined);
      assert.ok(changes, name);
    }
  });

  test('what is found of a line that is put into a branch is undecided', async () => {
    const written = new Set(rules.filter(({ asWritten: isWritten }) => isWritten).map(({ id }) => id));
    const judged = new Set(rules.map(({ id }) => id));
    let found = 0;
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const doubted = file.endsWith('.sh') ? inBranches(text) : text;
      if (doubted === text) continue;
      const lines = doubted.split('\n');
      const { report } = await lintTexts({ 'x.sh': doubted }, { config: defaultConfig(rules), strict: true });
      for (const { rule, confidence, location } of report.findings) {
        if (written.has(rule) || !judged.has(rule) || lines[location.line - 1]?.startsWith('if ') !== true) continue;
        found += 1;
        assert.is(confidence, 'low', `${file}: ${rule}`);
      }
    }
    assert.ok(found > 0, 'nothing is found of such lines');
  });

  test('surer is told from less sure', () => {
    assert.equal(surer(['engine-disabled'], []), []);
    assert.equal(surer([], ['engine-disabled']), ['engine-disabled']);
    assert.equal(surer(['engine-disabled'], ['engine-disabled', 'engine-disabled']), ['engine-disabled']);
  });
});

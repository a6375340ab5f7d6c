import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig, withRules } from '../../src/config/config.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

/**
 * What is known less surely is found less surely: a value that becomes a branch, a default, a placeholder or an unknown
 * word never makes a finding surer, and turned back all is as before. The documents are those of the other cases.
 */

/** A rewriting of a document, and what has to be the case of it. */
interface Doubt {
  readonly name: string;
  readonly files: RegExp;
  readonly into: (text: string) => string;
}

const uuid = /(ServiceId|AccessGroupId|Profile)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

const branched = (text: string): string =>
  /<<|\\$|^\s*(?:if|for|while|case|function)\b|\(\) *\{|\bexit\b|\breturn\b/m.test(text)
    ? text
    : text
        .split('\n')
        .map((line) =>
          /^(?:ibmcloud|ic) /.test(line) ? `if [ -n "$MAYBE" ]; then ${line.replace(/ #.*$/, '')}; fi` : line,
        )
        .join('\n');

const counted = (text: string): string =>
  /\b(?:count|for_each)\b/.test(text)
    ? text
    : `variable "maybe" {}\n${text.replace(/^(resource "ibm_iam_[a-z_]*policy" "[^"]*" \{)$/gm, '$1\n  count = var.maybe ? 1 : 0')}`;

const doubts: readonly Doubt[] = [
  { name: 'a branch of a script', files: /\.sh$/, into: branched },
  { name: 'an instance perhaps', files: /\.tf$/, into: counted },
  {
    name: 'a placeholder in a setup or export',
    files: /\.ya?ml$/,
    into: (text) => text.replace(uuid, '$1-xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx'),
  },
  { name: 'a placeholder in a plan or export', files: /\.json$/, into: (text) => text.replace(uuid, '<id>') },
  { name: 'a placeholder in a script', files: /\.sh$/, into: (text) => text.replace(uuid, '<id>') },
  {
    name: 'an unknown word in a script',
    files: /\.sh$/,
    into: (text) => text.replace(/^(ibmcloud iam [a-z-]*policy-create [^\n#\\]*)$/m, '$1 $EXTRA'),
  },
  {
    name: 'an unknown word on a page',
    files: /\.md$/,
    into: (text) => text.replace(/^(ibmcloud iam [a-z-]*policy-create [^\n#\\<]*)$/m, '$1 $EXTRA'),
  },
  { name: 'a placeholder on a page', files: /\.md$/, into: (text) => text.replace(uuid, '<id>') },
];

/** Rules about what was denied or granted, whose findings a doubt must not make. */
const judging = rules.filter(({ category }) => category === 'engine' || category === 'escalation');

const judgedIds = new Set(rules.map(({ id }) => id));

const config = withRules(defaultConfig(rules), judging);

const folder = new URL('../cases', import.meta.url).pathname;

const filesIn = (at: string): readonly string[] =>
  readdirSync(at, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const sureFindings = async (name: string, text: string): Promise<readonly string[]> => {
  const { report } = await lintTexts(
    { [name]: text },
    { config, strict: true, onlyRules: judging.map(({ id }) => id) },
  );
  return report.findings.filter(({ confidence }) => confidence === 'high').map(({ rule }) => rule);
};

/** Rules that find more for sure than before. */
const surer = (before: readonly string[], after: readonly string[]): readonly string[] => {
  const count = (list: readonly string[], rule: string): number => list.filter((one) => one === rule).length;
  const ids = new Set(judging.map(({ id }) => id));
  return [...new Set(after)].filter((rule) => ids.has(rule) && count(after, rule) > count(before, rule));
};

testSuite('certainty', (test) => {
  for (const { name, files, into } of doubts) {
    test(`${name} makes no finding surer`, async () => {
      let changed = 0;
      for (const file of filesIn(folder)) {
        if (!files.test(file)) continue;
        const text = readFileSync(file, 'utf8');
        const doubted = into(text);
        if (doubted === text) continue;
        changed += 1;
        const short = file.slice(file.lastIndexOf('/') + 1);
        const before = await sureFindings(short, text);
        assert.equal(surer(before, await sureFindings(short, doubted)), [], `${file}:\n${doubted}`);
        assert.equal(await sureFindings(short, text), before, file);
      }
      assert.ok(changed > 0, 'no case is rewritten');
    });
  }

  test('what is found of a line that is put into a branch is undecided', async () => {
    const written = new Set(rules.filter(({ asWritten }) => asWritten).map(({ id }) => id));
    let found = 0;
    for (const file of filesIn(folder)) {
      const text = readFileSync(file, 'utf8');
      const doubted = file.endsWith('.sh') ? branched(text) : text;
      if (doubted === text) continue;
      const lines = doubted.split('\n');
      const { report } = await lintTexts({ 'x.sh': doubted }, { config: defaultConfig(rules), strict: true });
      for (const { rule, confidence, location } of report.findings) {
        if (written.has(rule) || !judgedIds.has(rule) || lines[location.line - 1]?.startsWith('if ') !== true) continue;
        found += 1;
        assert.is(confidence, 'low', `${file}: ${rule}`);
      }
    }
    assert.ok(found > 0, 'nothing is found of such lines');
  });

  test('surer is told from less sure', () => {
    assert.equal(surer(['engine-disabled'], []), []);
    assert.equal(surer([], ['engine-disabled']), ['engine-disabled']);
  });
});

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

const folder = 'test/terraform-cases';

type Texts = Readonly<Record<string, string>>;

const textsIn = (name: string): Texts => {
  const root = join(folder, name);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    files
      .filter((path) => statSync(join(root, path)).isFile())
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
};

/** A text, number, boolean or list on the right of an equals sign or in a list; sources of modules and types are none. */
const literal = /(?<==\s*|[[,(?:]\s*)(?:"[^"$\n]*"|\[[^\]\n$]*\]|true|false|\d+)(?=\s*(?:[\],):\n/#]|$))/gm;

const isFixed = (text: string, at: number): boolean =>
  /^\s*(?:source|version|type|default)\s*=/.test(text.slice(text.lastIndexOf('\n', at) + 1, at + 1));

/** Every configuration that differs from one in that a variable without a value stands where a literal stood. */
function* lessKnown(texts: Texts): Iterable<Texts> {
  for (const [file, text] of Object.entries(texts).filter(([name]) => name.endsWith('.tf'))) {
    for (const { 0: found, index } of text.matchAll(literal)) {
      if (isFixed(text, index)) continue;
      const changed = `${text.slice(0, index)}var.not_known${text.slice(index + found.length)}`;
      yield { ...texts, [file]: changed, [join(dirname(file), 'not_known.tf')]: 'variable "not_known" {}\n' };
    }
  }
}

const rules = [
  'allowlist-blocks-engine',
  'engine-cannot-create-service-ids',
  'engine-cannot-manage-api-keys',
  'engine-cannot-manage-groups',
];

/** What is said for sure: rule and line. */
const sure = async (texts: Texts): Promise<ReadonlySet<string>> => {
  const { report } = await lintTexts(texts, { paths: ['.'], onlyRules: rules });
  return new Set(
    report.findings
      .filter(({ confidence, rule }) => confidence === 'high' && rules.includes(rule))
      .map(({ rule, location }) => `${location.file}:${location.line} ${rule}`),
  );
};

/** Of all the changes of all the cases, every so manieth is tried: together they take a minute. */
const step = Number(process.env['IAMLINT_EVERY'] ?? 12);

testSuite('a literal that becomes a variable without a value', (test) => {
  let turn = 0;
  for (const name of readdirSync(folder).filter((entry) => statSync(join(folder, entry)).isDirectory())) {
    test(`makes nothing sure that was not: ${name}`, async () => {
      const texts = textsIn(name);
      const before = await sure(texts);
      for (const changed of lessKnown(texts)) {
        turn += 1;
        if (turn % step !== 0) continue;
        const news = [...(await sure(changed))].filter((finding) => !before.has(finding));
        assert.equal(news, [], Object.values(changed).join('\n'));
      }
    });
  }
});

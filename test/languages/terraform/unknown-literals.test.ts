import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { storiesOf, type Story } from '../../cases/stories.ts';
import { testSuite } from '../../harness.ts';
import { lintTexts } from '../../lint-texts.ts';

type Texts = Story['texts'];

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

/** What is found for certain of the rules that the cases are about: file, line and rule. */
const certain = async (texts: Texts, { rules = [], paths = ['.'] }: Story['options']): Promise<ReadonlySet<string>> => {
  const onlyRules = rules === 'all' ? [] : rules;
  const { report } = await lintTexts(texts, { paths, onlyRules });
  return new Set(
    report.findings
      .filter(({ confidence, rule }) => confidence === 'high' && onlyRules.includes(rule))
      .map(({ rule, location }) => `${location.file}:${location.line} ${rule}`),
  );
};

/** Of all the changes of all the cases, every n-th is tried: together they take a minute. */
const step = Number(process.env['IAMLINT_EVERY'] ?? 12);

testSuite('a literal that becomes a variable without a value', (test) => {
  for (const [nth, { name, texts, options }] of storiesOf('terraform').entries()) {
    test(`makes nothing certain that was not: ${name.replaceAll('-', ' ')}`, async () => {
      const before = await certain(texts, options);
      for (const [turn, changed] of [...lessKnown(texts)].entries()) {
        if ((turn + nth) % step !== 0) continue;
        const added = [...(await certain(changed, options))].filter((finding) => !before.has(finding));
        assert.equal(added, [], Object.values(changed).join('\n'));
      }
    });
  }
});

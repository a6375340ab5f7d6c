import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { lintAndFix, type Fixed } from '../../../src/fix.ts';
import { lint } from '../../../src/lint.ts';
import { testSuite } from '../../harness.ts';
import { testNow } from '../../lint-texts.ts';
import { everyRule } from '../../rehearsal/every-rule.ts';

const names: Readonly<Record<string, string>> = {
  terraform: 'main.tf',
  yaml: 'setup.yaml',
  json: 'setup.json',
  sh: 'setup.sh',
};

const fixText = async (name: string, text: string, onlyRules: readonly string[]): Promise<Fixed> => {
  const cwd = mkdtempSync(join(tmpdir(), 'iamlint-fix-'));
  try {
    writeFileSync(join(cwd, name), text);
    const request = {
      paths: [name],
      cwd,
      config: everyRule,
      rules,
      now: testNow,
      strict: false,
      allowOutside: false,
      onlyRules,
    };
    return await lintAndFix(request, 'safe and unsafe', lint);
  } finally {
    rmSync(cwd, { recursive: true });
  }
};

const textOf = ({ files: [file] }: Fixed): string | undefined =>
  file === undefined ? undefined : new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.after);

const badBlocks = (page: string): readonly { readonly name: string; readonly text: string }[] => {
  const bad = /\n## Bad\n([^]*?)\n## /.exec(page)?.[1] ?? '';
  return [...bad.matchAll(/```(\w+)[^\n]*\n([^]*?)```/g)].flatMap(([, language = '', text = '']) => {
    const name = names[language];
    return name === undefined ? [] : [{ name, text }];
  });
};

/** The lines of a text that another one has, too, in its order: what no edit touched. */
const untouched = (before: string, after: string): number => {
  const lines = after.split('\n');
  let at = 0;
  return before.split('\n').filter((line) => {
    const found = lines.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found >= 0;
  }).length;
};

testSuite('fixes of the bad examples', (test) => {
  const fixable = rules.filter(({ fix }) => fix !== undefined);

  test('at least 35 rules have edits', () => assert.ok(fixable.length >= 35, String(fixable.length)));

  for (const rule of fixable) {
    test(`${rule.id}: the finding goes, nothing comes, twice is as once, and the rest of the text stays`, async () => {
      const page = readFileSync(join('rules', rule.category, `${rule.id}.md`), 'utf8');
      for (const { name, text } of badBlocks(page)) {
        const once = await fixText(name, text, [rule.id]);
        const fixes = once.first.report.findings.flatMap(({ fix }) => fix ?? []);
        const count = once.first.report.findings.length;
        assert.equal(once.undone, []);
        assert.is(once.last.report.findings.length, count - once.fixed, name);
        const made = textOf(once);
        if (made === undefined) {
          assert.is(fixes.length, 0);
          continue;
        }
        const again = await fixText(name, made, [rule.id]);
        assert.equal(again.files, [], 'twice is as once');
        const lines = fixes.flatMap(({ edits }) => edits.map(({ location: { line, endLine } }) => endLine - line + 1));
        const touched = lines.reduce((sum, one) => sum + one, 0);
        assert.ok(untouched(text, made) >= text.split('\n').length - touched, made);

        // Windows' ends of lines and a byte order mark stay, and change nothing else.
        const windows = textOf(await fixText(name, `\uFEFF${text.replaceAll('\n', '\r\n')}`, [rule.id]));
        assert.is(windows, `\uFEFF${made.replaceAll('\n', '\r\n')}`, name);
        // So does the lack of a final line break.
        const open = textOf(await fixText(name, text.replace(/\n+$/, ''), [rule.id]));
        assert.is(open, made.replace(/\n+$/, ''), name);
      }
    });
  }
});

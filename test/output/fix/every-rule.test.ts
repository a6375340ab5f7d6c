import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { lintAndFix, type Fixed } from '../../../src/fix.ts';
import { lint, type LintResult } from '../../../src/lint.ts';
import { storiesOf, topics } from '../../cases/stories.ts';
import { testSuite } from '../../harness.ts';
import { testNow } from '../../lint-texts.ts';
import { everyRule } from '../../rehearsal/every-rule.ts';

type Texts = Readonly<Record<string, string>>;

const fixTexts = async (texts: Texts, paths: readonly string[] | undefined): Promise<Fixed> => {
  const cwd = mkdtempSync(join(tmpdir(), 'iamlint-fix-'));
  try {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(cwd, name)), { recursive: true });
      writeFileSync(join(cwd, name), text);
    }
    const request = {
      paths: paths ?? Object.keys(texts),
      cwd,
      config: everyRule,
      rules,
      now: testNow,
      strict: false,
      allowOutside: false,
    };
    return await lintAndFix(request, 'safe and unsafe', lint);
  } finally {
    rmSync(cwd, { recursive: true });
  }
};

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const told = ({ report }: LintResult): readonly string[] =>
  report.findings.map(({ rule, message, location: { file } }) => `${file}: ${rule}: ${message}`);

const without = (some: readonly string[], others: readonly string[]): readonly string[] => {
  const left = [...others];
  return some.filter((one) => {
    const at = left.indexOf(one);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
};

const fixedTexts = (texts: Texts, { files }: Fixed): Texts => ({
  ...texts,
  ...Object.fromEntries(files.map(({ name, after }) => [name, textOf(after)])),
});

/** Findings that edits bring to light, each by what it says, and why no edit can help it. */
const broughtToLight: readonly (readonly [message: RegExp, why: string])[] = [
  [/^\S+: user-exempt-from-mfa: /, 'an exemption matters as soon as the rest needs a second factor'],
  [/^\S+: loosens-account-settings: /, 'a setting that is on can be turned off'],
  [/^\S+: network-rule-blocks-engine: /, 'a rule that is enforced refuses what it only reported before'],
  [/^\S+: authorization-across-accounts: /, 'what was written is the id of another account, which nobody could tell'],
  [/^\S+: joins-any-access-group: /, 'the policy grants something for the first time, which is why the edit is unsafe'],
  [/^\S+: whole-service-writer: /, 'the role is one that there is, for the first time'],
];

testSuite('fixes, looked at by all rules', (test, afterAll) => {
  const seen = new Set<string>();
  const used = new Set<string>();

  const isListed = (message: string): boolean => {
    const row = broughtToLight.find(([pattern]) => pattern.test(message));
    if (row !== undefined) used.add(row[1]);
    return row !== undefined;
  };

  const check = async (where: string, texts: Texts, paths: readonly string[] | undefined): Promise<void> => {
    const once = await fixTexts(texts, paths);
    const { first, last } = once;
    const fixable = first.report.findings.filter(({ fix }) => fix !== undefined);
    if (fixable.length === 0) return;
    for (const { rule } of fixable) seen.add(rule);
    assert.equal(once.undone, [], where);
    const added = without(told(last), told(first)).filter((message) => !isListed(message));
    assert.equal(added, [], `${where}: nothing is new`);
    const left = last.report.findings.filter(({ fix }) => fix !== undefined).map(({ message }) => message);
    assert.equal(left, [], `${where}: what has an edit is gone`);
    const fixed = fixedTexts(texts, once);
    const again = fixedTexts(fixed, await fixTexts(fixed, paths));
    assert.equal(again, fixed, `${where}: twice is as once`);
  };

  for (const topic of topics()) {
    test(`${topic}: what is edited is without its finding, and has no other`, async () => {
      for (const { texts, options, name } of storiesOf(topic)) await check(`${topic}/${name}`, texts, options.paths);
    });
  }

  afterAll(() => {
    const unused = broughtToLight.filter(([, why]) => !used.has(why)).map(([, why]) => why);
    assert.equal(unused, []);
    assert.ok(seen.size >= 45, `edits of ${seen.size} rules`);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rules } from '../rules/index.ts';
import { defaultConfig, type Config } from '../src/config/config.ts';
import { lint, type LintRequest, type LintResult } from '../src/lint.ts';

export type LintTextsOptions = Partial<
  Pick<LintRequest, 'rules' | 'now' | 'strict' | 'onlyRules' | 'paths' | 'terraform'>
> & {
  readonly config?: Config;
};

/** The clock of tests that do not set their own. */
export const testNow = new Date('2026-11-01T12:00:00Z');

/**
 * Lints texts as files of a directory of their own. Files are named on the command line in the given order, unless
 * `paths` says otherwise.
 */
export const lintTexts = async (
  texts: Readonly<Record<string, string>>,
  options: LintTextsOptions = {},
): Promise<LintResult> => {
  const directory = await mkdtemp(join(tmpdir(), 'iamlint-'));
  try {
    for (const [name, text] of Object.entries(texts)) {
      await mkdir(dirname(join(directory, name)), { recursive: true });
      await writeFile(join(directory, name), text);
    }
    const used = options.rules ?? rules;
    return await lint({
      paths: options.paths ?? Object.keys(texts),
      cwd: directory,
      config: options.config ?? defaultConfig(used),
      rules: used,
      now: options.now ?? testNow,
      strict: options.strict ?? false,
      allowOutside: false,
      onlyRules: options.onlyRules,
      terraform: options.terraform,
    });
  } finally {
    await rm(directory, { recursive: true });
  }
};

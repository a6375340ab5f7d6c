import { mkdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules } from '../../rules/index.ts';
import { defaultConfig, type Config } from '../../src/config/config.ts';
import { wordConfigError } from '../../src/config/error.ts';
import { loadConfig } from '../../src/config/load.ts';
import { lint, type LintResult } from '../../src/lint.ts';
import { baselineName, configName } from './fault.ts';
import { halfPair } from './hostile.ts';
import type { Files } from './seeds.ts';

/** The clock of all inputs: what is found must not hang on the day. */
const now = new Date('2026-11-01T12:00:00Z');

const everyRule = defaultConfig(rules, 'all');

/** What became of an input. */
export interface Outcome extends LintResult {
  /** What the config has wrong, in words; it is linted with every rule then. */
  readonly configErrors: readonly string[];
}

/** A text as bytes; half of a surrogate pair, which UTF-8 does not have, becomes the bytes that it would be. */
const bytesOf = (text: string): Buffer => {
  if (!halfPair.test(text)) return Buffer.from(text);
  const parts = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code >= 0xd800 && code <= 0xdfff
      ? Buffer.from([0xe0 | (code >> 12), 0x80 | ((code >> 6) & 0x3f), 0x80 | (code & 0x3f)])
      : Buffer.from(character);
  });
  return Buffer.concat(parts);
};

const configIn = async (
  folder: string,
  files: Files,
): Promise<{ readonly config: Config; readonly errors: readonly string[] }> => {
  if (!Object.hasOwn(files, configName)) return { config: everyRule, errors: [] };
  const loaded = await loadConfig({ cwd: folder, explicitPath: configName, rules });
  return 'errors' in loaded
    ? { config: everyRule, errors: loaded.errors.map(wordConfigError) }
    : { config: loaded.config, errors: [] };
};

/**
 * Writes the files into a folder that is empty or not there, lints them in the order of their names, or the other way round,
 * and empties it: to make a folder for each input takes a quarter as long as to lint it.
 */
export const lintFiles = async (folder: string, files: Files, isReversed = false): Promise<Outcome> => {
  mkdirSync(folder, { recursive: true });
  try {
    for (const [name, text] of Object.entries(files)) {
      if (name.includes('/')) mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytesOf(text));
    }
    const names = Object.keys(files).filter((name) => name !== configName && name !== baselineName);
    const { config, errors } = await configIn(folder, files);
    const result = await lint({
      paths: isReversed ? names.toReversed() : names,
      cwd: folder,
      config,
      rules,
      now,
      strict: false,
      allowOutside: false,
      baseline: Object.hasOwn(files, baselineName) ? baselineName : undefined,
    });
    return { ...result, configErrors: errors };
  } finally {
    for (const name of new Set(Object.keys(files).map((each) => each.split('/')[0] ?? each))) {
      // `rmSync` looks at each file before and after.
      if (Object.hasOwn(files, name)) unlinkSync(join(folder, name));
      else rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
};

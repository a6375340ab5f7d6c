import type { Config } from '../config/config.ts';
import { wordConfigError } from '../config/error.ts';
import type { Preset, Rule } from '../rule-api/define.ts';
import type { CommandName } from './commands.ts';
import { valueOf, type ParsedFlags } from './parsed-flags.ts';
import type { Io } from './io.ts';
import type { Dependencies } from './dependencies.ts';
import { usageError, type UsageError } from './usage.ts';
import { safe } from '../output/redact/safe.ts';

/** The config to use: searched for, none, or this file. */
export type ConfigChoice = 'search' | 'none' | { readonly file: string };

/** Two flags that cannot both be given. */
export const contradiction = (
  given: ParsedFlags,
  one: string,
  other: string,
  command: CommandName,
): UsageError | undefined =>
  given.has(one) && given.has(other)
    ? usageError(`\`--${one}\` and \`--${other}\` cannot be used together`, { command })
    : undefined;

/** What `--config` and `--no-config` say. */
export const readConfigChoice = (given: ParsedFlags, command: CommandName): ConfigChoice | UsageError => {
  const file = valueOf(given, 'config');
  return (
    contradiction(given, 'config', 'no-config', command) ??
    (given.has('no-config') ? 'none' : file === undefined ? 'search' : { file })
  );
};

/** The config that was chosen, with `preset` in place of its own where one is given; its errors are written, and nothing is given. */
export const findConfig = async (
  choice: ConfigChoice,
  rules: readonly Rule[],
  io: Io,
  parts: Dependencies,
  preset?: Preset,
): Promise<Config | undefined> => {
  if (choice === 'none') return parts.defaultConfig(rules, preset);
  const explicitPath = choice === 'search' ? undefined : choice.file;
  const loaded = await parts.loadConfig({ cwd: io.cwd, explicitPath, rules, preset });
  if ('config' in loaded) return loaded.config;
  await io.err(loaded.errors.map((error) => `${safe(wordConfigError(error))}\n`).join(''));
  return undefined;
};

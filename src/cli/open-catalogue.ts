import type { Catalogue } from '../catalogue/catalogue.ts';
import type { CommandName } from './commands.ts';
import { findConfig, readConfigChoice } from './find-config.ts';
import type { ParsedFlags } from './parsed-flags.ts';
import type { Io } from './io.ts';
import type { Dependencies } from './dependencies.ts';
import type { UsageError } from './usage.ts';

/** The catalogue with what the config adds; undefined where the config is wrong, which is said then. */
export const openCatalogue = async (
  given: ParsedFlags,
  command: CommandName,
  io: Io,
  parts: Dependencies,
): Promise<Catalogue | UsageError | undefined> => {
  const choice = readConfigChoice(given, command);
  if (typeof choice === 'object' && 'kind' in choice) return choice;
  const config = await findConfig(choice, await parts.rules(), io, parts);
  return config === undefined ? undefined : parts.catalogue(config.catalogue);
};

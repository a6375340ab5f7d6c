import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../package.json' with { type: 'json' };
import { readArguments, type Invocation } from './arguments.ts';
import { commandHelp, generalHelp } from './help.ts';
import type { Command } from './command.ts';
import type { Io } from './io.ts';
import type { Dependencies } from './dependencies.ts';
import { type UsageError, wordUsageError } from './usage.ts';

/** Loaded when asked for: `--help` and `--version` need none of them. */
const commands = {
  lint: async () => (await import('./core.ts')).lintCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  rules: async () => (await import('./rules.ts')).rulesCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  roles: async () => (await import('./roles.ts')).rolesCommand,
  actions: async () => (await import('./actions.ts')).actionsCommand,
  can: async () => (await import('./can.ts')).canCommand,
  'who-can': async () => (await import('./who-can.ts')).whoCanCommand,
  access: async () => (await import('./access.ts')).accessCommand,
  need: async () => (await import('./need.ts')).needCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  test: async () => (await import('./test.ts')).testCommand,
  catalogue: async () => (await import('./catalogue.ts')).catalogueCommand,
  baseline: async () => (await import('./baseline.ts')).baselineCommand,
  merge: async () => (await import('./merge.ts')).mergeCommand,
  suppress: async () => (await import('./suppress.ts')).suppressCommand,
  completions: async () => (await import('./completions.ts')).completionsCommand,
  repair: async () => (await import('./repair.ts')).repairCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
  init: async () => (await import('./init.ts')).initCommand,
} satisfies Record<string, () => Promise<Command>>;

const answer = async (
  invocation: Invocation,
  io: Io,
  given: Dependencies | undefined,
): Promise<number | UsageError> => {
  if (invocation.kind === 'command') {
    const command = await commands[invocation.command]();
    return command(invocation, io, given ?? (await import('./core.ts')).builtIn);
  }
  const { kind } = invocation;
  if (kind === 'version') await io.out(`${packageJson.version}\n`);
  else await io.out(invocation.command === undefined ? generalHelp() : commandHelp(invocation.command));
  return 0;
};

/** Runs iamlint with the words behind its name, by default with all its parts; gives the exit code. */
export const run = async (argv: readonly string[], io: Io, parts?: Dependencies): Promise<number> => {
  const invocation = readArguments(argv, (path) => existsSync(resolve(io.cwd, path)));
  const ended = invocation.kind === 'usage error' ? invocation : await answer(invocation, io, parts);
  if (typeof ended === 'number') return ended;
  await io.err(wordUsageError(ended));
  return 2;
};

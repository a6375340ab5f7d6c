import { catalogueStatus } from './catalogue-status.ts';
import { catalogueUpdate } from './catalogue-update.ts';
import type { Command } from './command.ts';
import { flagsOf } from './flags.ts';
import { usageError } from './usage.ts';

const command = 'catalogue';

/** What can be done with the catalogue, and the flags that say how. */
const verbs: Readonly<Record<string, { readonly run: Command; readonly flags: readonly string[] }>> = {
  status: { run: catalogueStatus, flags: ['format', 'config', 'no-config'] },
  update: { run: catalogueUpdate, flags: ['service', 'output'] },
};

/** `iamlint catalogue`: its first operand says what to do. */
export const catalogueCommand: Command = async (invocation, io, parts) => {
  const { operands, given } = invocation;
  const [verb = ''] = operands;
  const found = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (found === undefined) {
    return usageError(`\`catalogue\` has no \`${verb}\``, {
      meant: { word: verb, candidates: Object.keys(verbs) },
      command,
    });
  }
  const stranger = flagsOf(command).find(({ name }) => given.has(name) && !found.flags.includes(name));
  if (stranger) return usageError(`\`catalogue ${verb}\` has no flag \`--${stranger.name}\``, { command });
  return found.run(invocation, io, parts);
};

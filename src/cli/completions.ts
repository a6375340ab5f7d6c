import { candidatesFor, shells } from './candidates.ts';
import type { Command } from './command.ts';
import { completionScripts } from './completion-scripts.ts';
import { usageError } from './usage.ts';

const command = 'completions';

/** `iamlint completions`: the script of a shell, or, for that, what may stand at a place of a command line. */
export const completionsCommand: Command = async ({ operands: [asked = '', ...words] }, io, parts) => {
  if (asked === 'words') {
    const names = {
      rules: await parts.rules(),
      formats: Object.keys(await parts.formats()),
      catalogue: await parts.catalogue(),
    };
    const { words: found, files } = candidatesFor(words, names);
    const lines = found.map(({ word, tells }) => `${word}\t${tells}`);
    await io.out([...lines, ...(files ? [':files'] : [])].map((line) => `${line}\n`).join(''));
    return 0;
  }
  const shell = shells.find((name) => name === asked);
  if (shell === undefined)
    return usageError(`there are no completions for \`${asked}\``, {
      meant: { word: asked, candidates: shells, few: true },
      command,
    });
  const [extra] = words;
  if (extra !== undefined) return usageError(`\`completions ${shell}\` takes no argument \`${extra}\``, { command });
  await io.out(completionScripts[shell]);
  return 0;
};

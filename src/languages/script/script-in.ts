import type { Source } from '../../source/source.ts';
import type { ReadScript } from './read.ts';
import { mayBeScript, scriptForm } from './words.ts';

/** How much of a source its first line is looked for in. */
const lead = 80;

/** True for a source that is a script, a Makefile or Markdown, by its name or its first line. */
export const isScript = ({ file, bytes }: Source): boolean =>
  scriptForm(file.name, bytes[0] === 0x23 ? String.fromCharCode(...bytes.subarray(0, lead)) : '') !== undefined;

/** What a script declares; undefined where it holds no command that iamlint reads, in which case nothing is loaded. */
export const scriptIn = async (source: Source, cwd: string): Promise<ReadScript | undefined> => {
  if (!mayBeScript(source.file.name, new TextDecoder().decode(source.bytes))) return undefined;
  const { readScript } = await import('./read.ts');
  return readScript(source, cwd);
};

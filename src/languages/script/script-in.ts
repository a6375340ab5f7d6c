import type { Source } from '../../source/source.ts';
import type { ReadScript } from './read.ts';
import { isYaml, mayBeScript, mayHoldSteps, scriptForm } from './words.ts';

/** How much of a source its first line is looked for in. */
const lead = 80;

/** True for a source that is a script, a Makefile or Markdown, by its name or its first line. */
export const isScript = ({ file, bytes }: Source): boolean =>
  scriptForm(file.name, bytes[0] === 0x23 ? String.fromCharCode(...bytes.subarray(0, lead)) : '') !== undefined;

/** Bytes of a YAML file beyond which it is no list of steps that people write. */
const mostOfSteps = 1_000_000;

/** True for a YAML source of steps that a shell runs, with commands of IBM Cloud among them: others of that name are data. */
export const mayListSteps = ({ file, bytes }: Source): boolean =>
  isYaml(file.name) && bytes.length <= mostOfSteps && mayHoldSteps(file.name, new TextDecoder().decode(bytes));

/** What a script declares; undefined where it holds no command that iamlint reads, in which case nothing is loaded. */
export const scriptIn = async (source: Source, cwd: string): Promise<ReadScript | undefined> => {
  const { name } = source.file;
  const text = new TextDecoder().decode(source.bytes);
  if (!mayBeScript(name, text) && !mayHoldSteps(name, text)) return undefined;
  const { readScript } = await import('./read.ts');
  return readScript(source, cwd);
};

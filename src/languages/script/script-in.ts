import type { Limits } from '../../source/limits.ts';
import type { Source } from '../../source/source.ts';
import { localFile, type LocalFile } from './files.ts';
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

/** A line that reads in another file: `source lib.sh`, `[ -f x ] && . "$(dirname "$0")/x"`. */
const sourcing = /(?:^|[\s;&])(?:source|\.)[ \t](.{1,300})/;

/** Parts of such a line that may be the end of a path: where it begins, the script works out. */
const pathLike = /[\w.-][\w./-]*/g;

/** How many of its sourced files are looked into before a script is read. */
const mostLookedInto = 20;

/** The files that a script may source, as far as their names can be read off it. */
const mayBeSourced = (text: string, path: string, cwd: string): readonly LocalFile[] => {
  const names = text
    .split('\n')
    .flatMap((line) => sourcing.exec(line)?.[1]?.match(pathLike) ?? [])
    .filter((name) => /[./]/.test(name));
  return [...new Set(names)].slice(0, mostLookedInto).flatMap((name) => localFile(name, path, cwd) ?? []);
};

/** True for a script without such commands that sources a file with some, as one does that calls functions of a library. */
const sourcesCommands = ({ file }: Source, text: string, cwd: string): boolean => {
  if (scriptForm(file.name, text) !== 'shell') return false;
  const seen = new Set<string>();
  const waiting = [...mayBeSourced(text, file.path, cwd)];
  for (let next = waiting.shift(); next !== undefined && seen.size < mostLookedInto; next = waiting.shift()) {
    if (mayBeScript('x.sh', next.text)) return true;
    if (seen.has(next.path)) continue;
    seen.add(next.path);
    waiting.push(...mayBeSourced(next.text, next.path, cwd));
  }
  return false;
};

/** What a script declares; undefined where it holds no command that iamlint reads, in which case nothing is loaded. */
export const scriptIn = async (
  source: Source,
  cwd: string,
  limits: Limits,
  calledElsewhere?: ReadonlySet<string>,
): Promise<ReadScript | undefined> => {
  const { name } = source.file;
  const text = new TextDecoder().decode(source.bytes);
  if (!mayBeScript(name, text) && !mayHoldSteps(name, text) && !sourcesCommands(source, text, cwd)) return undefined;
  const { readScript } = await import('./read.ts');
  return readScript(source, cwd, limits, calledElsewhere);
};

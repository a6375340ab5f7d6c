/** The files that a script reads into its own shell: `source lib.sh`, `. ./env.sh`. */
import { resolve } from 'node:path';
import type { Parser } from '../grammar/tree.ts';
import { isGlob } from '../../input/discover/pattern.ts';
import { nameOf } from '../../input/discover/name.ts';
import type { Limits } from '../../source/limits.ts';
import type { Range } from '../../source/place.ts';
import type { Declarations } from './command/declarations.ts';
import { localFile } from './files.ts';
import type { ScriptText } from './script-text.ts';
import { shellSegments } from './layout/shell.ts';
import { scriptLimits } from './limits.ts';
import type { Host, Sourced } from './run/machine.ts';
import { pathOf, shown } from './run/text.ts';
import type { Segment } from './layout/segment.ts';
import type { Budget } from './run/budget.ts';
import { parseSegment } from './shell/parse.ts';

/** What a script sources, as far as it has run. */
export interface Sourcing {
  readonly source: Host['source'];
  /** Absolute paths of the files that were read in. */
  readonly paths: () => readonly string[];
  /** Sentences about those that could not be. */
  readonly notRead: () => readonly string[];
}

/** Files of a machine or a shell, and those that set variables alone: they hold no commands of IBM Cloud. */
const harmless =
  /(?:^|\/)\.?env(?:\.[\w-]+)?$|\.env$|rc$|(?:^|\/)(?:activate|\.?(?:bash_|z)?profile|nvm\.sh|bash_completion)$|^(?:\/(?:etc|usr|opt)\/|~)/;

/** True for a file whose business is to hold what is not to be shared. */
export const isEnvFile = (name: string): boolean => /(?:^|\/)\.env(?:\.[\w-]+)?$/.test(name);

const name0 = (name: string): string => name.replace(/^\.\//, '');

/** Reads what a script sources: each file once, below the script's directory or the working directory, up to a limit. */
export const createSourcing = (
  script: ScriptText,
  declarations: Declarations,
  parser: Parser,
  limits: Limits,
  budget: Budget,
): Sourcing => {
  const { file, cwd, texts, form } = script;
  const known = new Map<string, Sourced>();
  const notRead = new Map<string, string>();
  let characters = script.text.length;

  const read = (path: string, text: string): Sourced => {
    const sourced = { name: nameOf(path, cwd), path, given: 'found' as const };
    const start = texts.add(sourced, text);
    const shifted = (range: Range): Range => ({ start: range.start + start, end: range.end + start });
    const statements = shellSegments(text).flatMap((segment) => {
      const there: Segment = { ...segment, sourceOf: (range) => shifted(segment.sourceOf(range)) };
      const parsed = parseSegment(parser, there, budget);
      for (const range of parsed.unread)
        declarations.gap(`line ${texts.sayLine(range.start)} could not be read`, range);
      return parsed.statements;
    });
    return { path, statements };
  };

  const missed = (said: string, range: Range, why: string): undefined => {
    if (harmless.test(said)) return undefined;
    declarations.gap(`it sources \`${said}\`, which is not followed`, range);
    const place = `line ${texts.lineOf(range.start)} of \`${texts.at(range.start).file.name}\``;
    notRead.set(
      said,
      `\`${name0(said)}\`, which ${place} sources, is not read, because ${why}: what it sets and changes is not known`,
    );
    return undefined;
  };

  return {
    source: (name, directory, range) => {
      // A page is a collection of examples, and the files of an example are the reader's.
      if (form === 'markdown') return missed(shown(name), range, 'it is the reader of the page who has it');
      const path = pathOf(name);
      if (path !== undefined && isGlob(path)) return missed(shown(name), range, 'it is a pattern');
      if (path === undefined) return missed(shown(name), range, 'its path is not known');
      const found =
        localFile(directory === undefined ? path : resolve(directory, path), file.path, cwd) ??
        localFile(path, file.path, cwd);
      if (found === undefined)
        return missed(
          shown(name),
          range,
          'it is not there, or lies outside the directory of the script and the working directory',
        );
      // It is being run already.
      if (found.path === file.path) return { path: found.path, statements: [] };
      const before = known.get(found.path);
      if (before !== undefined) return before;
      characters += found.text.length;
      if (known.size >= scriptLimits.sourced || characters > limits.script_characters)
        return missed(shown(name), range, 'the script sources more than iamlint follows');
      const sourced = read(found.path, found.text);
      known.set(found.path, sourced);
      return sourced;
    },
    paths: () => [...known.keys()],
    notRead: () => [...notRead.values()],
  };
};

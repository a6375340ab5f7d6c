import { bound } from '../../finding/bound.ts';
import { scriptIn } from '../../languages/script/script-in.ts';
import { read } from '../../input/discover/read.ts';
import type { Source, SourceFile } from '../../source/source.ts';
import { emptyReading, isUnread, unreadFile, type Reading } from '../reading.ts';
import type { ReadContext } from './context.ts';

const nothingOfOurs = 'it holds no command that is about IBM Cloud IAM or Secrets Manager';

/**
 * The commands of a script, a Makefile or a Markdown text. Of the many in a project few speak of IAM: the others are
 * nobody's business, and count as skipped only where they are named.
 */
export const readScriptSource = async (source: Source, context: ReadContext): Promise<Reading> =>
  (await readCommands(source, context)) ?? {
    ...emptyReading,
    skipped: source.file.given === 'named' ? [{ file: source.file.name, reason: nothingOfOurs }] : [],
  };

/** A script that others source: its functions that nobody calls. */
export const readSourced = async (
  file: SourceFile,
  called: ReadonlySet<string>,
  context: ReadContext,
): Promise<Reading> => {
  const source = await context.measure('read', () => read(file));
  return ('bytes' in source ? await readCommands(source, context, called) : undefined) ?? emptyReading;
};

/**
 * The commands of a script; undefined where none is about IAM.
 * @param calledElsewhere of a script that others source, the functions that they call
 */
export const readCommands = async (
  source: Source,
  { cwd, limits, measure }: ReadContext,
  calledElsewhere?: ReadonlySet<string>,
): Promise<Reading | undefined> => {
  const { name } = source.file;
  const script = await measure('scripts', () => scriptIn(source, cwd, limits, calledElsewhere));
  if (script === undefined) return undefined;
  return {
    ...emptyReading,
    declarations: [script.declaration],
    parsed: script.parsed,
    problems: bound(script.problems),
    unread: script.problems.some(isUnread) ? [unreadFile(name)] : [],
    documents: 1,
    bodies: [...script.bodies],
    sourced: script.sourced.paths.map((path) => ({ path, calls: script.sourced.calls })),
    notChecked: script.sourced.notRead.map((reason) => ({ rule: undefined, reason, obtain: undefined })),
  };
};

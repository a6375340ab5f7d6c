import { bound } from '../../finding/bound.ts';
import { scriptIn } from '../../languages/script/script-in.ts';
import type { Source } from '../../source/source.ts';
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

/** The commands of a script; undefined where none is about IAM. */
export const readCommands = async (source: Source, { cwd, measure }: ReadContext): Promise<Reading | undefined> => {
  const { name } = source.file;
  const script = await measure('scripts', () => scriptIn(source, cwd));
  if (script === undefined) return undefined;
  return {
    ...emptyReading,
    declarations: [script.declaration],
    parsed: script.parsed,
    problems: bound(script.problems),
    unread: script.problems.some(isUnread) ? [unreadFile(name)] : [],
    documents: 1,
    bodies: [...script.bodies],
  };
};

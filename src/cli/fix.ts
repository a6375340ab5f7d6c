import { readFileSync, realpathSync } from 'node:fs';
import { lintAndFix, type FixedFile } from '../fix.ts';
import { liesIn } from '../input/discover/lies-in.ts';
import { codeOf, isSystemError } from '../input/discover/reason.ts';
import type { LintRequest, LintResult } from '../lint.ts';
import { isColored } from './color.ts';
import { diffText } from './diff-text.ts';
import type { Io } from './io.ts';
import type { LintSettings } from './lint-settings.ts';
import { oneByOne } from './one-by-one.ts';
import { whyNotWritten, writeText } from './write-text.ts';

/** What a run with fixes comes to. */
export interface FixOutcome {
  /** What is reported: the files as they are when the command ends. */
  readonly result: LintResult;
  readonly messages: readonly string[];
  /** Some file could not be written, or not as it was to be. */
  readonly failed: boolean;
  /** A dry run that shows a change. */
  readonly differs: boolean;
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const isSame = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;

/** Why a file is not written; undefined where it may be. */
export const refusal = ({ name, path, before }: FixedFile, cwd: string): string | undefined => {
  try {
    const real = realpathSync.native(path);
    // A file that was named outside of the working directory is where the person said.
    const isInside = liesIn(path, path, [cwd]);
    if (isInside && !liesIn(path, real, [cwd]))
      return `\`${name}\` cannot be written: a symbolic link leads it out of the working directory`;
    return isSame(readFileSync(path), before)
      ? undefined
      : `\`${name}\` was not written: somebody changed it meanwhile`;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return `\`${name}\` cannot be written: ${whyNotWritten(codeOf(error))}`;
  }
};

const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** `3 fixed, 2 left; 1 more with --fix-unsafe` */
const summary = (fixed: number, { report }: LintResult, { what, dry }: NonNullable<LintSettings['fix']>): string => {
  const more =
    what === 'safe' ? report.findings.filter(({ fix }) => fix !== undefined && fix.safety === 'unsafe').length : 0;
  const head = dry ? `${count(fixed, 'finding')} would be fixed` : `${fixed} fixed`;
  return `${head}, ${report.findings.length} left${more === 0 ? '' : `; ${more} more with \`--fix-unsafe\``}`;
};

/** Lints, and writes what fixes change, each file in one step; or shows it. */
export const fixFiles = async (
  request: LintRequest,
  fix: NonNullable<LintSettings['fix']>,
  { color }: Pick<LintSettings, 'color'>,
  io: Io,
  lint: (request: LintRequest) => Promise<LintResult>,
): Promise<FixOutcome> => {
  const { first, last, files, fixed, undone } = await lintAndFix(request, fix.what, lint);
  const messages = undone.map((name) => `\`${name}\` is left as it is: its edits could not be made safely`);
  const changed = files.filter(({ before, after }) => !isSame(before, after));
  if (fix.dry) {
    const diffs = changed.map(({ name, before, after }) =>
      diffText(name, textOf(before), textOf(after), isColored(color, io)),
    );
    await io.out(diffs.join(''));
    return {
      result: first,
      messages: [...messages, summary(fixed, last, fix)],
      failed: false,
      differs: changed.length > 0,
    };
  }
  const failures: string[] = [];
  const write = async (file: FixedFile): Promise<void> => {
    const failure = refusal(file, io.cwd) ?? (await writeText(file.path, io.cwd, textOf(file.after)));
    if (failure !== undefined) failures.push(failure);
  };
  await oneByOne(changed, write, (signal, done) =>
    io.err(`ended by ${signal}: ${done} of ${count(changed.length, 'file')} done, the others are as they were\n`),
  );
  // What was not written is as it was: that is what has to be reported.
  const result = failures.length === 0 ? last : await lint(request);
  const written =
    failures.length === 0 ? fixed : Math.max(0, first.report.findings.length - result.report.findings.length);
  return {
    result,
    messages: [...messages, ...failures, summary(written, result, fix)],
    failed: failures.length > 0,
    differs: false,
  };
};

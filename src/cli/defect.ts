import { codeOf } from '../input/discover/reason.ts';
import { safe } from '../output/redact/safe.ts';
import { whyNotWritten } from './write-text.ts';

/** The code of the system's error where a stream refuses what is written to it: a full disk is no defect. */
const writeFailure = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && error.syscall === 'write' ? codeOf(error) : undefined;

/** What is said of an exception nobody expected; with `IAMLINT_DEBUG` set, where it was thrown too. */
export const wordDefect = (error: unknown, env: Readonly<Record<string, string | undefined>>): string => {
  const code = writeFailure(error);
  if (code !== undefined) return `iamlint: the output cannot be written: ${whyNotWritten(code)}\n`;
  if (error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd') {
    return 'iamlint: the working directory no longer exists: change to another one\n';
  }
  const message = error instanceof Error ? error.message : String(error);
  const told = `iamlint failed: ${safe(message)}; this is a bug in iamlint, please report it with the command that you ran`;
  if (!(error instanceof Error) || !env['IAMLINT_DEBUG']) return `${told}\n`;
  return [told, ...(error.stack ?? '').split('\n').map(safe), ''].join('\n');
};

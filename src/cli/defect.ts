import { safe } from '../redact/safe.ts';

/** What is said of an exception nobody expected; with `IAMLINT_DEBUG` set, where it was thrown too. */
export const wordDefect = (error: unknown, env: Readonly<Record<string, string | undefined>>): string => {
  const message = error instanceof Error ? error.message : String(error);
  const told = `iamlint failed: ${safe(message)}; this is a defect in iamlint, please report it with what you ran`;
  return error instanceof Error && env['IAMLINT_DEBUG']
    ? `${told}\n${(error.stack ?? '').split('\n').map(safe).join('\n')}\n`
    : `${told}\n`;
};

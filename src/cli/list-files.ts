import type { LintRequest } from '../lint.ts';
import { safe } from '../output/redact/safe.ts';
import type { Dependencies } from './dependencies.ts';
import type { Io } from './io.ts';

/** `lint --list-files`: what would be linted, on standard output; what is skipped and why, on standard error. */
export const listFiles = async (
  request: LintRequest,
  io: Io,
  { lint }: Pick<Dependencies, 'lint'>,
): Promise<number> => {
  const { inputs = [], report, stopped } = await lint({ ...request, rules: [] });
  const skipped = report.skipped.map(({ file, reason }) => `skipped: ${safe(file)}: ${safe(reason)}\n`);
  const broken = report.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ location: { file, line, column }, message }) => `${safe(`${file}:${line}:${column}: ${message}`)}\n`);
  await io.out(
    [...inputs]
      .toSorted()
      .map((file) => `${safe(file)}\n`)
      .join(''),
  );
  await io.err([...skipped, ...(stopped ? broken : [])].join(''));
  return stopped ? 2 : 0;
};

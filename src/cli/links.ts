import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FormatOptions } from '../output/report/report.ts';
import { isColored } from './color.ts';
import type { Io } from './io.ts';

/** The address of a file, for a terminal that shows links; undefined for one that does not, and where there is none. */
export const linksFor = async (
  color: string | undefined,
  io: Pick<Io, 'env' | 'terminal' | 'cwd'>,
): Promise<FormatOptions['linkTo']> => {
  if (io.terminal === undefined || !isColored(color, io)) return undefined;
  const { createSupportsHyperlinks } = await import('supports-hyperlinks');
  if (!createSupportsHyperlinks({ isTTY: true })) return undefined;
  const { cwd } = io;
  return (file) => pathToFileURL(resolve(cwd, file)).href;
};

import { processIo } from './io.ts';
import { run } from './run.ts';

/**
 * Node 22.1 and newer can keep what they compile from one run to the next; Node 20 would only load `node:module`. The
 * standalone executable is compiled as it is built.
 */
const keepCompiled = async (): Promise<void> => {
  if ('bun' in process.versions) return;
  if (Number.parseInt(process.versions.node, 10) < 22) return;
  const module = await import('node:module');
  if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();
};

const main = async (): Promise<void> => {
  await keepCompiled();
  const io = processIo();
  try {
    process.exitCode = await run(process.argv.slice(2), io);
  } catch (error) {
    const { wordDefect } = await import('./defect.ts');
    await io.err(wordDefect(error, io.env));
  }
};

/** Runs the command that the process was started with, and ends the process. */
export const start = (): void => {
  // Until there is an answer, to end is to have failed.
  process.exitCode = 2;
  // When all has been written, what else Node does before it ends, as to give back its memory bit by bit, is for nothing.
  void main().finally(() => process.exit());
};

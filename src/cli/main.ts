import { wordDefect } from './defect.ts';
import { processIo } from './io.ts';
import { run } from './run.ts';

const main = async (): Promise<void> => {
  const io = processIo();
  try {
    process.exitCode = await run(process.argv.slice(2), io);
  } catch (error) {
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

#!/usr/bin/env node
import { processIo } from './io.ts';
import { run } from './run.ts';

const main = async (): Promise<void> => {
  const io = processIo();
  try {
    process.exitCode = await run(process.argv.slice(2), io);
  } catch (error) {
    const { wordDefect } = await import('./defect.ts');
    await io.err(wordDefect(error, io.env));
  }
};

// Until there is an answer, to end is to have failed.
process.exitCode = 2;
// No `await` at the top: the bundle is CommonJS, which starts faster.
void main();

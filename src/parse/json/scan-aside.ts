import { limits } from '../limits.ts';
import { occurs } from './occurs.ts';
import { scan } from './scan.ts';
import type { ScanFault } from './scan.ts';

/** Asks for the answers of a worker. */
export interface ScanAside {
  /** What `scan` finds. */
  readonly faults: () => Promise<readonly ScanFault[]>;
  /** Whether the pattern occurs. */
  readonly occurs: () => Promise<boolean>;
  /** Ends the worker, when its answers are no longer wanted. */
  readonly stop: () => void;
}

interface Answer {
  readonly faults: readonly ScanFault[];
  readonly occurs: boolean;
}

/** What never occurs. */
const nothing = /(?!)/;

/**
 * Starts the scan of a large source in a worker, and the search for a pattern (see `occurs`). The worker's program is the
 * text of the two functions: it needs no file of its own, and works alike from source and from a bundle. Where no worker
 * can be had, they are called on this thread.
 */
export const scanAside = async (
  bytes: Uint8Array,
  maxFaults: number,
  lines: boolean,
  pattern = nothing,
): Promise<ScanAside> => {
  const { Worker } = await import('node:worker_threads');
  const given: Parameters<typeof scan> = [shared(bytes), limits.depth, maxFaults, lines];
  const program = `
    const { parentPort, workerData: { given, pattern } } = require('node:worker_threads');
    parentPort.postMessage({
      faults: (${scan.toString()})(...given),
      occurs: (${occurs.toString()})(given[0], pattern),
    });`;
  // Without `execArgv: []` a worker loads what the process was started with, a TypeScript loader for instance.
  const worker = new Worker(program, { eval: true, workerData: { given, pattern }, execArgv: [] });
  const answer = new Promise<Answer | undefined>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  return {
    faults: async () => (await answer)?.faults ?? scan(...given),
    occurs: async () => (await answer)?.occurs ?? occurs(bytes, pattern),
    stop: () => void worker.terminate(),
  };
};

/** The same bytes in memory that threads share; `read` gives large sources so, and nothing is copied. */
const shared = (bytes: Uint8Array): Uint8Array => {
  if (bytes.buffer instanceof SharedArrayBuffer) return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
};

import { limits } from '../limits.ts';
import { scan } from './scan.ts';
import type { Scanned } from './scan.ts';
import type { NamedKeys } from './object-keys.ts';
import { scanProgram } from './scan-program.ts';

/** A scan in a worker. */
export interface ScanInWorker {
  readonly answer: () => Promise<Scanned>;
  /** Ends the worker, when its answer is no longer wanted. */
  readonly stop: () => void;
}

/**
 * Scans a large source in a worker. Where no worker can be had, this thread scans.
 * @param wanted keys to look for, besides
 * @param allRead settled when the bytes are there; by then the worker has started
 */
export const scanInWorker = async (
  bytes: Uint8Array,
  maxFaults: number,
  lines: boolean,
  wanted?: NamedKeys,
  allRead: Promise<unknown> = Promise.resolve(),
): Promise<ScanInWorker> => {
  const { Worker } = await import('node:worker_threads');
  const request: Parameters<typeof scan> = [shared(bytes), limits.depth, maxFaults, lines, wanted];
  // Without `execArgv: []` a worker loads what the process was started with, a TypeScript loader for instance.
  const worker = new Worker(scanProgram, { eval: true, workerData: request, execArgv: [] });
  const answer = new Promise<Scanned | undefined>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  void allRead.then(() => worker.postMessage('begin', []));
  return {
    answer: async () => (await answer) ?? scan(...request),
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

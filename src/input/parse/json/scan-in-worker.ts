import { limits } from '../limits.ts';
import { scan } from './scan.ts';
import type { NamedKeys, Scanned } from './scan.ts';

/** A scan in a worker. */
export interface ScanInWorker {
  readonly answer: () => Promise<Scanned>;
  /** Ends the worker, when its answer is no longer wanted. */
  readonly stop: () => void;
}

/**
 * Scans a large source in a worker. The worker's program is the text of `scan`: it needs no file of its own, and works
 * alike from source and from a bundle. Where no worker can be had, this thread scans.
 * @param wanted keys to look for, besides
 * @param there settled when the bytes are there; by then the worker has started
 */
export const scanInWorker = async (
  bytes: Uint8Array,
  maxFaults: number,
  lines: boolean,
  wanted?: NamedKeys,
  there: Promise<unknown> = Promise.resolve(),
): Promise<ScanInWorker> => {
  const { Worker } = await import('node:worker_threads');
  const given: Parameters<typeof scan> = [shared(bytes), limits.depth, maxFaults, lines, wanted];
  const program = `
    const { parentPort, workerData } = require('node:worker_threads');
    parentPort.once('message', () => parentPort.postMessage((${scan.toString()})(...workerData)));`;
  // Without `execArgv: []` a worker loads what the process was started with, a TypeScript loader for instance.
  const worker = new Worker(program, { eval: true, workerData: given, execArgv: [] });
  const answer = new Promise<Scanned | undefined>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  void there.then(() => worker.postMessage('begin', []));
  return {
    answer: async () => (await answer) ?? scan(...given),
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

import { parentPort, workerData } from 'node:worker_threads';
import { scan } from './scan.ts';

/** What a worker does that scans: it waits for a message, which says that all bytes are there, and answers it. */
const request: Parameters<typeof scan> = workerData;
parentPort?.once('message', () => parentPort?.postMessage(scan(...request), []));

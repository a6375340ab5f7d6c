import { spawn } from 'node:child_process';

/** How a process ended: its exit code (1 where a signal ended it), and what it wrote to both streams, in order. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** Runs a command without a shell and without input, and keeps what it writes; `env` adds to the environment. */
export const runProcess = (
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = '.',
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, cwd });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });

/** Runs a TypeScript file of this repository with Node. */
export const runScript = (file: string, ...args: readonly string[]): Promise<Ended> =>
  runProcess(process.execPath, ['--import', 'tsx', file, ...args]);

/** Runs the executable of a dev dependency. */
export const runTool = (name: string, ...args: readonly string[]): Promise<Ended> =>
  runProcess(`node_modules/.bin/${name}`, args);

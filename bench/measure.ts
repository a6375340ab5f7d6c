import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Arguments for Node, or for another program, and what to call them. */
export interface Command {
  readonly title: string;
  readonly program?: string;
  /** Variables of the environment, asked for before each run. */
  readonly env?: () => Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** The built command, as it is published. */
export const iamlint = resolve('dist/cli.cjs');

/** Has a process tell on file descriptor 3 what it used, as it ends: works wherever Node does. */
export const reportUsage =
  "data:text/javascript,import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))";

/** The CPU time and the peak memory in what a process told on file descriptor 3; not numbers for one that was stopped. */
export const usageIn = (told: string | null | undefined): { readonly seconds: number; readonly megabytes: number } => {
  if (told === null || told === undefined || told === '') return { seconds: Number.NaN, megabytes: Number.NaN };
  const { userCPUTime, systemCPUTime, maxRSS }: NodeJS.ResourceUsage = JSON.parse(told);
  return { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
};

/** Without what has Node read certificates or load modules as it starts, which would make all ratios look better. */
export const plainEnvironment = { ...process.env, NODE_EXTRA_CA_CERTS: undefined, NODE_OPTIONS: undefined };

const run = ({ title, program = process.execPath, args, env }: Command, memory: boolean): Run => {
  const variables = { ...plainEnvironment, ...env?.() };
  const start = performance.now();
  const { status, output, stderr } = spawnSync(program, [...(memory ? ['--import', reportUsage] : []), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: Infinity,
    env: variables,
  });
  const milliseconds = performance.now() - start;
  // 1 means findings, which is work done; anything above it is not.
  if (status === null || status > 1) throw new Error(`${title} ended with ${String(status)}\n${stderr}`);
  return { milliseconds, megabytes: usageIn(output[3]).megabytes };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/**
 * Runs two commands in turn, A B A B …, so that a machine whose speed drifts slows both alike, and prints the medians
 * and their ratio. `memory` is for commands of Node.
 */
export const compare = (a: Command, b: Command, rounds: number, memory: boolean): void => {
  if (!existsSync(iamlint)) throw new Error(`\`${iamlint}\` is not there: run \`npm run build\` first`);
  const runs = Array.from({ length: rounds + 1 }, () => [run(a, memory), run(b, memory)] as const).slice(1);
  const line = (unit: string, of: (run: Run) => number): string => {
    const [first, second] = [median(runs.map(([x]) => of(x))), median(runs.map(([, y]) => of(y)))];
    return `  ${(first / second).toFixed(2)} ×  ${first.toFixed(0)} ${unit} : ${second.toFixed(0)} ${unit}\n`;
  };
  process.stdout.write(`${a.title} : ${b.title} (medians of ${rounds})\n${line('ms', (x) => x.milliseconds)}`);
  if (memory) process.stdout.write(line('MB', (x) => x.megabytes));
};

import { unmeasured, type Stopwatch } from '../check/stopwatch.ts';
import type { Discovered } from '../input/discover/discover.ts';
import { readAhead, readOn } from '../input/discover/read.ts';
import type { Declaration } from '../languages/declared/declared.ts';
import { defaultLimits, type Limits } from '../source/limits.ts';
import { sourceOf } from '../source/place.ts';
import type { SourceFile } from '../source/source.ts';
import { withFailedExports } from './failed-exports.ts';
import { createIncluder } from './includes.ts';
import type { ReadContext } from './readers/context.ts';
import { filesReaders, sourceReaders } from './readers/readers.ts';
import { emptyReading, isUnread, joinReadings, unreadFile, type Reading } from './reading.ts';
import { plainTerraform, type TerraformOptions } from './terraform-options.ts';

export interface LoadRequest {
  readonly cwd: string;
  /** Whether a setup may include what lies outside its own directory and the working directory. */
  readonly allowOutside: boolean;
  /** Standard input, where `-` is among the paths. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Default: no variables, and plans as they are after being applied. */
  readonly terraform?: TerraformOptions | undefined;
  /** Default: those that hold without a config. */
  readonly limits?: Limits | undefined;
  /** Adds up what each stage takes. */
  readonly stopwatch?: Stopwatch | undefined;
  /** Called with how many files have been read, for somebody who waits. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** All that a run reads, recognised and valid, and what stood in the way. */
export type Loaded = Omit<Reading, 'includes' | 'failed' | 'bodies' | 'sourced'>;

/** What is known before any file is read. */
const readDiscovered = ({ problems, skipped }: Discovered): Reading => ({
  ...emptyReading,
  problems,
  skipped,
  unread: problems.filter(isUnread).map(({ place }) => unreadFile(sourceOf(place))),
});

/** Reads one file by the first reader that takes it. */
const readFile = async (file: SourceFile, context: ReadContext, stdin: LoadRequest['stdin']): Promise<Reading> => {
  let source = await context.measure('read', () => readAhead(file, stdin));
  for (const reader of sourceReaders) {
    if ('until' in source && reader.needs === 'all') {
      const ahead = source;
      source = await context.measure('read', () => readOn(ahead));
    }
    if (!('bytes' in source)) return { ...emptyReading, problems: [source], unread: [unreadFile(file.name)] };
    const reading = reader.reads(source) ? await reader.read(source, context) : undefined;
    if (reading !== undefined) return reading;
  }
  return emptyReading;
};

/** Declarations that refer to each other, as they are together. */
const together = async (declarations: readonly Declaration[]): Promise<readonly Declaration[]> =>
  declarations.length < 2 ? declarations : (await import('../languages/declared/together.ts')).together(declarations);

/** A setup includes a file that a walk met: it counts as named, and is read again where it had been passed over. */
const nameIt = (met: SourceFile, waiting: SourceFile[], read: Map<SourceFile, Reading>): void => {
  const named: SourceFile = { ...met, given: 'named' };
  const place = waiting.indexOf(met);
  if (place >= 0) waiting[place] = named;
  const reading = read.get(met);
  if (reading === undefined || reading.skipped.length + reading.failed.length === 0) return;
  read.delete(met);
  waiting.push(named);
};

/**
 * The readings of files, without policies that a command of a script creates from its file: they are declared there, with
 * the subject that the command names.
 */
const withoutBodies = (read: ReadonlyMap<SourceFile, Reading>): readonly Reading[] => {
  const bodies = new Set([...read.values()].flatMap((reading) => reading.bodies));
  return [...read].map(([{ path }, reading]) =>
    bodies.has(path)
      ? {
          ...reading,
          recognised: reading.recognised.filter(
            ({ kind, listing }) => kind !== 'policies' || listing.form !== 'single',
          ),
        }
      : reading,
  );
};

/**
 * Reads again the scripts that others of the run source: what they do by themselves is declared there, with the values that it
 * has there. Of two that source each other, the first stays a script of its own.
 */
const withoutSourced = async (read: Map<SourceFile, Reading>, context: ReadContext): Promise<void> => {
  const scripts = [...read].filter(([, { sourced }]) => sourced.length > 0).toReversed();
  if (scripts.length === 0) return;
  const { readSourced } = await import('./readers/script.ts');
  const taken = new Set<string>();
  for (const file of [...read.keys()].toReversed()) {
    const sources = scripts.filter(([{ path }]) => path !== file.path && !taken.has(path));
    const calls = sources.flatMap(([, { sourced }]) => sourced.filter(({ path }) => path === file.path));
    if (calls.length === 0) continue;
    taken.add(file.path);
    read.set(file, await readSourced(file, new Set(calls.flatMap((one) => one.calls)), context));
  }
};

/** Reads what was discovered, file by file, and what engine setups among it include: read → parse → recognise → validate. */
export const load = async (discovered: Discovered, request: LoadRequest): Promise<Loaded> => {
  const {
    cwd,
    allowOutside,
    stdin,
    terraform = plainTerraform,
    limits = defaultLimits,
    stopwatch = unmeasured,
    progress,
  } = request;
  const context: ReadContext = { cwd, allowOutside, terraform, limits, measure: stopwatch.measure, progress };
  const readings: Reading[] = [readDiscovered(discovered)];
  const read = new Map<SourceFile, Reading>();
  for (const reader of filesReaders) {
    const files = discovered.files.filter(reader.reads);
    if (files.length > 0) readings.push(await reader.read(files, context));
  }
  const waiting = discovered.files.filter((file) => !filesReaders.some(({ reads }) => reads(file)));
  const filesOf = createIncluder(discovered.files, context);
  let begun = 0;
  // What is met on the way is added behind, and comes to its turn.
  for (const file of waiting) {
    begun += 1;
    const reading = await readFile(file, context, stdin);
    read.set(file, reading);
    progress?.(discovered.files.length - (waiting.length - begun), discovered.files.length);
    for (const include of reading.includes) {
      const included = await filesOf(include, file);
      readings.push(included.reading);
      waiting.push(...included.files);
      for (const met of included.met) nameIt(met, waiting, read);
    }
  }
  await withoutSourced(read, context);
  const { declarations, ...loaded } = withFailedExports(joinReadings([...readings, ...withoutBodies(read)]));
  return { ...loaded, declarations: await together(declarations) };
};

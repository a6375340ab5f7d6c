import { fstatSync, statSync, writeSync } from 'node:fs';
import { codeOf } from '../input/discover/reason.ts';

/** The world around a command: what it is told and where it writes. Tests give their own. */
export interface Io {
  /** Writes to standard output; done when the text is taken, or when nobody reads any more. */
  readonly out: (text: string) => Promise<void>;
  /** The same for standard error. */
  readonly err: (text: string) => Promise<void>;
  /** Standard input; touched only when it is to be read. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The clock. */
  readonly now: () => Date;
  /** The working directory, absolute. */
  readonly cwd: string;
  /** Whether standard output is a terminal, and how many columns it has. */
  readonly terminal: { readonly columns: number } | undefined;
  /** Whether standard error is a terminal, so that somebody sees what is written while it is written. */
  readonly watched: () => boolean;
}

/** Writes what is left by the process's stream, which waits for a reader. */
const writeByStream = (stream: NodeJS.WriteStream, rest: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    // Without a listener a closed pipe would end the process by an exception; the callback is told of it anyway.
    stream.on('error', () => {});
    stream.write(rest, (error) => (error && codeOf(error) !== 'EPIPE' ? reject(error) : resolve()));
  });

/**
 * A writer that is done when the text is taken, so that an early exit cuts nothing off. A reader that went away
 * (`| head`) is no error: the command ends with the code it would have had.
 *
 * It writes to the descriptor: to make `process.stdout` takes a sixth of the time of `node -e 0`. Only a pipe that is
 * full and does not wait (`EAGAIN`) needs the stream.
 */
const writer =
  (descriptor: 1 | 2) =>
  async (text: string): Promise<void> => {
    let rest: Uint8Array = Buffer.from(text);
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if (codeOf(error) === 'EAGAIN') await writeByStream(descriptor === 1 ? process.stdout : process.stderr, rest);
      else if (codeOf(error) !== 'EPIPE') throw error;
    }
  };

/**
 * Whether a descriptor may be a terminal: quick to see for all but devices other than the one that swallows everything. To
 * ask a stream loads half of Node.
 */
const mayBeTerminal = (descriptor: 1 | 2): boolean => {
  try {
    const stats = fstatSync(descriptor);
    return stats.isCharacterDevice() && stats.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev;
  } catch {
    return false; // closed
  }
};

/** The columns of the terminal that standard output is. */
const terminal = (): Io['terminal'] =>
  mayBeTerminal(1) && process.stdout.isTTY ? { columns: process.stdout.columns } : undefined;

/** The process's own streams, environment and working directory. */
export const processIo = (): Io => ({
  out: writer(1),
  err: writer(2),
  stdin: () => process.stdin,
  env: process.env,
  now: () => new Date(),
  // It may be gone, and those who only ask for help need none.
  get cwd() {
    return process.cwd();
  },
  terminal: terminal(),
  watched: () => mayBeTerminal(2) && process.stderr.isTTY,
});

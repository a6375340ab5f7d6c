/** The world around a command: what it is told and where it writes. Tests give their own. */
export interface Io {
  /** Writes to standard output; done when the text is taken, or when nobody reads any more. */
  readonly out: (text: string) => Promise<void>;
  /** The same for standard error. */
  readonly err: (text: string) => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The working directory, absolute. */
  readonly cwd: string;
  /** Whether standard output is a terminal, and how many columns it has. */
  readonly terminal: { readonly columns: number } | undefined;
}

type Stream = NodeJS.WriteStream;

/**
 * A writer that waits for the stream, so that an early exit cuts nothing off. A reader that went away (`| head`) is no
 * error: the command ends with the code it would have had.
 */
const writer =
  (stream: Stream) =>
  (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) =>
        error && !('code' in error && error.code === 'EPIPE') ? reject(error) : resolve(),
      );
    });

/** The process's own streams, environment and working directory. */
export const processIo = (): Io => {
  const { stdout, stderr } = process;
  // Without a listener a closed pipe would end the process by an exception; the writer is told of it anyway.
  for (const stream of [stdout, stderr]) stream.on('error', () => {});
  return {
    out: writer(stdout),
    err: writer(stderr),
    env: process.env,
    cwd: process.cwd(),
    terminal: stdout.isTTY ? { columns: stdout.columns } : undefined,
  };
};

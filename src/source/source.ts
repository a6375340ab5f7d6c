/** A text to lint before it is read: found or named by a path, or standard input. */
export interface SourceFile {
  /** What people see: the path relative to the working directory with forward slashes, or the name given to standard input. */
  readonly name: string;
  /** Absolute path, or `stdin`. */
  readonly path: string | 'stdin';
  /** `named` on the command line, by a glob or an include; `found` only met while walking a directory. */
  readonly given: 'named' | 'found';
  /** What it is to hold, where that is not what is on the disk: what edits would leave. */
  readonly bytes?: Uint8Array | undefined;
}

/** What was met and not linted. */
export interface Skipped {
  /** Its name, as people see it; a directory's ends in `/`. */
  readonly file: string;
  /** Why, as a clause without a subject's capital: "it is a template". */
  readonly reason: string;
}

/** A source's bytes, as read. */
export interface Source {
  readonly file: SourceFile;
  readonly bytes: Uint8Array;
}

/** A large source while it is being read: what is not there yet is zeros. */
export interface SourceAhead extends Source {
  /** Waits until so many of the bytes are there, or all; gives how many are. Rejects where they cannot be read. */
  readonly until: (count: number) => Promise<number>;
}

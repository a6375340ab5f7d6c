import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';

/** A file that is open for reading, and what it is. */
interface OpenFile {
  readonly descriptor: number;
  readonly stats: Stats;
}

/**
 * Opens a path. Opening never waits: a pipe that nobody writes to would otherwise stop the run. Throws what the file
 * system throws.
 */
export const openFile = (path: string): OpenFile => {
  // Windows has no O_NONBLOCK, and no pipes in its file system either.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  return { descriptor, stats: fstatSync(descriptor) };
};

/** Opens a path, hands it on with what it is, and closes it. Throws what the file system throws. */
export const withUnresolved = <Answer>(path: string, use: (descriptor: number, stats: Stats) => Answer): Answer => {
  const { descriptor, stats } = openFile(path);
  try {
    return use(descriptor, stats);
  } finally {
    closeSync(descriptor);
  }
};

/** Fills bytes from an open file; gives how many there were. */
export const fill = (descriptor: number, bytes: Uint8Array): number => {
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(descriptor, bytes, filled, bytes.length - filled, null);
    if (count === 0) break;
    filled += count;
  }
  return filled;
};

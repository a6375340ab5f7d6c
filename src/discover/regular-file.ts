import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { Stats } from 'node:fs';

/**
 * Opens a path, hands it on with what it is, and closes it. Opening never waits: a pipe that nobody writes to would
 * otherwise stop the run. Throws what the file system throws.
 */
export const withOpen = <Answer>(path: string, use: (descriptor: number, stats: Stats) => Answer): Answer => {
  // Windows has no O_NONBLOCK, and no pipes in its file system either.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    return use(descriptor, fstatSync(descriptor));
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

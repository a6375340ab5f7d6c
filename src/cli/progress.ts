import type { Io } from './io.ts';

/** Tells what a long run is doing and how far it has come, and takes its line away at the end. */
export interface Progress {
  readonly tell: (done: number, of: number, what?: string) => void;
  readonly end: () => Promise<void>;
}

/** A run that is over sooner shows nothing. */
const patience = 500;
const pause = 100;

/**
 * Progress on one line of standard error, for somebody who watches a terminal; nothing anywhere else.
 * @param clock milliseconds from any start
 */
export const createProgress = (io: Pick<Io, 'err' | 'watched'>, clock: () => number): Progress | undefined => {
  if (!io.watched()) return undefined;
  let next = clock() + patience;
  let shown = false;
  return {
    tell: (done, of, what = 'files read') => {
      if (clock() < next) return;
      next = clock() + pause;
      shown = true;
      void io.err(`\r${done} of ${of} ${what}\u001B[K`);
    },
    end: async () => {
      if (shown) await io.err('\r\u001B[K');
    },
  };
};

import { signals } from './signals.ts';

/**
 * Does something that may not be done by halves with each item. A signal that would end the process lets the item at hand be
 * finished; then `told` gets the signal and how many items were done, and the process ends by that signal.
 */
export const oneByOne = async <Item>(
  items: readonly Item[],
  use: (item: Item) => Promise<void>,
  told: (signal: NodeJS.Signals, done: number) => Promise<void>,
): Promise<void> => {
  const got: NodeJS.Signals[] = [];
  const note = (signal: NodeJS.Signals): void => void got.push(signal);
  for (const signal of signals) process.on(signal, note);
  try {
    for (const [done, item] of items.entries()) {
      // Signals are told between turns of the event loop.
      await new Promise((resolve) => setImmediate(resolve));
      const [signal] = got;
      if (signal !== undefined) {
        await told(signal, done);
        break;
      }
      await use(item);
    }
  } finally {
    for (const signal of signals) process.removeListener(signal, note);
  }
  const [signal] = got;
  if (signal !== undefined) process.kill(process.pid, signal);
};

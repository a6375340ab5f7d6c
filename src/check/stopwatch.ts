/** Adds up how long the parts of a run take. */
export interface Stopwatch {
  /** Does some work and counts its time to a part; of a promise, the time until it is settled. */
  readonly measure: <Result>(part: string, work: () => Result) => Result;
  /** Milliseconds by part, in the order in which the parts began. */
  readonly took: () => ReadonlyMap<string, number>;
}

/** A stopwatch by a clock that gives milliseconds. Work that throws is not counted. */
export const createStopwatch = (clock: () => number): Stopwatch => {
  const times = new Map<string, number>();
  return {
    took: () => times,
    measure: (part, work) => {
      const start = clock();
      times.set(part, times.get(part) ?? 0);
      const stop = (): void => void times.set(part, (times.get(part) ?? 0) + clock() - start);
      const result = work();
      if (result instanceof Promise) result.then(stop, stop);
      else stop();
      return result;
    },
  };
};

/** Measures nothing: to look at the clock for each small file and rule is not free. */
export const unmeasured: Stopwatch = { measure: (_, work) => work(), took: () => new Map() };

import type { Files } from './seeds.ts';

/** What is wrong with what iamlint made of an input. */
export interface Fault {
  /** Which expectation is not met, as the name of a folder; the same fault has the same one. */
  readonly kind: string;
  readonly detail: string;
}

/** A fault, and the number of the input that shows it. */
export interface Found extends Fault {
  readonly nth: number;
  readonly files: Files;
}

/** What a worker says at its end: milliseconds by what it did. */
export interface Done {
  readonly times: ReadonlyMap<string, number>;
}

/** Names of files that are no input to lint, where an input has them. */
export const configName = 'iamlint.json';
export const baselineName = 'baseline.json';

import type { Catalogue } from '../../../catalogue/catalogue.ts';
import type { Range } from '../../../source/place.ts';
import type { Invocation } from '../run/machine.ts';
import type { Output } from '../run/output.ts';
import type { Text } from '../run/text.ts';
import { scriptLimits } from '../limits.ts';
import type { Arguments } from './arguments.ts';
import type { Declarations } from './declarations.ts';
import type { Uses } from './kinds.ts';
import { reportMisuse, type Misuse } from './misuse.ts';

/** What commands are read with: what was declared before them, the catalogue, and files. */
export interface Surroundings {
  readonly declarations: Declarations;
  readonly catalogue: Catalogue;
  /** The text of a file that the script writes, or of one on disk. */
  readonly file: (name: Text) => Text | undefined;
  /** What values that are not known were used as. */
  readonly uses: Uses;
  /** The source's text at a range. */
  readonly source: (range: Range) => string;
}

/** A command of IBM Cloud that is being looked at. */
export interface Call extends Surroundings {
  readonly name: string;
  readonly invocation: Invocation;
  readonly args: Arguments;
  readonly report: (misuse: Misuse) => void;
}

/** What a command declares, by its call; gives its output where that can be followed. */
export type Handler = (call: Call) => Output | undefined;

export const callOf = (name: string, invocation: Invocation, args: Arguments, around: Surroundings): Call => {
  let told = 0;
  return {
    ...around,
    name,
    invocation,
    args,
    report: (misuse) => {
      told += 1;
      if (told <= scriptLimits.mistakes) reportMisuse(misuse, invocation.range, around.declarations);
    },
  };
};

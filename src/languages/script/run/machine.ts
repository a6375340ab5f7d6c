import type { Range } from '../../../source/place.ts';
import type { Statement } from '../shell/syntax.ts';
import type { Output } from './output.ts';
import type { Frames, Same } from './scope.ts';
import type { Text } from './text.ts';

/** A word of a command, as far as it is known what it comes to. */
export interface Argument {
  readonly text: Text;
  readonly range: Range;
  /** Not quoted, with a hole in it: it may come to several words, or to none. */
  readonly open: boolean;
}

/** A command as it is run. */
export interface Invocation {
  readonly words: readonly Argument[];
  readonly stdin: Output | undefined;
  /** Why it is not known whether, or how often, it runs. */
  readonly uncertainBecause: string | undefined;
  /** It may fail, or not be run, because what it would make is there already. */
  readonly mayExist: boolean;
  readonly range: Range;
  /** What a variable holds here. */
  readonly variable: (name: string) => Text | undefined;
}

/** What runs the commands that are no shell's. */
export interface Host {
  readonly run: (invocation: Invocation) => Output | undefined;
  /** More may be done here than could be read. */
  readonly gap: (why: string, range: Range) => void;
  /** A word stands on a line of its own because the one before lacks its backslash. */
  readonly lost: (word: Range, command: Range) => void;
  /** The variable is set, or used. */
  readonly noted: (what: 'set' | 'used', name: string, range: Range, value: Text | undefined) => void;
  /** The name and kind of what a script reads into its own shell; whether it holds commands of interest. */
  readonly holdsCommands: (file: string) => boolean;
  readonly same: Same;
}

/** What a run of a script goes along with. */
export interface Machine {
  readonly host: Host;
  readonly functions: Map<string, readonly Statement[]>;
  readonly called: Set<string>;
  /** Files the script writes, by name. */
  readonly files: Map<string, Text>;
  /** Commands that may still be run: loops in loops must end. */
  readonly budget: { left: number };
  readonly lineOf: (offset: number) => number;
}

export interface Context {
  readonly frames: Frames;
  readonly stdin: Output | undefined;
  readonly uncertainBecause: string | undefined;
  readonly mayExist?: boolean;
  readonly depth: number;
}

export type RunStatements = (statements: readonly Statement[], context: Context) => readonly Output[];

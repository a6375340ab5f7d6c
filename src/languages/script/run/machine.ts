import type { Range } from '../../../source/place.ts';
import type { Statement } from '../shell/syntax.ts';
import type { Budget } from './budget.ts';
import type { Output } from './output.ts';
import type { Frames, Same } from './scope.ts';
import type { Hole, Text } from './text.ts';

/** A word of a command after expansion, as far as that is known. */
export interface Argument {
  readonly text: Text;
  readonly range: Range;
  /** Not quoted, with a hole in it: the shell may split it into several words, or into none. */
  readonly maySplit: boolean;
}

/** A command as it is run. */
export interface Invocation {
  readonly words: readonly Argument[];
  readonly stdin: Output | undefined;
  /** Why it is not known whether, or how often, it runs. */
  readonly uncertainBecause: string | undefined;
  /** It may fail, or not be run, because what it would make exists already. */
  readonly mayExist: boolean;
  /** It stands in a function that nothing here calls. */
  readonly isUncalled: boolean;
  readonly range: Range;
  /** What a variable holds here. */
  readonly variable: (name: string) => Text | undefined;
}

/** What a run needs from outside: the commands that are not the shell's, and where to record what is seen. */
export interface Host {
  readonly run: (invocation: Invocation) => Output | undefined;
  /** More may be done here than could be read. */
  readonly gap: (why: string, range: Range) => void;
  /** The statements of a text that is run as a script; all of them stand at `range`. */
  readonly parse: (text: string, range: Range) => readonly Statement[];
  /** A word is on a line of its own because the line before lacks its backslash behind `before`. */
  readonly lost: (word: Range, before: Range, command: Range) => void;
  /** The variable is set, or used. */
  readonly noted: (what: 'set' | 'used', name: string, range: Range, value: Text | undefined) => void;
  /**
   * Reads a file into the script's own shell, seen from a directory where one is known; undefined where it cannot be read, which
   * is told.
   */
  readonly source: (name: Text, directory: string | undefined, range: Range) => Sourced | undefined;
  /** Whether a file that is run into the script's own shell holds commands that iamlint reads. */
  readonly holdsCommands: (file: string) => boolean;
  readonly same: Same;
  /** What stands for the placeholder of a name; absent where placeholders are only words of people. */
  readonly hole?: ((name: string, range: Range) => Hole | undefined) | undefined;
}

/** A file that is read into the script's own shell. */
export interface Sourced {
  /** Absolute. */
  readonly path: string;
  readonly statements: readonly Statement[];
}

/** The state of a script's run. The functions of this folder take it and change it; `createMachine` makes one. */
export interface Machine {
  readonly host: Host;
  readonly functions: Map<string, readonly Statement[]>;
  /** Names of functions that a file defines which the script sources. */
  readonly borrowed: Set<string>;
  /** Names of functions that something calls. */
  readonly called: Set<string>;
  /** Files the script writes, by name. */
  readonly files: Map<string, Text>;
  readonly budget: Budget;
  /** The line of an offset, as messages name it. */
  readonly lineOf: (offset: number) => string;
  /** Runs the statements inside of others: `$(…)`, branches, bodies of loops and functions. */
  readonly run: RunStatements;
}

/** What statements are run in. */
export interface Context {
  readonly frames: Frames;
  readonly stdin: Output | undefined;
  readonly uncertainBecause: string | undefined;
  readonly mayExist?: boolean;
  /** It stands in a function that nothing here calls. */
  readonly isUncalled?: boolean;
  /** Paths of the files that are being sourced, the innermost last. */
  readonly sourcing: readonly string[];
  /** Functions that are being run. */
  readonly depth: number;
}

/** Runs statements and gives what they write. */
export type RunStatements = (statements: readonly Statement[], context: Context) => readonly Output[];

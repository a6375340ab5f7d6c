/**
 * The bounds on what following one script may cost, in the one place that they are decided. A step takes about a
 * microsecond. What a script costs when each of its statements runs once is free, since its words bound it: what
 * loops, functions and variables make of a short text is counted, and commands of IBM Cloud. How many steps there are is a limit that a config may raise
 * (`src/source/limits.ts`).
 */
export const scriptLimits = {
  /** Steps of a statement that runs again. */
  statement: 2,
  /** Steps of a command of IBM Cloud, also of one that runs once, for what it declares is read, and then looked at by each rule. */
  command: 300,
  /** Steps for each character of what such a command reads as JSON or as options. */
  characterRead: 0.1,
  /** Steps for each character of a text that is run as a script. */
  characterParsed: 1,
  /** Steps for each variable that is kept aside, as for a branch or a subshell. */
  variableKept: 1,
  /**
   * Parts of one value, where a hundred characters count as one more: what a script of the greatest length can write down,
   * and no variable of people's is near it.
   */
  weight: 50_000,
  /** Rounds of one loop that are followed one by one; a loop of more is followed once, with an unknown item. */
  rounds: 100,
  /** Files that one script sources. */
  sourced: 50,
  /** Functions that call each other, this deep. */
  callDepth: 20,
  /** Ways to run one command that are followed: three such words with two choices each. */
  ways: 8,
  /** Mistakes in one command that are told: one of thousands is text that a missing quote turned into words. */
  mistakes: 20,
  /** Brackets inside each other that are followed. */
  nesting: 100,
} as const;

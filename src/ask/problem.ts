/** Why a question cannot be put as it was written, in words, with what fits where that is a choice. */
export interface Problem {
  readonly problem: string;
  /** What may have been meant, one a line; empty where nothing is near. */
  readonly choices: readonly string[];
}

export const problem = (text: string, choices: readonly string[] = []): Problem => ({ problem: text, choices });

/** The same with a likely spelling of one word, where there is one. */
export const misspelled = (text: string, meant: string | undefined): Problem =>
  problem(meant === undefined ? text : `${text}; did you mean \`${meant}\`?`);

/** True for what could not be read. */
export const isProblem = (value: object): value is Problem => 'problem' in value;

/** One small change of a module that a test ought to notice. */
export interface Mutant {
  readonly file: string;
  /** Where the changed piece of code stands: offsets in the text of the file. */
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly to: string;
  /** A statement is left out, everything else is an expression. */
  readonly isStatement: boolean;
  /** Counted from 1. */
  readonly line: number;
  /** File, what is changed and into what; `#2` where the file has the same twice. Holds no line, which may change. */
  readonly name: string;
}

/** A mutant before it has a name. */
export type Change = Pick<Mutant, 'start' | 'end' | 'to' | 'isStatement'> & {
  /** The piece that differs, which may be smaller than what is replaced, as it was and as it becomes. */
  readonly shown: readonly [from: string, to: string];
};

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** Gives changes their names, in the order of the file. */
export const nameChanges = (file: string, text: string, changes: readonly Change[]): readonly Mutant[] => {
  const counts = new Map<string, number>();
  return changes
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map(({ shown: [from, becomes], ...change }) => {
      const plain = `${file}: ${oneLine(from)} → ${oneLine(becomes) || 'left out'}`;
      const count = (counts.get(plain) ?? 0) + 1;
      counts.set(plain, count);
      const line = text.slice(0, change.start).split('\n').length;
      return { ...change, file, line, name: count === 1 ? plain : `${plain} #${count}` };
    });
};

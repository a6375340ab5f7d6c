import type { NotChecked } from '../../finding/finding.ts';
import type { Snippet } from '../../snippet/snippet.ts';

/** Rules that did not look, and what would let all of them. */
export interface MissingInput {
  /** None where what was read was given to no rule. */
  readonly rules: readonly string[];
  /** What each lacks, each once. */
  readonly reasons: readonly string[];
  /** The command that gets it; undefined where none does. */
  readonly obtain: Snippet | undefined;
}

/** What was not checked, by what would settle it: the command to type, else the reason. In the order of the first of each. */
export const missingInput = (all: readonly NotChecked[]): readonly MissingInput[] => {
  const groups = new Map<string, NotChecked[]>();
  for (const one of all) {
    const key = JSON.stringify([one.obtain?.text, one.obtain === undefined ? one.reason : undefined]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return [...groups.values()].map((group) => ({
    rules: [...new Set(group.flatMap(({ rule }) => rule ?? []))],
    reasons: [...new Set(group.map(({ reason }) => reason))],
    obtain: group[0]?.obtain,
  }));
};

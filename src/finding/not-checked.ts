import type { NotChecked } from './finding.ts';

const keyOf = ({ rule, reason, obtain }: NotChecked): string => JSON.stringify([rule, reason, obtain?.text]);

/** What was not checked, each once: what a rule lacks in a hundred accounts is one thing to get. */
export const eachOnce = (all: readonly NotChecked[]): readonly NotChecked[] => {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = keyOf(one);
    return !seen.has(key) && seen.add(key);
  });
};

import type { Finding } from './finding.ts';

/** More of one kind would not be read, and the first ones often explain the rest. */
const maxPerRule = 50;

/**
 * The findings of one source, with at most 50 of each rule; where there are more, one last finding says how many. A file
 * of 100,000 lines that are all wrong in the same way would otherwise give as many findings.
 */
export const bound = (findings: readonly Finding[]): readonly Finding[] => {
  const counts = new Map<string, number>();
  const kept: Finding[] = [];
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    const count = (counts.get(finding.rule) ?? 0) + 1;
    counts.set(finding.rule, count);
    if (count <= maxPerRule) kept.push(finding);
    else if (count === maxPerRule + 1) first.set(finding.rule, finding);
  }
  const rests = [...first].map(([rule, finding]): Finding => {
    const { fix: _, ...others } = finding;
    const more = (counts.get(rule) ?? 0) - maxPerRule;
    const message = `${more} more findings of \`${rule}\` in this file are not shown: fix the first ones, and lint again`;
    return { ...others, message, related: [], help: undefined, repairs: [] };
  });
  return rests.length === 0 ? findings : [...kept, ...rests];
};

import type { LocatedFinding } from '../locate/locate.ts';

/** Findings in groups by a text, in the order of the first of each. */
export const grouped = (
  findings: readonly LocatedFinding[],
  key: (found: LocatedFinding) => string,
): ReadonlyMap<string, readonly LocatedFinding[]> => {
  const groups = new Map<string, LocatedFinding[]>();
  for (const found of findings) {
    const name = key(found);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [found]);
    else group.push(found);
  }
  return groups;
};

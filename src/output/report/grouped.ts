/** Findings, or the like, in groups by a text, in the order of the first of each. */
export const grouped = <Found>(
  findings: readonly Found[],
  key: (found: Found) => string,
): ReadonlyMap<string, readonly Found[]> => {
  const groups = new Map<string, Found[]>();
  for (const found of findings) {
    const name = key(found);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [found]);
    else group.push(found);
  }
  return groups;
};

/**
 * Patterns come from files being linted, too. Matching tries every way to share a name among the stars of a segment, and
 * braces multiply: a pattern beyond these bounds could take hours.
 */
const starsInSegment = 3;
const globstars = 4;
const alternatives = 1000;

/** True for a pattern that would take too long to match. */
export const isCostly = (pattern: string): boolean =>
  pattern.length > 1000 ||
  pattern.split('/').some((segment) => segment !== '**' && segment.split(/\*+/).length - 1 > starsInSegment) ||
  pattern.split('**').length - 1 > globstars ||
  alternativesOf(pattern) > alternatives;

/** At least as many as the texts that braces make of a pattern; a range such as `{1..9}` counts as very many. */
const alternativesOf = (pattern: string): number => {
  let product = 1;
  const open: number[] = [];
  const close = (count: number | undefined): void => {
    product *= count ?? 1;
  };
  for (const part of pattern.split(/(\{|\}|,|\.\.)/)) {
    const top = open.length - 1;
    if (part === '{') open.push(1);
    else if (part === '}') close(open.pop());
    else if (part === ',' && top >= 0) open[top] = (open[top] ?? 1) + 1;
    else if (part === '..' && top >= 0) open[top] = alternatives;
  }
  while (open.length > 0) close(open.pop());
  return product;
};

/** True for a path with characters that a glob gives a meaning to. */
export const isGlob = (path: string): boolean => /[*?[\]{}]|[!@+]\(|^!/.test(path);

/** The texts that the braces of a pattern make of it: `a.{json,yaml}` gives two. A costly pattern is left as it is. */
export const withoutBraces = (pattern: string): readonly string[] => {
  if (isCostly(pattern)) return [pattern];
  const match = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/.exec(pattern);
  if (match === null) return [pattern];
  const [, before = '', inside = '', after = ''] = match;
  return inside.split(',').flatMap((choice) => withoutBraces(`${before}${choice}${after}`));
};

/** As many errors of one item as anyone could want to read; findings are capped far below it. */
const maxErrors = 1000;

/** The code with every match replaced. Throws where there is none: ajv's output changed, and silence would hide it. */
const replaced = (code: string, pattern: RegExp, by: string): string => {
  const changed = code.replace(pattern, by);
  if (changed === code) throw new Error(`nothing in ajv's output is like ${pattern.source}`);
  return changed;
};

/**
 * ajv's standalone code with a bound on how many errors it keeps of one item. ajv knows only "first error" and "all
 * errors"; with all of them, a list of 100,000 wrong entries costs as many objects, and quadratic time where the
 * errors of a referenced schema are appended. The verdict, valid or not, stays as it is.
 */
export const boundErrors = (code: string): string => {
  const pushes = replaced(code, /vErrors\.push\((err\d+)\)/g, `if(vErrors.length < ${maxErrors}){vErrors.push($1)}`);
  const appends = replaced(
    pushes,
    /vErrors === null \? (validate\d+)\.errors : vErrors\.concat\(\1\.errors\)/g,
    `vErrors === null ? $1.errors : vErrors.length < ${maxErrors} ? vErrors.concat($1.errors) : vErrors`,
  );
  // an alternative that failed takes its errors back: there may be fewer than were counted
  return replaced(appends, /vErrors\.length = (_errs\d+)/g, 'vErrors.length = Math.min(vErrors.length, $1)');
};

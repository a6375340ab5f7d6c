import ignore, { type Ignore } from 'ignore';
import { relative, resolve, sep } from 'node:path';
import type { Covers } from './config.ts';

/** Matches the files of overrides and suppressions, whose patterns are for `base`, with names that are for `cwd`. */
export const coversIn = (base: string, cwd: string): Covers => {
  const matchers = new Map<readonly string[], Ignore>();
  return ({ files }, file) => {
    const path = relative(base, resolve(cwd, file)).split(sep).join('/');
    const matcher = matchers.get(files) ?? ignore().add([...files]);
    matchers.set(files, matcher);
    return ignore.isPathValid(path) && matcher.ignores(path);
  };
};

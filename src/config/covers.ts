import ignore, { type Ignore } from 'ignore';
import { relative, resolve, sep } from 'node:path';
import type { Covers } from './config.ts';
import type { Override } from './layer.ts';

/** Matches the files of overrides, whose patterns are for `base`, with names that are for `cwd`. */
export const coversIn = (base: string, cwd: string): Covers => {
  const matchers = new Map<Override, Ignore>();
  return (override, file) => {
    const path = relative(base, resolve(cwd, file)).split(sep).join('/');
    const matcher = matchers.get(override) ?? ignore().add([...override.files]);
    matchers.set(override, matcher);
    return ignore.isPathValid(path) && matcher.ignores(path);
  };
};

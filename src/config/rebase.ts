import ignore from 'ignore';
import { isAbsolute, relative, sep } from 'node:path';

const segmentsOf = (path: string): readonly string[] => (path === '' ? [] : path.split(sep));

/**
 * What may be left of a pattern's segments below some folders: of `**` more than one thing, of a pattern that cannot match
 * there none. Where no segment is left, a folder above is what the pattern names.
 */
const descend = (segments: readonly string[], folders: readonly string[]): readonly (readonly string[])[] => {
  const [segment, ...rest] = segments;
  const [folder, ...below] = folders;
  if (segment === undefined || folder === undefined) return [segments];
  if (segment === '**') return [...descend(rest, folders), ...descend(segments, below)];
  return ignore().add(`/${segment}`).ignores(folder) ? descend(rest, below) : [];
};

const rebaseOne = (pattern: string, down: readonly string[], up: readonly string[]): readonly string[] => {
  const [, not = '', written = '', slash = ''] = /^(!?)(.*?)(\/?)$/s.exec(pattern) ?? [];
  const segments = written.includes('/') ? written.replace(/^\//, '').split('/') : ['**', written];
  const left = up.length > 0 ? [[...up, ...segments]] : descend(segments, down);
  // What is in an ignored folder is ignored, be it a folder or not.
  const patterns = left.map((rest) => (rest.length === 0 ? `${not}/**` : `${not}/${rest.join('/')}${slash}`));
  return [...new Set(patterns)];
};

/**
 * Patterns as in `.gitignore`, written for one directory, as they must be written for another to mean the same files
 * there. In a directory beside the first one none of them means anything.
 */
export const rebasePatterns = (patterns: readonly string[], from: string, to: string): readonly string[] => {
  const way = relative(from, to);
  if (way === '') return patterns;
  const back = segmentsOf(relative(to, from));
  if (isAbsolute(way) || (way.startsWith('..') && back.includes('..'))) return [];
  const down = back.includes('..') ? segmentsOf(way) : [];
  return patterns.flatMap((pattern) => rebaseOne(pattern, down, down.length > 0 ? [] : back));
};

/** Paths and globs, written for one directory, as they are written for another. */
export const rebasePaths = (paths: readonly string[], from: string, to: string): readonly string[] => {
  const way = relative(to, from).split(sep).join('/');
  return way === '' ? paths : paths.map((path) => (isAbsolute(path) ? path : path.replace(/^(!?)/, `$1${way}/`)));
};

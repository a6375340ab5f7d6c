import { resolve } from 'node:path';
import type { Finding } from '../../../finding/finding.ts';
import { liesIn } from '../../../input/discover/lies-in.ts';
import { whatIsAt } from '../../../input/discover/what.ts';
import type { SourceFile } from '../../../source/source.ts';
import { directoryOf, directoryPath, type Directory } from './directory.ts';
import { installedAt, installedModules, type InstalledModules } from './installed.ts';
import { textOfFile, type FileText } from './text.ts';

/** A directory with what its files hold. */
export interface ReadDirectory extends Directory {
  readonly texts: readonly FileText[];
  /** Directories that modules are called from, where the source is a literal text. */
  readonly calls: readonly string[];
}

/** Every directory that matters to a run, by path. */
export interface Directories {
  readonly all: ReadonlyMap<string, ReadDirectory>;
  /** Of those asked for, the ones that no other calls. */
  readonly roots: readonly string[];
  readonly problems: readonly Finding[];
  readonly installed: InstalledModules;
}

interface LoadRequest {
  readonly files: readonly SourceFile[];
  readonly cwd: string;
  readonly allowOutside: boolean;
}

/** Where a source leads that is a local directory: it begins with `./` or `../`; undefined for every other. */
const localSource = (source: string, from: string): string | undefined =>
  /^\.\.?(?:\/|$)/.test(source) ? resolve(from, source) : undefined;

/** The directory that a call leads to: a local one, or one that Terraform downloaded. */
export const calledDirectory = (
  source: string,
  name: string,
  from: string,
  installed: InstalledModules,
): string | undefined => localSource(source, from) ?? installedAt(installed, from, name, source);

const callsIn = (texts: readonly FileText[], directory: string): readonly string[] =>
  texts.flatMap(({ text }) =>
    [...text.matchAll(/"?\bsource"?[ \t]*[=:]\s*"(\.\.?(?:\/[^"]*)?)"/g)].flatMap(
      ([, source]) => localSource(source ?? '', directory) ?? [],
    ),
  );

/** Whether a directory may be read: it lies below one of some, links followed, or anything may. */
const mayRead = (path: string, directories: readonly string[], allowOutside: boolean): boolean => {
  const what = whatIsAt(path);
  return what.is === 'directory' && (allowOutside || liesIn(path, what.real, directories));
};

/** Reads the directories of files, and the local ones that modules are called from, and so on. */
export const loadDirectories = async (request: LoadRequest): Promise<Directories> => {
  const requested = groupedBy(request.files);
  const all = new Map<string, ReadDirectory>();
  const problems: Finding[] = [];
  const waiting = [...requested.keys()];
  const allowed = [request.cwd, ...waiting.filter((path) => path !== 'stdin')];
  const reads = (path: string): boolean => mayRead(path, allowed, request.allowOutside);
  const installed = await installedModules(allowed.slice(1), request.cwd, reads, allowed);
  // Those that come to wait meanwhile are gone through as well.
  for (const path of waiting) {
    if (all.has(path)) continue;
    const directory = directoryOf(path, request.cwd, requested.get(path) ?? []);
    const texts: FileText[] = [];
    for (const file of directory.configuration) {
      const text = await textOfFile(file);
      if ('bytes' in text) texts.push(text);
      else problems.push(text);
    }
    const downloaded = [...(installed.get(path)?.values() ?? [])].map((module) => module.directory);
    const calls = path === 'stdin' ? [] : [...callsIn(texts, path), ...downloaded].filter((call) => call !== path);
    all.set(path, { ...directory, texts, calls });
    for (const call of calls) if (!all.has(call) && reads(call)) waiting.push(call);
  }
  return { all, roots: rootsAmong([...requested.keys()], all), problems, installed };
};

const groupedBy = (files: readonly SourceFile[]): ReadonlyMap<string, readonly SourceFile[]> => {
  const groups = new Map<string, SourceFile[]>();
  for (const file of files) {
    const path = directoryPath(file);
    const group = groups.get(path);
    if (group === undefined) groups.set(path, [file]);
    else group.push(file);
  }
  return groups;
};

const reachFrom = (start: string, all: ReadonlyMap<string, ReadDirectory>, reached: Set<string>): void => {
  const waiting = [start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    waiting.push(...(all.get(path)?.calls ?? []));
  }
};

/** Directories that call each other in a circle have no root among them: then the first by name is one. */
const rootsAmong = (asked: readonly string[], all: ReadonlyMap<string, ReadDirectory>): readonly string[] => {
  const called = new Set([...all.values()].flatMap(({ calls }) => calls));
  const roots = asked.filter((path) => !called.has(path));
  const reached = new Set<string>();
  for (const root of roots) reachFrom(root, all, reached);
  for (const path of asked.toSorted()) {
    if (reached.has(path)) continue;
    roots.push(path);
    reachFrom(path, all, reached);
  }
  return roots.toSorted();
};

/** The directories that a root leads to, itself among them. */
export const belowRoot = (root: string, all: ReadonlyMap<string, ReadDirectory>): readonly ReadDirectory[] => {
  const reached = new Set<string>();
  reachFrom(root, all, reached);
  return [...reached].flatMap((path) => all.get(path) ?? []);
};

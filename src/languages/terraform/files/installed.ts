import { join, resolve } from 'node:path';
import { liesIn } from '../../../input/discover/lies-in.ts';
import { nameOf } from '../../../input/discover/name.ts';
import { read } from '../../../input/discover/read.ts';
import { whatIsAt } from '../../../input/discover/what.ts';
import { decode } from '../../../input/parse/decode.ts';
import { get, listAt, textAt, type Json } from '../../../source/json.ts';

/** A module that `terraform init` downloaded. */
interface Installed {
  /** As Terraform wrote it down, with the registry and the protocol. */
  readonly source: string;
  /** Absolute. */
  readonly directory: string;
}

/** Where calls of modules that are not local lead to: by the directory of the caller and the name of the call. */
export type InstalledModules = ReadonlyMap<string, ReadonlyMap<string, Installed>>;

const maxModules = 1000;

const listed = async (path: string, name: string): Promise<readonly Json[]> => {
  const source = await read({ name, path, given: 'found' });
  if (!('bytes' in source) || source.bytes.length > 1_000_000) return [];
  try {
    const value: Json = JSON.parse(decode(source.bytes).text);
    return listAt(value, 'Modules').slice(0, maxModules);
  } catch {
    // A list that Terraform did not write to its end: what it would say is unknown, as without it.
    return [];
  }
};

/** The host and the path of a source, without what Terraform adds when it writes it down. */
const bare = (source: string): string =>
  (source.split('?')[0] ?? '')
    .replace(/^(?:git|hg|s3|gcs)::/, '')
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/^registry\.(?:terraform\.io|opentofu\.org)\//, '')
    .replace(/\.git(?=\/|$)/, '');

/** The module that a call leads to, unless the call has another source by now than Terraform downloaded. */
export const installedAt = (
  installed: InstalledModules,
  directory: string,
  name: string,
  source: string,
): string | undefined => {
  const found = installed.get(directory)?.get(name);
  return found !== undefined && bare(found.source) === bare(source) ? found.directory : undefined;
};

/**
 * What `.terraform/modules/modules.json` of some directories says. A key `a.b` is the call `b` in the module that the call
 * `a` leads to. Only directories that may be read are in it.
 * @param allowed directories below which files may be read
 */
export const installedModules = async (
  directories: readonly string[],
  cwd: string,
  mayRead: (path: string) => boolean,
  allowed: readonly string[],
): Promise<InstalledModules> => {
  const all = new Map<string, Map<string, Installed>>();
  for (const root of directories) {
    const path = join(root, '.terraform', 'modules', 'modules.json');
    const what = whatIsAt(path);
    if (what.is !== 'file' || !what.regular || !liesIn(path, what.real, allowed)) continue;
    const modules = (await listed(path, nameOf(path, cwd))).flatMap((module) => {
      const [key, source, directory] = [textAt(module, 'Key'), textAt(module, 'Source'), get(module, 'Dir')];
      return key === undefined || typeof directory !== 'string'
        ? []
        : [{ key, source: source ?? '', directory: resolve(root, directory) }];
    });
    const byKey = new Map([['', root], ...modules.map(({ key, directory }) => [key, directory] as const)]);
    for (const { key, source, directory } of modules) {
      const dot = key.lastIndexOf('.');
      const caller = byKey.get(key.slice(0, Math.max(0, dot)));
      if (key === '' || caller === undefined || !mayRead(directory)) continue;
      const calls = all.get(caller) ?? new Map<string, Installed>();
      all.set(caller, calls.set(key.slice(dot + 1), { source, directory }));
    }
  }
  return all;
};

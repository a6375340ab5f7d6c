import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nameOf } from '../../../input/discover/name.ts';
import type { SourceFile } from '../../../source/source.ts';

/** The files of one directory that Terraform would read, each list in the order of names. */
export interface Directory {
  readonly path: string;
  readonly configuration: readonly SourceFile[];
  /** Values of variables, in the order in which later ones win. */
  readonly values: readonly SourceFile[];
  /** Files of values that Terraform takes only where they are named. */
  readonly valuesIfNamed: readonly SourceFile[];
  /** More may be declared there than is read: it cannot be listed, or holds what is another tool's or makes configurations. */
  readonly mayHoldMore: boolean;
}

const isConfiguration = (name: string): boolean => /\.(?:tf|tofu)(?:\.json)?$/.test(name) && !/^[.#]|~$/.test(name);

/** The file that OpenTofu reads in place of one of Terraform's, if it is there. */
export const inPlaceOf = (name: string): string => name.replace(/\.tf(\.json)?$/, '.tofu$1');

/** Files of Terragrunt and of CDK for Terraform, and templates of configurations. */
const isOfOthers = (name: string): boolean => /^terragrunt\.|^cdktf\.json$|\.tf(?:\.json)?\.[\w-]+$/.test(name);

/** `terraform.tfvars` comes first, then `*.auto.tfvars` in the order of names; of each, JSON comes later. */
const rankOf = (name: string): number | undefined => {
  if (name === 'terraform.tfvars') return 0;
  if (name === 'terraform.tfvars.json') return 1;
  return /\.auto\.tfvars(?:\.json)?$/.test(name) ? 2 : undefined;
};

const holdsValues = (name: string): boolean => name.endsWith('.tfvars') || name.endsWith('.tfvars.json');

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The files of a directory. `requested` are files of it that the run was asked to read: they keep their name and how
 * they were found. A directory that cannot be listed holds just these.
 */
export const directoryOf = (path: string, cwd: string, requested: readonly SourceFile[]): Directory => {
  const known = new Map(requested.map((file) => [file.path, file]));
  const names = listed(path).toSorted(byName);
  const file = (name: string): SourceFile => {
    const full = join(path, name);
    return known.get(full) ?? { name: nameOf(full, cwd), path: full, given: 'found' };
  };
  const isReplaced = (name: string): boolean => inPlaceOf(name) !== name && names.includes(inPlaceOf(name));
  const configuration = names.filter((name) => isConfiguration(name) && !isReplaced(name)).map(file);
  const unlisted = requested.filter(
    (each) => !configuration.some((other) => other.path === each.path) && !isReplaced(basename(each.path)),
  );
  const values = names
    .flatMap((name) => {
      const rank = rankOf(name);
      return rank === undefined ? [] : [{ name, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank || byName(a.name, b.name));
  return {
    path,
    configuration: [...configuration, ...unlisted],
    values: values.map(({ name }) => file(name)),
    valuesIfNamed: names.filter((name) => holdsValues(name) && rankOf(name) === undefined).map(file),
    mayHoldMore: names.length === 0 || names.some((name) => !isConfiguration(name) && isOfOthers(name)),
  };
};

const listed = (path: string): readonly string[] => {
  try {
    return readdirSync(path);
  } catch {
    // It was deleted meanwhile, or standard input has none: reading the files asked for says why they cannot be read.
    return [];
  }
};

/** The directory of a file; standard input is in one of its own. */
export const directoryPath = ({ path }: SourceFile): string => (path === 'stdin' ? 'stdin' : dirname(path));

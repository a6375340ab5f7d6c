import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTerraform, type DeclaredSources, type TerraformRequest } from '../../../src/languages/terraform/read.ts';
import { shown } from './value-of.ts';

type Options = Partial<Pick<TerraformRequest, 'vars' | 'varFiles' | 'allowOutside'>> & {
  /** Which of the files the run is given; default all `.tf` and `.tf.json`. */
  readonly given?: readonly string[];
  /** Where the run stands below the directory of the files. */
  readonly cwd?: string;
};

/** What a directory with these files declares. */
export const readFiles = async (
  files: Readonly<Record<string, string>>,
  options: Options = {},
): Promise<DeclaredSources> => {
  const directory = mkdtempSync(join(tmpdir(), 'iamlint-terraform-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(directory, name)), { recursive: true });
      writeFileSync(join(directory, name), text);
    }
    const given = options.given ?? Object.keys(files).filter((name) => /\.tf(\.json)?$/.test(name));
    const cwd = join(directory, options.cwd ?? '.');
    return await readTerraform({
      files: given.map((name) => ({ name, path: join(directory, name), given: 'found' })),
      cwd,
      vars: options.vars ?? [],
      varFiles: options.varFiles ?? [],
      allowOutside: options.allowOutside ?? false,
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
};

/** The values of what is declared, in the words of `shown`, by address. */
export const valuesIn = ({ declaration }: DeclaredSources): Readonly<Record<string, unknown>> =>
  Object.fromEntries(declaration.resources.map(({ address, values }) => [address, shown(values)]));

/** What is declared by files, by address. */
export const declaredIn = async (
  files: Readonly<Record<string, string>>,
  options: Options = {},
): Promise<Readonly<Record<string, unknown>>> => valuesIn(await readFiles(files, options));

/** What a name in a resource stands for in one file. */
export const nameIn = async (files: Readonly<Record<string, string>>, options: Options = {}): Promise<unknown> => {
  const [resource] = (await readFiles(files, options)).declaration.resources;
  const name = resource?.values.get('name');
  return name === undefined ? undefined : shown(name);
};

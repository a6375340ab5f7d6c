import { bound } from '../../finding/bound.ts';
import { inPlaceOf } from '../../languages/terraform/files/directory.ts';
import type { SourceFile } from '../../source/source.ts';
import { emptyReading, type Reading } from '../reading.ts';
import { hiddenBlocks } from './hidden-blocks.ts';
import type { ReadContext } from './context.ts';
import { withCommands } from './run-texts.ts';

/** Terraform configurations: a file means its directory, and all of them are read together. */
export const readConfigurations = async (files: readonly SourceFile[], context: ReadContext): Promise<Reading> => {
  const { cwd, allowOutside, terraform, limits, progress } = context;
  const { readTerraform } = await import('../../languages/terraform/read.ts');
  const { vars, varFiles } = terraform;
  const sources = await context.measure('terraform', () =>
    readTerraform({ files, cwd, vars, varFiles, allowOutside, limits, progress }),
  );
  const { declaration, parsed, problems, bodies, notChecked } = await context.measure('scripts', () =>
    withCommands(sources, cwd, limits),
  );
  return {
    ...emptyReading,
    declarations:
      declaration.resources.length + declaration.gaps.length + (declaration.dormant?.length ?? 0) > 0
        ? [declaration]
        : [],
    parsed,
    problems: bound(problems),
    documents: parsed.size,
    bodies,
    notChecked: [...hiddenBlocks(sources.hidden ?? []), ...notChecked],
    skipped: files
      .filter(({ name, given }) => given === 'found' && !parsed.has(name))
      .map(({ name }) => ({
        file: name,
        reason:
          inPlaceOf(name) !== name && parsed.has(inPlaceOf(name))
            ? `OpenTofu reads \`${inPlaceOf(name)}\` in its place`
            : 'nothing in its directory is about IBM Cloud',
      })),
  };
};

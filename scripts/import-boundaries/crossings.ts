import { posix } from 'node:path';
import { importsOf, type Import } from '../imports.ts';
import { boundaries, type Boundary } from './table.ts';

const isIn = (file: string, folder: string): boolean => file === folder || file.startsWith(`${folder}/`);

/** The row of the innermost folder a file lies in. */
const rowOf = (file: string): Boundary | undefined =>
  boundaries.filter(({ from }) => isIn(file, from)).toSorted((a, b) => b.from.length - a.from.length)[0];

/** The package's name, or `node:x` for one of Node's own modules. */
const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

const allows = (row: Boundary, file: string, specifier: string): boolean => {
  if (!specifier.startsWith('.')) {
    const name = packageOf(specifier);
    return row.packages.includes(name) || (name.startsWith('node:') && row.packages.includes('node:*'));
  }
  const target = posix.join(posix.dirname(file), specifier);
  return (rowOf(target) === row && row.apart !== true) || row.mayImport.some((folder) => isIn(target, folder));
};

const lineOf = (text: string, { offset }: Import): number => text.slice(0, offset).split('\n').length;

/** The imports of a file (a path from the root of the repository, with forward slashes) that its row does not allow, worded. */
export const crossings = (file: string, text: string): readonly string[] => {
  const row = rowOf(file);
  if (row === undefined) return [];
  if (row.from === 'src' && posix.dirname(file) !== 'src') {
    return [
      `${file}: its folder has no row in scripts/import-boundaries/table.ts: say there what it may import, and why no more`,
    ];
  }
  return importsOf(file, text)
    .filter(({ specifier }) => !allows(row, file, specifier))
    .map((found) => {
      const allowed = [...row.mayImport, ...row.packages].map((name) => `\`${name}\``).join(', ');
      return `${file}:${lineOf(text, found)}: \`${found.specifier}\` is not for \`${row.from}\`: ${row.why}; it may import ${allowed || 'nothing'}`;
    });
};

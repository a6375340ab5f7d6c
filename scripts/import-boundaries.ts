import { readFile } from 'node:fs/promises';
import { crossings } from './import-boundaries/crossings.ts';
import { boundaries } from './import-boundaries/table.ts';
import { filesBelow } from './files-below.ts';

/** Says which imports go against the arrows between the folders. */
const files = (await Promise.all(['src', 'rules'].map((folder) => filesBelow(folder, '.ts')))).flat();
const empty = boundaries.filter(
  ({ from, optional }) => optional !== true && !files.some((file) => file.startsWith(`${from}/`)),
);
const found = [
  ...(await Promise.all(files.map(async (file) => crossings(file, await readFile(file, 'utf8'))))).flat(),
  ...empty.map(({ from }) => `scripts/import-boundaries/table.ts: \`${from}\` holds no file any more`),
];
process.stdout.write([...found, `${files.length} files, ${found.length} imports against the arrows`, ''].join('\n'));
process.exitCode = found.length === 0 ? 0 : 1;

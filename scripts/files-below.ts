import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The files below a folder whose names end so, as paths with forward slashes, in order. */
export const filesBelow = async (folder: string, ending: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).split(sep).join('/'))
    .toSorted();
};

import { existsSync, readFileSync } from 'node:fs';

/** The folder of the package: the nearest one above this file that has a `package.json`, in sources and in the bundle. */
const packageFolder = (): URL => {
  let folder = new URL('.//', import.meta.url);
  while (!existsSync(new URL('package.json', folder)) && folder.pathname !== '/') folder = new URL('../', folder);
  return folder;
};

/** The page of a rule, as Markdown. */
export const readPage = (category: string, id: string): string =>
  readFileSync(new URL(`rules/${category}/${id}.md`, packageFolder()), 'utf8');

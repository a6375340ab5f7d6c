import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { packaged } from '../../src/languages/grammar/packaged.ts';
import { filesBelow } from '../files-below.ts';

const folder = '.build/standalone-assets';

/**
 * Lays out what the command reads from its package, as it lies there: the grammars, the catalogue of services, the pages of the rules, and a
 * `package.json`, by which the command knows the folder. Gives the files and folders of the top.
 */
export const layOutAssets = async (): Promise<readonly string[]> => {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const services = 'published-services.ndjson';
  await cp(join('src/catalogue/data', services), join(folder, services));
  const grammars = Object.keys(packaged).map((name) => `${name}.wasm`);
  for (const [name, path] of Object.entries(packaged))
    await cp(join('node_modules', path), join(folder, `${name}.wasm`));
  for (const page of await filesBelow('rules', '.md')) await cp(page, join(folder, page));
  const { name, version }: Readonly<Record<string, string>> = JSON.parse(await readFile('package.json', 'utf8'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name, version }));
  return [...grammars, services, 'rules', 'package.json'].map((one) => resolve(folder, basename(one)));
};

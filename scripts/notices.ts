import { readdir, readFile } from 'node:fs/promises';
import type { Metafile } from 'esbuild';
import { packaged } from '../src/languages/grammar/packaged.ts';

/** The folder of the npm package a bundled file comes from; undefined for our own files. */
export const packageOf = (input: string): string | undefined =>
  /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];

/** The validators compiled from the schemas hold parts of it. */
const inValidators = 'node_modules/ajv';

/** The packages of the grammars, which are files beside the bundle. */
const ofGrammars = Object.values(packaged).flatMap((path) => packageOf(`node_modules/${path}`) ?? []);

/** The folders of the npm packages that went into a bundle, in order. */
const packagesIn = (metafile: Metafile): readonly string[] => {
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs));
  return [...new Set([inValidators, ...ofGrammars, ...used.flatMap((input) => packageOf(input) ?? [])])].toSorted();
};

const notice = async (folder: string): Promise<string> => {
  const { name, version, license }: Readonly<Record<string, string>> = JSON.parse(
    await readFile(`${folder}/package.json`, 'utf8'),
  );
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`\`${folder}\` is bundled and has no licence file to pass on`);
  const text = await readFile(`${folder}/${file}`, 'utf8');
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
};

/** The licences of the packages in a bundle: each asks that its text goes along. */
export const notices = async (metafile: Metafile): Promise<string> =>
  [
    'iamlint contains the packages below, each under its own licence.\n',
    ...(await Promise.all(packagesIn(metafile).map(notice))),
  ].join(`\n${'-'.repeat(80)}\n\n`);

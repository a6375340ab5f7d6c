import { readFile } from 'node:fs/promises';
import type { Json } from '../../../src/source/json.ts';

/** A plan or state of the folder `plans`. */
export const plan = async (name: string): Promise<Json> => {
  const value: Json = JSON.parse(await planText(name));
  return value;
};

export const planText = (name: string): Promise<string> => readFile(new URL(`plans/${name}`, import.meta.url), 'utf8');

export const planNames = [
  'engine-in-modules.json',
  'replace-and-delete.json',
  'for-each-in-modules.json',
  'state.json',
  'raw.tfstate',
] as const;

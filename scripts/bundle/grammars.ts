import { copyFile } from 'node:fs/promises';
import { packaged } from '../../src/languages/grammar/packaged.ts';

/** Puts the WebAssembly files of the grammars beside the bundle. */
export const copyGrammars = async (): Promise<void> => {
  for (const [name, path] of Object.entries(packaged)) await copyFile(`node_modules/${path}`, `dist/${name}.wasm`);
};

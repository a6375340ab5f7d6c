import { readFile } from 'node:fs/promises';
import { parseSync, Visitor } from 'oxc-parser';
import type { Plugin } from 'esbuild';
import { apartFile } from './apart.ts';

/**
 * A module with its dynamic imports made static, where what they load is no file of its own. esbuild would wrap such a
 * module, and all that it imports, in functions that are run later, and V8 reads the body of a function that is run at
 * once twice: this doubles the time of start-up. Nothing happens when one of our modules is imported, so nothing changes.
 */
const flat = (path: string, text: string): string => {
  const imports: string[] = [];
  let result = '';
  let end = 0;
  new Visitor({
    ImportExpression: (found) => {
      // An import of what is only known at run time stays as it is.
      const specifier = found.source.type === 'Literal' ? String(found.source.value) : 'node:';
      if (specifier.startsWith('node:') || apartFile(specifier, path) !== undefined) return;
      const variable = `__import${imports.length}`;
      imports.push(`\nimport * as ${variable} from '${specifier}';`);
      result += `${text.slice(end, found.start)}Promise.resolve(${variable})`;
      end = found.end;
    },
  }).visit(parseSync(path, text).program);
  // An import is hoisted from wherever it stands; at the end it leaves a first line such as `#!` alone.
  return result + text.slice(end) + imports.join('');
};

export const flattening: Plugin = {
  name: 'flattening',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: flat(path, await readFile(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

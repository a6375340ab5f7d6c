/** Grammars of tree-sitter, loaded when a source needs one. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Parser } from 'web-tree-sitter';
import { packaged, type GrammarName } from './packaged.ts';
import { prepareToCompile } from './tiering.ts';

const bytesOf = (name: keyof typeof packaged): Uint8Array => {
  const bundled = fileURLToPath(new URL(`./${name}.wasm`, import.meta.url));
  return readFileSync(existsSync(bundled) ? bundled : createRequire(import.meta.url).resolve(packaged[name]));
};

const parsers = new Map<GrammarName, Promise<Parser>>();
let started: Promise<void> | undefined;

/** Compiled on this thread: there is nothing else to do meanwhile, and waiting for another thread takes longer. */
const moduleOf = (name: keyof typeof packaged): WebAssembly.Module => new WebAssembly.Module(bytesOf(name));

const load = async (name: GrammarName): Promise<Parser> => {
  const { Language, Parser } = await import('web-tree-sitter');
  prepareToCompile();
  started ??= Parser.init({
    instantiateWasm: (imports: object, done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) => {
      const module = moduleOf('web-tree-sitter');
      done(new WebAssembly.Instance(module, imports), module);
    },
  });
  await started;
  return new Parser().setLanguage(Language.loadSync(moduleOf(name)));
};

/**
 * A parser for a grammar, made once and shared: delete the tree of one parse before the next
 * begins. The WebAssembly files are read here and nowhere else: in a bundle from its own folder, otherwise from their
 * packages. Rejects only where they cannot be read.
 */
export const loadGrammar = (name: GrammarName): Promise<Parser> => {
  const known = parsers.get(name);
  if (known !== undefined) return known;
  const loading = load(name);
  parsers.set(name, loading);
  return loading;
};

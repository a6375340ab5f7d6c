import { setFlagsFromString } from 'node:v8';

/** `--liftoff-only`, with what it implies where it is said as Node starts; newer versions of V8 want all three. */
const names = ['liftoff-only', 'no-wasm-tier-up', 'no-wasm-dynamic-tiering'];

const opposite = (name: string): string => (name.startsWith('no-') ? name.slice('no-'.length) : `no-${name}`);

/**
 * V8 compiles the functions of a WebAssembly module quickly, and those that are called often once more, to run faster. For
 * the parsers of grammars that does not pay: compiling the largest function of the shell's takes longer than all else in a
 * run on one script (`npm run bench:startup`), and on 2,000 files of Terraform it would save some hundredths of the time
 * (`npm run bench:throughput`).
 *
 * Compiled code is only taken by a V8 with the flags it was made with, so that they are taken back before Node writes it.
 */
export const compileGrammarsOnce = (): void => {
  setFlagsFromString(names.map((name) => `--${name}`).join(' '));
  process.once('exit', () => setFlagsFromString(names.map((name) => `--${opposite(name)}`).join(' ')));
};

/** All that nearly every run of `lint` needs, as one file of the bundle: to open two takes longer. */
export { lintCommand } from './lint.ts';
export { builtIn } from './parts.ts';

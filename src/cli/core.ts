/** All that nearly every run of `lint` needs, from its start on, as one file of the bundle: to open two takes longer. */
export { start } from './main.ts';
export { lintCommand } from './lint.ts';
export { builtIn } from './dependencies.ts';

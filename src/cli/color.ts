import type { Io } from './io.ts';

/**
 * Whether standard output is coloured. `--color` decides; else `NO_COLOR` (no-color.org) and `FORCE_COLOR`, where set to
 * something; else colours are for terminals that know them.
 */
export const isColored = (when: string | undefined, { env, terminal }: Pick<Io, 'env' | 'terminal'>): boolean => {
  if (when === 'always' || when === 'never') return when === 'always';
  if (env['NO_COLOR']) return false;
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return terminal !== undefined && env['TERM'] !== 'dumb';
};

import type { VariableValue } from '../../declared/declared.ts';

/** What a variable is given of which nothing is said. */
export const given = (variable: string): VariableValue => ({
  unknown: `\`${variable}\` may be given anything`,
  variable,
});

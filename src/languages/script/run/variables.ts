import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Statement } from '../shell/syntax.ts';
import { boundTo } from './expand.ts';
import type { Context, Machine } from './machine.ts';
import { assign, isListed, type Bound } from './scope.ts';

/** Sets a variable, in the function that is being run where `local`. */
export const setVariable = (
  { host }: Machine,
  { frames }: Context,
  variable: { readonly name: string; readonly value: Bound; readonly range: Range; readonly local?: boolean },
): void => {
  const { name, value, range, local = false } = variable;
  host.noted('set', name, range, isListed(value) ? undefined : value);
  assign(frames, name, value, local);
};

/** Sets the variables of `A=1 B=2`, each after the one before. */
export const assignAll = (
  machine: Machine,
  assignments: Extract<Statement, { is: 'assign' }>['assignments'],
  context: Context,
  local: boolean,
): void => {
  for (const { name, value, changes } of assignments) {
    const range = 'parts' in value ? value.range : (value[0]?.range ?? { start: 0, end: 0 });
    const bound: Bound = changes
      ? [
          {
            hole: unknown(`the variable \`${name}\` is composed when the script runs`),
            tag: `${name}:${range.start}`,
            variable: `$${name}`,
            range,
          },
        ]
      : boundTo(machine, value, context);
    setVariable(machine, context, { name, value: bound, range, local });
  }
};

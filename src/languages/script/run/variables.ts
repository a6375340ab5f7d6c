import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Statement } from '../shell/syntax.ts';
import { boundTo, unsetHole } from './expand.ts';
import type { Context, Machine } from './machine.ts';
import { assign, isListed, lookUp, type Bound } from './scope.ts';

/** Sets a variable, in the function that is being run where `local`. */
export const setVariable = (
  { host, budget }: Machine,
  { frames }: Context,
  variable: { readonly name: string; readonly value: Bound; readonly range: Range; readonly local?: boolean },
): void => {
  const { name, range, local = false } = variable;
  const value: Bound = budget.made(variable.value, range);
  host.noted('set', name, range, isListed(value) ? undefined : value);
  assign(frames, name, value, local);
};

/** `X+=text` and `X+=(words)`: what is added stands behind what was there, which for a text may come from elsewhere. */
const appended = (before: Bound | undefined, added: Bound, name: string, range: Range): Bound => {
  if (isListed(added)) {
    const held = before === undefined ? [] : isListed(before) ? before.list : [before];
    return { list: [...held, ...added.list] };
  }
  if (before === undefined) return [unsetHole(name, range), ...added];
  if (!isListed(before)) return [...before, ...added];
  const [first = [], ...rest] = before.list;
  return { list: [[...first, ...added], ...rest] };
};

/** Sets the variables of `A=1 B=2`, each after the one before. */
export const assignAll = (
  machine: Machine,
  assignments: Extract<Statement, { is: 'assign' }>['assignments'],
  context: Context,
  local: boolean,
): void => {
  for (const { name, value, changes, appends } of assignments) {
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
      : appends
        ? appended(lookUp(context.frames, name), boundTo(machine, value, context), name, range)
        : boundTo(machine, value, context);
    setVariable(machine, context, { name, value: bound, range, local });
  }
};

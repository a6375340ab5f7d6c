import { unknown } from '../../../source/unknown.ts';
import { scriptLimits } from '../limits.ts';
import type { Statement } from '../shell/syntax.ts';
import { argumentsOf } from './expand.ts';
import type { Argument, Context, Machine } from './machine.ts';
import type { Output } from './output.ts';
import { isHole, type Text } from './text.ts';
import { setVariable } from './variables.ts';
import { runWays } from './ways.ts';

type Loop = Extract<Statement, { is: 'loop' }>;

/** True where each round's value is known, or is at least one value, as a variable that is set elsewhere. */
const canBeFollowed = (items: readonly Argument[]): boolean =>
  items.length <= scriptLimits.rounds &&
  items.every(
    ({ text, maySplit }) => !maySplit && !text.some((part) => isHole(part) && part.tag.startsWith('expression:')),
  );

/** Runs a loop round by round where its items are known, else once, with an unknown item. */
export const runLoop = (machine: Machine, loop: Loop, context: Context): readonly Output[] => {
  const { variable: name, over, body, range } = loop;
  const items = over?.flatMap((word) => argumentsOf(machine, word, context));
  if (name !== undefined && items !== undefined && canBeFollowed(items)) {
    return items.flatMap(({ text, range: at }) => {
      if (!machine.budget.spend(scriptLimits.statement * body.length, range)) return [];
      setVariable(machine, context, { name, value: text, range: at });
      return machine.run(body, context);
    });
  }
  if (name !== undefined) {
    const value: Text = [
      {
        hole: unknown(`the variable \`${name}\` goes through a list that is not known`),
        tag: `loop:${name}:${range.start}`,
        variable: `$${name}`,
        range,
      },
    ];
    setVariable(machine, context, { name, value, range });
  }
  const why = `it is in the loop on line ${machine.lineOf(range.start)}`;
  return runWays(machine, { ways: [body], exhaustive: false, why, range, mayExist: false }, context);
};

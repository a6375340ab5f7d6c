import type { Range } from '../../../source/place.ts';
import { scriptLimits } from '../limits.ts';
import type { Statement } from '../shell/syntax.ts';
import type { Context, Machine } from './machine.ts';
import type { Output } from './output.ts';
import { copyOf, mergeInto, sizeOf, type Frames } from './scope.ts';
import { endsIt } from './shape.ts';

/** Statements of which it is not known whether they run. */
export interface Ways {
  /** One list for each way that the script can take. */
  readonly ways: readonly (readonly Statement[])[];
  /** One of the ways is taken for certain, as where there is an `else`. */
  readonly exhaustive: boolean;
  readonly why: string;
  readonly range: Range;
  /** A way may be skipped because what it would make exists already. */
  readonly mayExist: boolean;
}

/** Runs each way from the same start, and merges the variables that they leave. */
export const runWays = (machine: Machine, { ways, exhaustive, why, range, mayExist }: Ways, context: Context) => {
  const unknownOutput: readonly Output[] = [{ is: 'unknown', why }];
  const kept = scriptLimits.variableKept * sizeOf(context.frames) * (ways.length + 1);
  if (!machine.budget.spend(kept, range)) return unknownOutput;
  const left: Frames[] = exhaustive ? [] : [copyOf(context.frames)];
  const outputs = ways.map((way) => {
    const frames = copyOf(context.frames);
    const output = machine.run(way, {
      ...context,
      frames,
      uncertainBecause: context.uncertainBecause ?? why,
      mayExist: context.mayExist === true || mayExist,
    });
    if (!endsIt(way)) left.push(frames);
    return output;
  });
  if (left.length > 0) mergeInto(context.frames, left, range, machine.host.same);
  return outputs.some((output) => output.length > 0) ? unknownOutput : [];
};

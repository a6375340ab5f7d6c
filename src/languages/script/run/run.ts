/**
 * A script's run: statements are followed as far as their effect can be known without running anything. `createMachine`
 * makes the state, the functions below run one statement each, and the other files of this folder do the longer ones.
 */
import { scriptLimits } from '../limits.ts';
import type { Statement } from '../shell/syntax.ts';
import type { Budget } from './budget.ts';
import { argumentsOf } from './expand.ts';
import { invoke } from './invoke.ts';
import { runLoop } from './loop.ts';
import { waysOf } from './choices.ts';
import type { Context, Host, Invocation, Machine, RunStatements } from './machine.ts';
import type { Output } from './output.ts';
import { inputOf, send } from './redirects.ts';
import { copyOf, isListed, lookUp, sizeOf, type Bound, type Frames } from './scope.ts';
import { asks, joiner, endsIt, onlySources } from './shape.ts';
import type { Text } from './text.ts';
import { assignAll } from './variables.ts';
import { runWays } from './ways.ts';

type StatementOf<Is extends Statement['is']> = Extract<Statement, { is: Is }>;

/** The state of a script in which nothing has run yet. `files` are those that it writes; `lineOf` names a line. */
export const createMachine = (
  host: Host,
  budget: Budget,
  files: Map<string, Text>,
  lineOf: (offset: number) => string,
): Machine => {
  const join = joiner(host.lost);
  const run: RunStatements = (statements, context) =>
    join(statements).flatMap((statement) => runStatement(machine, statement, context));
  const machine: Machine = {
    host,
    functions: new Map(),
    borrowed: new Set(),
    called: new Set(),
    files,
    budget,
    lineOf,
    run,
  };
  return machine;
};

const runStatement = (machine: Machine, statement: Statement, context: Context): readonly Output[] => {
  const { budget, functions, run, lineOf } = machine;
  if ('range' in statement && !budget.again(statement, scriptLimits.statement, statement.range)) return [];
  switch (statement.is) {
    case 'command':
      return runCommand(machine, statement, context);
    case 'assign':
      assignAll(machine, statement.assignments, context, statement.local && context.frames.length > 1);
      return [];
    case 'redirected': {
      const stdin = inputOf(machine, statement.redirects, context);
      return send(machine, run(statement.body, { ...context, stdin }), statement.redirects.to, context);
    }
    case 'pipeline':
      return runPipeline(machine, statement, context);
    case 'and':
      return runAnd(machine, statement, context);
    case 'or':
      return runOr(machine, statement, context);
    case 'choice': {
      const { conditions, branches: ways, exhaustive, range } = statement;
      run(conditions, context);
      const [only, other] = ways;
      if (only !== undefined && other === undefined && onlySources(only)) return run(only, context);
      const why = `it is in a branch on line ${lineOf(range.start)}`;
      return runWays(machine, { ways, exhaustive, why, range, mayExist: true }, context);
    }
    case 'loop':
      return runLoop(machine, statement, context);
    case 'function':
      functions.set(statement.name, statement.body);
      if (context.sourcing.length > 0) machine.borrowed.add(statement.name);
      else machine.borrowed.delete(statement.name);
      return [];
    case 'group':
      return statement.own ? runAside(machine, statement, context) : run(statement.body, context);
    case 'test':
      return [];
  }
};

/** Runs a group in a shell of its own: what it sets ends with it. */
const runAside = (
  { budget, run }: Machine,
  { body, range }: StatementOf<'group'>,
  context: Context,
): readonly Output[] =>
  budget.spend(scriptLimits.variableKept * sizeOf(context.frames), range)
    ? run(body, { ...context, frames: copyOf(context.frames) })
    : [];

/** `NAME=value command arguments < input > output`, of which each may be absent. */
const runCommand = (machine: Machine, statement: StatementOf<'command'>, context: Context): readonly Output[] => {
  const { assignments, redirects, range } = statement;
  const words = statement.words.flatMap((word) => argumentsOf(machine, word, context));
  if (words.length === 0) {
    assignAll(machine, assignments, context, false);
    return [];
  }
  const hasOwn = assignments.length > 0;
  const frames: Frames = hasOwn ? [...context.frames, new Map<string, Bound>()] : context.frames;
  const within: Context = { ...context, frames };
  if (hasOwn) assignAll(machine, assignments, within, true);
  const variable = (name: string): Text | undefined => {
    const found = lookUp(frames, name);
    return isListed(found) ? undefined : found;
  };
  const invocation: Invocation = {
    words,
    stdin: inputOf(machine, redirects, within),
    uncertainBecause: context.uncertainBecause,
    mayExist: context.mayExist === true,
    isUncalled: context.isUncalled === true,
    range,
    variable,
  };
  const ways = waysOf(words);
  const why = context.uncertainBecause ?? 'its words are set in more than one way';
  const outputs =
    ways === undefined
      ? invoke(machine, invocation, within)
      : ways.flatMap((way) =>
          invoke(machine, { ...invocation, words: way, uncertainBecause: why }, { ...within, uncertainBecause: why }),
        );
  return send(machine, outputs, redirects.to, within);
};

const runPipeline = (machine: Machine, { stages }: StatementOf<'pipeline'>, context: Context): readonly Output[] => {
  let outputs: readonly Output[] = [];
  stages.forEach((stage, nth) => {
    const [only, more] = outputs;
    const stdin: Output | undefined =
      nth === 0 ? context.stdin : more === undefined ? only : { is: 'unknown', why: 'several commands write it' };
    outputs = runStatement(machine, stage, { ...context, stdin });
  });
  return outputs;
};

const runAnd = (
  machine: Machine,
  { left, right, range }: StatementOf<'and' | 'or'>,
  context: Context,
): readonly Output[] => {
  const first = runStatement(machine, left, context);
  if (!asks(left) || onlySources([right])) return [...first, ...runStatement(machine, right, context)];
  const why = `it runs only where the command before it on line ${machine.lineOf(range.start)} succeeds`;
  return [...first, ...runWays(machine, { ways: [[right]], exhaustive: false, why, range, mayExist: true }, context)];
};

const runOr = (
  machine: Machine,
  { left, right, range }: StatementOf<'and' | 'or'>,
  context: Context,
): readonly Output[] => {
  // `create || true`: a failure is accepted, as where the thing exists already.
  const mayExist = context.mayExist === true || !endsIt([right]);
  const first = runStatement(machine, left, { ...context, mayExist });
  const why = `it runs only where the command before it on line ${machine.lineOf(range.start)} fails`;
  const second = runWays(machine, { ways: [[right]], exhaustive: false, why, range, mayExist: true }, context);
  // `create || look up`: both answer with the same thing.
  return first.some(({ is }) => is === 'answer') ? first : [...first, ...second];
};

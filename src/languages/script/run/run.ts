import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Redirects, Statement, Word } from '../shell/syntax.ts';
import { builtins, wrappers } from './builtins.ts';
import { createExpander } from './expand.ts';
import type { Argument, Context, Invocation, Machine, RunStatements } from './machine.ts';
import type { Output } from './output.ts';
import { assign, copyOf, isListed, lookUp, mergeInto, type Bound, type Frames } from './scope.ts';
import { asks, endsIt, joinLost } from './shape.ts';
import { isHole, keyOf, literal, type Text } from './text.ts';

/** Rounds of one loop that are followed one by one. */
const maxRounds = 100;
/** Functions that call each other, this deep. */
const deepestCall = 20;

/** Runs statements as far as their effect can be known without running anything. */
export const createRun = (machine: Machine): RunStatements => {
  const { host, functions, files, budget, lineOf } = machine;

  const run: RunStatements = (statements, context) =>
    joinLost(statements, (word, command) => host.lost(word, command)).flatMap((statement) => one(statement, context));

  const expander = createExpander(machine, (statements, context) => run(statements, context));

  const set = (name: string, value: Bound, range: Range, context: Context, local: boolean): void => {
    host.noted('set', name, range, isListed(value) ? undefined : value);
    assign(context.frames, name, value, local);
  };

  const assignAll = (
    assignments: Extract<Statement, { is: 'assign' }>['assignments'],
    context: Context,
    local: boolean,
  ): void => {
    for (const { name, value, changes } of assignments) {
      const range = 'parts' in value ? value.range : (value[0]?.range ?? { start: 0, end: 0 });
      const bound: Bound = changes
        ? [
            {
              hole: unknown(`the variable \`${name}\` is put together when the script runs`),
              tag: `${name}:${range.start}`,
              variable: `$${name}`,
              range,
            },
          ]
        : expander.bound(value, context);
      set(name, bound, range, context, local);
    }
  };

  const inputOf = ({ input, from }: Redirects, context: Context): Output | undefined => {
    if (input !== undefined) return { is: 'text', text: expander.joined(input, context) };
    if (from === undefined) return context.stdin;
    const found = files.get(keyOf(expander.joined(from, context)));
    return found === undefined ? { is: 'unknown', why: 'it is read from a file' } : { is: 'text', text: found };
  };

  /** Writes outputs where they are sent; gives what is left for whoever reads on. */
  const sent = (outputs: readonly Output[], to: Word | undefined, context: Context): readonly Output[] => {
    if (to === undefined) return outputs;
    const name = expander.joined(to, context);
    if (literal(name) === '/dev/stderr' || literal(name) === '/dev/stdout') return outputs;
    const [only, more] = outputs;
    if (only?.is === 'text' && more === undefined) files.set(keyOf(name), only.text);
    else files.delete(keyOf(name));
    return [];
  };

  const call = (name: string, words: readonly Argument[], context: Context): readonly Output[] => {
    machine.called.add(name);
    if (context.depth >= deepestCall) return [];
    const locals = new Map<string, Bound>();
    words.slice(1).forEach(({ text }, nth) => locals.set(String(nth + 1), text));
    locals.set('@', { list: words.slice(1).map(({ text }) => text) });
    return run(functions.get(name) ?? [], {
      ...context,
      frames: [...context.frames, locals],
      depth: context.depth + 1,
    });
  };

  const read = (words: readonly Argument[], range: Range): void => {
    const file = words[1] === undefined ? undefined : literal(words[1].text);
    if (file === undefined || host.holdsCommands(file)) {
      host.gap(file === undefined ? 'it runs another script' : `it runs \`${file}\`, which is not followed`, range);
    }
  };

  const invoke = (invocation: Invocation, context: Context): readonly Output[] => {
    const words = invocation.words;
    const [first] = words;
    const name = first === undefined ? undefined : literal(first.text);
    if (name === undefined) {
      const output = host.run(invocation);
      return output === undefined ? [{ is: 'unknown', why: 'it is what another command writes' }] : [output];
    }
    if (functions.has(name)) return call(name, words, { ...context, stdin: invocation.stdin });
    if (wrappers.has(name) && words.length > 1) {
      const rest = words.slice(1).filter((word, nth) => nth > 0 || !/^-|=/.test(literal(word.text) ?? ''));
      return invoke({ ...invocation, words: rest }, context);
    }
    if (name === 'source' || name === '.' || /^(?:ba)?sh$/.test(name)) {
      const isText = /^-\w*c$/.test(words[1] === undefined ? '' : (literal(words[1].text) ?? ''));
      if (isText) host.gap('it runs a text as a script', invocation.range);
      else if (words.length > 1) read(words, invocation.range);
      return [];
    }
    if (/^\.{0,2}\/.*\.sh$/.test(name)) {
      read(
        [first, ...words].filter((word) => word !== undefined),
        invocation.range,
      );
      return [];
    }
    const builtin = builtins.get(name);
    const isXargs = name === 'xargs' && words.some(({ text }) => literal(text) === 'ibmcloud');
    if (isXargs) {
      const at = words.findIndex(({ text }) => literal(text) === 'ibmcloud');
      const fed: Argument = {
        text: [
          { hole: unknown('`xargs` puts it here'), tag: `xargs:${invocation.range.start}`, range: invocation.range },
        ],
        range: invocation.range,
        open: true,
      };
      return invoke(
        {
          ...invocation,
          words: [...words.slice(at), fed],
          uncertainBecause: invocation.uncertainBecause ?? '`xargs` runs it once for each of what it is given',
        },
        context,
      );
    }
    const output = builtin === undefined ? host.run(invocation) : builtin(invocation, context, machine);
    if (output !== undefined) return [output];
    return builtin === undefined ? [{ is: 'unknown', why: 'it is what another command writes' }] : [];
  };

  const command = (statement: Extract<Statement, { is: 'command' }>, context: Context): readonly Output[] => {
    const words = statement.words.flatMap((word) => expander.argumentsOf(word, context));
    if (words.length === 0) {
      assignAll(statement.assignments, context, false);
      return [];
    }
    const frames: Frames =
      statement.assignments.length === 0 ? context.frames : [...context.frames, new Map<string, Bound>()];
    if (statement.assignments.length > 0) assignAll(statement.assignments, { ...context, frames }, true);
    const within: Context = { ...context, frames };
    const stdin = inputOf(statement.redirects, within);
    const variable = (name: string): Text | undefined => {
      const found = lookUp(frames, name);
      return isListed(found) ? undefined : found;
    };
    const outputs = invoke(
      {
        words,
        stdin,
        uncertainBecause: context.uncertainBecause,
        mayExist: context.mayExist === true,
        range: statement.range,
        variable,
      },
      within,
    );
    return sent(outputs, statement.redirects.to, within);
  };

  /** Runs ways of which each may be gone, and merges what they leave. */
  const mayRun = (
    ways: readonly (readonly Statement[])[],
    exhaustive: boolean,
    why: string,
    range: Range,
    context: Context,
    isConditional = true,
  ): readonly Output[] => {
    const left: Frames[] = exhaustive ? [] : [copyOf(context.frames)];
    const outputs = ways.map((way) => {
      const frames = copyOf(context.frames);
      const uncertainBecause = context.uncertainBecause ?? why;
      const mayExist = context.mayExist === true || isConditional;
      const output = run(way, { ...context, frames, uncertainBecause, mayExist });
      if (!endsIt(way)) left.push(frames);
      return output;
    });
    if (left.length > 0) mergeInto(context.frames, left, range, host.same);
    return outputs.some((output) => output.length > 0) ? [{ is: 'unknown', why }] : [];
  };

  const loop = (statement: Extract<Statement, { is: 'loop' }>, context: Context): readonly Output[] => {
    const { variable, over, body, range } = statement;
    const items = over?.flatMap((word) => expander.argumentsOf(word, context));
    const why = `it stands in the loop on line ${lineOf(range.start)}`;
    if (
      variable !== undefined &&
      items !== undefined &&
      items.every(({ open }) => !open) &&
      items.length <= maxRounds
    ) {
      const isKnown = items.every(
        ({ text }) => !text.some((part) => isHole(part) && part.tag.startsWith('expression:')),
      );
      if (isKnown) {
        return items.flatMap(({ text, range: at }) => {
          if (budget.left <= 0) return [];
          set(variable, text, at, context, false);
          return run(body, context);
        });
      }
    }
    if (variable !== undefined) {
      const value: Text = [
        {
          hole: unknown(`the variable \`${variable}\` goes through a list that is not known here`),
          tag: `loop:${variable}:${range.start}`,
          variable: `$${variable}`,
          range,
        },
      ];
      set(variable, value, range, context, false);
    }
    return mayRun([body], false, why, range, context, false);
  };

  const one = (statement: Statement, context: Context): readonly Output[] => {
    if (budget.left <= 0) return [];
    budget.left -= 1;
    if (budget.left === 0) host.gap('its loops go on for longer than they are followed', { start: 0, end: 0 });
    switch (statement.is) {
      case 'command':
        return command(statement, context);
      case 'assign':
        assignAll(statement.assignments, context, statement.local && context.frames.length > 1);
        return [];
      case 'redirected': {
        const stdin = inputOf(statement.redirects, context);
        return sent(run(statement.body, { ...context, stdin }), statement.redirects.to, context);
      }
      case 'pipeline': {
        let outputs: readonly Output[] = [];
        statement.stages.forEach((stage, nth) => {
          const [only, more] = outputs;
          const stdin: Output | undefined =
            nth === 0 ? context.stdin : more === undefined ? only : { is: 'unknown', why: 'several commands write it' };
          outputs = one(stage, { ...context, stdin });
        });
        return outputs;
      }
      case 'and': {
        const left = one(statement.left, context);
        const why = `it runs only where the command before it on line ${lineOf(statement.range.start)} succeeds`;
        const right = asks(statement.left)
          ? mayRun([[statement.right]], false, why, statement.range, context)
          : one(statement.right, context);
        return [...left, ...right];
      }
      case 'or': {
        const line = lineOf(statement.range.start);
        // `create || true`: a failure is put up with, as where the thing is there already.
        const mayExist = context.mayExist === true || !endsIt([statement.right]);
        const left = one(statement.left, { ...context, mayExist });
        const why = `it runs only where the command before it on line ${line} fails`;
        const right = mayRun([[statement.right]], false, why, statement.range, context);
        // `create || look up`: either tells of the same thing.
        return left.some(({ is }) => is === 'answer') ? left : [...left, ...right];
      }
      case 'choice': {
        run(statement.conditions, context);
        const why = `it stands in a branch on line ${lineOf(statement.range.start)}`;
        return mayRun(statement.branches, statement.exhaustive, why, statement.range, context);
      }
      case 'loop':
        return loop(statement, context);
      case 'function':
        functions.set(statement.name, statement.body);
        return [];
      case 'group':
        return run(statement.body, statement.own ? { ...context, frames: copyOf(context.frames) } : context);
      case 'test':
        return [];
    }
  };

  return run;
};

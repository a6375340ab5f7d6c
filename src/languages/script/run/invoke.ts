import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { builtins, wrappers } from './builtins.ts';
import type { Argument, Context, Invocation, Machine } from './machine.ts';
import type { Output } from './output.ts';
import type { Bound } from './scope.ts';
import { literal } from './text.ts';

/** Functions that call each other, this deep. */
const maxCallDepth = 20;

const outputOfOthers: Output = { is: 'unknown', why: 'it is the output of another command' };

const literalOf = (word: Argument | undefined): string | undefined =>
  word === undefined ? undefined : literal(word.text);

/** Runs a function of the script with `$1`, `$2` … and `$@` set to its arguments. */
const callFunction = (machine: Machine, name: string, words: readonly Argument[], context: Context) => {
  machine.called.add(name);
  if (context.depth >= maxCallDepth) return [];
  const locals = new Map<string, Bound>();
  const texts = words.slice(1).map(({ text }) => text);
  texts.forEach((text, nth) => locals.set(String(nth + 1), text));
  locals.set('@', { list: texts });
  return machine.run(machine.functions.get(name) ?? [], {
    ...context,
    frames: [...context.frames, locals],
    depth: context.depth + 1,
  });
};

/** Another script is run or read in: it is not followed, which is a gap where it may hold commands of IBM Cloud. */
const runOtherScript = ({ host }: Machine, word: Argument | undefined, range: Range): void => {
  const file = literalOf(word);
  if (file === undefined) host.gap('it runs another script', range);
  else if (host.holdsCommands(file)) host.gap(`it runs \`${file}\`, which is not followed`, range);
};

/** `source x.sh`, `bash x.sh`, `bash -c '…'`. */
const runShell = (machine: Machine, { words, range }: Invocation): void => {
  const [, script] = words;
  if (/^-\w*c$/.test(literalOf(script) ?? '')) machine.host.gap('it runs a text as a script', range);
  else if (script !== undefined) runOtherScript(machine, script, range);
};

/** `… | xargs ibmcloud …`: the command with one more argument, which is not known. */
const fedByXargs = (invocation: Invocation): Invocation | undefined => {
  const { words, range } = invocation;
  const at = words.findIndex((word) => literalOf(word) === 'ibmcloud');
  if (at === -1) return undefined;
  const fed: Argument = {
    text: [{ hole: unknown('`xargs` puts it here'), tag: `xargs:${range.start}`, range }],
    range,
    maySplit: true,
  };
  return {
    ...invocation,
    words: [...words.slice(at), fed],
    uncertainBecause: invocation.uncertainBecause ?? '`xargs` runs it once for each of what it is given',
  };
};

/** Runs a command: a function of the script, another script, a builtin, or else a command of the host. */
export const invoke = (machine: Machine, invocation: Invocation, context: Context): readonly Output[] => {
  const { words } = invocation;
  const [first] = words;
  const name = literalOf(first);
  if (name === undefined) return [machine.host.run(invocation) ?? outputOfOthers];
  if (machine.functions.has(name)) return callFunction(machine, name, words, { ...context, stdin: invocation.stdin });
  if (wrappers.has(name) && words.length > 1) {
    const rest = words.slice(1).filter((word, nth) => nth > 0 || !/^-|=/.test(literalOf(word) ?? ''));
    return invoke(machine, { ...invocation, words: rest }, context);
  }
  if (name === 'source' || name === '.' || /^(?:ba)?sh$/.test(name)) {
    runShell(machine, invocation);
    return [];
  }
  if (/^\.{0,2}\/.*\.sh$/.test(name)) {
    runOtherScript(machine, first, invocation.range);
    return [];
  }
  const fed = name === 'xargs' ? fedByXargs(invocation) : undefined;
  if (fed !== undefined) return invoke(machine, fed, context);
  const builtin = builtins.get(name);
  if (builtin === undefined) return [machine.host.run(invocation) ?? outputOfOthers];
  const output = builtin(invocation, context, machine);
  return output === undefined ? [] : [output];
};

import { unknown } from '../../../source/unknown.ts';
import { scriptLimits } from '../limits.ts';
import type { Range } from '../../../source/place.ts';
import { builtins, wrappers } from './builtins.ts';
import type { Argument, Context, Invocation, Machine } from './machine.ts';
import type { Output } from './output.ts';
import { currentDirectory, pathHole } from './paths.ts';
import { assign, lookUp, type Bound } from './scope.ts';
import { isHole, literal } from './text.ts';

const outputOfOthers: Output = { is: 'unknown', why: 'it is the output of another command' };

const literalOf = (word: Argument | undefined): string | undefined =>
  word === undefined ? undefined : literal(word.text);

/** Runs a function of the script with `$1`, `$2` … and `$@` set to its arguments. */
const callFunction = (machine: Machine, name: string, words: readonly Argument[], context: Context) => {
  machine.called.add(name);
  if (context.depth >= scriptLimits.callDepth) return [];
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

/** Another script is run: it is not followed, which is a gap where it may hold commands of IBM Cloud. */
const runOtherScript = ({ host }: Machine, word: Argument | undefined, range: Range): void => {
  const file = literalOf(word);
  if (file === undefined) host.gap('it runs another script', range);
  else if (host.holdsCommands(file)) host.gap(`it runs \`${file}\`, which is not followed`, range);
};

/** Words of a text that is run, where it cannot be known in whole, which iamlint would have to follow. */
const matters = /\b(?:ibmcloud|bx|curl|iam|secrets-manager)\b/;

/** `eval TEXT`, `bash -c TEXT`: runs the text where all of it is known; else it is a gap where it holds what is followed. */
const runText = (machine: Machine, words: readonly Argument[], range: Range, context: Context): readonly Output[] => {
  const known = words.map(({ text }) => literal(text));
  if (context.depth < scriptLimits.callDepth && known.every((text) => text !== undefined)) {
    const text = known.join(' ');
    if (!machine.budget.spend(scriptLimits.characterParsed * text.length, range)) return [];
    return machine.run(machine.host.parse(text, range), { ...context, depth: context.depth + 1 });
  }
  const said = words.flatMap(({ text }) => text.map((part) => (isHole(part) ? ' ' : part.text))).join('');
  if (matters.test(said)) machine.host.gap('it runs a text as a script that is not known in whole', range);
  return [];
};

/** `source lib.sh`: its statements run in the script's own shell. A file that is being read in is not read in again. */
const sourceFile = (machine: Machine, { words, range }: Invocation, context: Context): readonly Output[] => {
  const name = words.slice(1).find(({ text }) => !/^--?$/.test(literal(text) ?? ''));
  if (name === undefined) return [];
  const { frames, sourcing, depth } = context;
  const found = machine.host.source(name.text, currentDirectory(frames), range);
  if (found === undefined || sourcing.includes(found.path) || depth >= scriptLimits.callDepth) return [];
  const before = lookUp(frames, 'BASH_SOURCE');
  assign(frames, 'BASH_SOURCE', [pathHole(found.path, '$BASH_SOURCE', range)]);
  const outputs = machine.run(found.statements, { ...context, sourcing: [...sourcing, found.path], depth: depth + 1 });
  if (before !== undefined) assign(frames, 'BASH_SOURCE', before);
  return outputs;
};

/** `bash x.sh`, `bash -c '…'`. */
const runShell = (machine: Machine, { words, range }: Invocation, context: Context): readonly Output[] => {
  const at = words.findIndex((word, nth) => nth > 0 && /^-\w*c$/.test(literalOf(word) ?? ''));
  const text = at === -1 ? undefined : words[at + 1];
  if (text !== undefined) return runText(machine, [text], range, context);
  const script = words.slice(1).find((word) => !(literalOf(word) ?? '').startsWith('-'));
  if (script !== undefined) runOtherScript(machine, script, range);
  return [];
};

const isOption = (word: Argument): boolean => /^-|^\w+=/.test(literalOf(word) ?? '');

/** The words behind `sudo`, `timeout 10` and their like, which let them be the same command. */
const unwrapped = (name: string, words: readonly Argument[]): readonly Argument[] => {
  const rest = words.slice(1);
  const first = rest.findIndex((word) => !isOption(word));
  if (first === -1) return [];
  // The first word of `timeout` is how long.
  return rest.slice(name === 'timeout' ? first + 1 : first);
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

/** Programs whose commands are read, and looked at by each rule. */
const followed: ReadonlySet<string> = new Set(['ibmcloud', 'ic', 'bx', 'bluemix', 'curl', 'iam', 'cbr']);

/** Runs a command of IBM Cloud, or says that what another one writes is not known. */
const runOnHost = (machine: Machine, invocation: Invocation): readonly Output[] => {
  const { words, stdin, range } = invocation;
  const read = [...words.map(({ text }) => text), ...(stdin?.is === 'text' ? [stdin.text] : [])];
  const characters = read.flat().reduce((sum, part) => sum + (isHole(part) ? 1 : part.text.length), 0);
  const { budget } = machine;
  const isFollowed = followed.has(literalOf(words[0]) ?? '');
  const isPaid =
    (isFollowed ? budget.spend(scriptLimits.command, range) : budget.again(range, scriptLimits.command, range)) &&
    budget.spend(scriptLimits.characterRead * characters, range);
  if (!isPaid) return [outputOfOthers];
  return [machine.host.run(invocation) ?? outputOfOthers];
};

/** Runs a command: a function of the script, another script, a builtin, or else a command of the host. */
export const invoke = (machine: Machine, invocation: Invocation, context: Context): readonly Output[] => {
  const { words } = invocation;
  const [first] = words;
  const name = literalOf(first);
  if (name === undefined) return runOnHost(machine, invocation);
  if (machine.functions.has(name)) return callFunction(machine, name, words, { ...context, stdin: invocation.stdin });
  if (name === 'eval') return runText(machine, words.slice(1), invocation.range, context);
  const inner = wrappers.has(name) ? unwrapped(name, words) : [];
  if (inner.length > 0) return invoke(machine, { ...invocation, words: inner }, context);
  if (name === 'source' || name === '.') return sourceFile(machine, invocation, context);
  if (/^(?:\/(?:usr\/)?bin\/)?(?:ba|z|k|da)?sh$/.test(name)) {
    return runShell(machine, invocation, context);
  }
  if (/^\.{0,2}\/.*\.sh$/.test(name)) {
    runOtherScript(machine, first, invocation.range);
    return [];
  }
  const fed = name === 'xargs' ? fedByXargs(invocation) : undefined;
  if (fed !== undefined) return invoke(machine, fed, context);
  const builtin = builtins.get(name);
  if (builtin === undefined) return runOnHost(machine, invocation);
  const output = builtin(invocation, context, machine);
  return output === undefined ? [] : [output];
};

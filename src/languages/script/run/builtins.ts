import { isAbsolute, resolve } from 'node:path';
import { unknown } from '../../../source/unknown.ts';
import type { Argument, Context, Invocation, Machine } from './machine.ts';
import { askedBy, type Output } from './output.ts';
import { currentDirectory, directoryOf, pathHole } from './paths.ts';
import { assign } from './scope.ts';
import { keyOf, literal, pathOf, soleHole, type Part, type Text } from './text.ts';

/** A command that every machine has; its output is undefined where it writes nothing. */
type Builtin = (invocation: Invocation, context: Context, machine: Machine) => Output | undefined;

const text = (parts: Text): Output => ({ is: 'text', text: parts });

const spaced = (words: readonly Argument[]): Text =>
  words.flatMap((word, nth): readonly Part[] =>
    nth === 0 ? word.text : [{ text: ' ', range: word.range }, ...word.text],
  );

const isFlag = ({ text: word }: Argument): boolean => /^-./.test(literal(word) ?? '');

const same: Builtin = ({ stdin }) => stdin;

const echo: Builtin = ({ words }) =>
  text(spaced(words.slice(1).filter((word, nth) => nth > 0 || !/^-[neE]+$/.test(literal(word.text) ?? ''))));

/** `printf '%s' "$X"`; any other format is not worked out. */
const printf: Builtin = ({ words }) => {
  const [, format, ...values] = words;
  const pattern = format === undefined ? undefined : literal(format.text);
  if (pattern === undefined) return { is: 'unknown', why: 'it is composed with `printf`' };
  const pieces = pattern.replaceAll('\\n', '\n').split('%s');
  if (pieces.some((piece) => piece.includes('%')) || pieces.length - 1 !== values.length) {
    return { is: 'unknown', why: 'it is composed with `printf`' };
  }
  const range = format?.range ?? { start: 0, end: 0 };
  return text(pieces.flatMap((piece, nth): readonly Part[] => [{ text: piece, range }, ...(values[nth]?.text ?? [])]));
};

const fromFile = (word: Argument | undefined, machine: Machine): Output => {
  const found = word === undefined ? undefined : machine.files.get(keyOf(word.text));
  return found === undefined ? { is: 'unknown', why: 'it is read from a file' } : text(found);
};

const cat: Builtin = ({ words, stdin }, _, machine) => {
  const files = words.slice(1).filter((word) => !isFlag(word) && literal(word.text) !== '-');
  return files.length === 0 ? stdin : fromFile(files[0], machine);
};

const tee: Builtin = ({ words, stdin }, _, machine) => {
  for (const word of words.slice(1))
    if (!isFlag(word) && stdin?.is === 'text') machine.files.set(keyOf(word.text), stdin.text);
  return stdin;
};

const read: Builtin = ({ words, stdin, range }, { frames }, machine) => {
  const takesValue = /^-[^-]*[adinNptu]$/;
  const names = words.slice(1).filter((word, nth, all) => {
    const before = all[nth - 1];
    return !isFlag(word) && !(before !== undefined && takesValue.test(literal(before.text) ?? ''));
  });
  for (const word of names) {
    const name = literal(word.text) ?? '';
    const value: Text =
      stdin?.is === 'text' && names.length === 1
        ? stdin.text
        : [
            {
              hole: unknown(`the variable \`${name}\` is read when the script runs`),
              tag: `read:${name}:${range.start}`,
              variable: `$${name}`,
              range,
            },
          ];
    machine.host.noted('set', name, word.range, value);
    assign(frames, name, value);
  }
  return undefined;
};

const jq: Builtin = ({ words, stdin, range }) => {
  const why = 'it is worked out by `jq`';
  if (
    stdin === undefined ||
    words.some(({ text: word }) => /^--(?:arg|argjson|null-input)$|^-\w*n/.test(literal(word) ?? ''))
  ) {
    return { is: 'unknown', why };
  }
  const ask = stdin.is === 'answer' ? stdin.attribute : stdin.is === 'text' ? soleHole(stdin.text)?.answer : undefined;
  if (ask === undefined) return { is: 'unknown', why };
  const filter = words.slice(1).find((word) => !isFlag(word));
  const asked = filter === undefined ? undefined : askedBy(keyOf(filter.text));
  if (asked === undefined) return filter === undefined || keyOf(filter.text) === '.' ? stdin : { is: 'unknown', why };
  const found = ask(asked.attribute, asked.of, range);
  return found === undefined ? { is: 'unknown', why } : text(found);
};

/** `tr -d '"'`, `sed 's/"//g'`, `head -1`: they leave an id as it is; anything else may change it. */
const cleaning: Builtin = ({ words, stdin }) => {
  const said = words
    .slice(1)
    .map((word) => literal(word.text) ?? '')
    .join(' ');
  const keeps = /^(?:-d ["'\\nr\s"]+|-(?:n ?)?1|-e? ?s\/"\/\/g|s\/"\/\/g|s\/\^"\/\/;?\s*s\/"\$\/\/|)$/.test(said);
  if (keeps) return stdin;
  return stdin === undefined ? undefined : { is: 'unknown', why: 'it is cut from the output of another command' };
};

/** `dirname "$0"` */
const directory: Builtin = ({ words, range }) => {
  const [, path] = words;
  const found = path === undefined ? undefined : directoryOf(path.text, '$(dirname …)', range);
  return found === undefined ? { is: 'unknown', why: 'it is cut from a path' } : text(found);
};

/** `realpath "$0"`, `readlink -f "$0"` */
const realPath: Builtin = ({ words }) => {
  const path = words.slice(1).find((word) => !isFlag(word));
  return path === undefined || pathOf(path.text) === undefined
    ? { is: 'unknown', why: 'it is the path of a file' }
    : text(path.text);
};

const changeDirectory: Builtin = ({ words, range }, { frames }) => {
  const to = words.slice(1).find((word) => !isFlag(word));
  const path = to === undefined ? undefined : pathOf(to.text);
  const before = currentDirectory(frames);
  const isKnown = path !== undefined && (isAbsolute(path) || before !== undefined);
  const there = isKnown ? resolve(before ?? '/', path) : undefined;
  assign(
    frames,
    'PWD',
    there === undefined
      ? [{ hole: unknown('the directory it runs in is not known'), tag: `cd:${range.start}`, variable: '$PWD', range }]
      : [pathHole(there, '$PWD', range)],
  );
  return undefined;
};

const whereItIs: Builtin = ({ range }, { frames }) => {
  const here = currentDirectory(frames);
  return here === undefined
    ? { is: 'unknown', why: 'the directory it runs in is not known' }
    : text([pathHole(here, '$(pwd)', range)]);
};

const nothing: Builtin = () => undefined;

const cut: Builtin = () => ({ is: 'unknown', why: 'it is cut from the output of another command' });

export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['echo', echo],
  ['printf', printf],
  ['cat', cat],
  ['tee', tee],
  ['read', read],
  ['jq', jq],
  ['tr', cleaning],
  ['sed', cleaning],
  ['head', cleaning],
  ['tail', cleaning],
  ['xargs', cleaning],
  ['sort', same],
  ['grep', cut],
  ['awk', cut],
  ['dirname', directory],
  ['realpath', realPath],
  ['readlink', realPath],
  ['cd', changeDirectory],
  ['pwd', whereItIs],
  ['cut', cut],
  ...[
    'true',
    'false',
    ':',
    'set',
    'sleep',
    'exit',
    'return',
    'unset',
    'shift',
    'trap',
    'test',
    'mkdir',
    'rm',
    'shopt',
  ].map((name): [string, Builtin] => [name, nothing]),
]);

/** Words before a command that let it be the same command. */
export const wrappers: ReadonlySet<string> = new Set([
  'sudo',
  'command',
  'exec',
  'time',
  'nohup',
  'env',
  'builtin',
  'timeout',
  'nice',
]);

/** Commands that test something, so that what follows `&&` runs only sometimes. */
export const questions: ReadonlySet<string> = new Set([
  'test',
  'grep',
  'egrep',
  'which',
  'command',
  'type',
  'hash',
  'diff',
  'cmp',
  'false',
  'jq',
  'read',
  '[',
  '[[',
]);

/** Commands that Terraform runs besides what its providers do: provisioners, and resources and data sources of scripts. */
import { resolve } from 'node:path';
import type { Value } from '../../declared/declared.ts';
import type { Spelled } from '../../declared/spelled.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { attributeOf, itemOf } from '../evaluate/reach.ts';
import { isListValue, textOf } from '../evaluate/value.ts';
import type { Body, Expression } from '../syntax.ts';
import { chainOf } from './expressions.ts';
import type { ResourceBlock } from './module.ts';
import { instancesOf, type Instance } from './repetition.ts';
import type { RunText } from './run-text.ts';
import { addressOf, environmentIn, resourceRepetition, type Scope } from './scope.ts';
import { spelled, spelledItems, type Spelling } from './spelled.ts';

type Arguments = ReadonlyMap<string, Expression>;

/** Something that runs commands, and what it is given. */
interface Runner {
  readonly kind: 'local-exec' | 'remote-exec' | 'external' | 'shell_script';
  readonly given: Arguments;
}

const argumentsOf = ({ attributes }: Body): Arguments =>
  new Map([...attributes].map(([name, { expression }]) => [name, expression]));

const entriesOf = (expression: Expression | undefined): readonly (readonly [string, Expression])[] =>
  expression?.kind === 'object'
    ? expression.items.flatMap(({ key, value }) =>
        key.kind === 'literal' ? [[String(key.value), value] as const] : [],
      )
    : [];

/** In JSON a block is a mapping, or a list of them. */
const mappingsIn = (expression: Expression | undefined): readonly Expression[] =>
  expression === undefined ? [] : expression.kind === 'list' ? expression.items : [expression];

const kindOf = (name: string | undefined): 'local-exec' | 'remote-exec' | undefined =>
  name === 'local-exec' || name === 'remote-exec' ? name : undefined;

const provisionersIn = ({ attributes, blocks }: Body): readonly Runner[] => [
  ...blocks.flatMap(({ type, labels, body }): readonly Runner[] => {
    const kind = type === 'provisioner' ? kindOf(labels[0]) : undefined;
    return kind === undefined ? [] : [{ kind, given: argumentsOf(body) }];
  }),
  ...mappingsIn(attributes.get('provisioner')?.expression).flatMap((each) =>
    entriesOf(each).flatMap(([name, value]) =>
      mappingsIn(value).flatMap((one): readonly Runner[] => {
        const kind = kindOf(name);
        return kind === undefined ? [] : [{ kind, given: new Map(entriesOf(one)) }];
      }),
    ),
  ),
];

/** What in a block runs commands. */
const runnersIn = ({ mode, type, body }: ResourceBlock): readonly Runner[] => {
  if (mode === 'data' && type === 'external') return [{ kind: 'external', given: argumentsOf(body) }];
  if (type !== 'shell_script') return mode === 'managed' ? provisionersIn(body) : [];
  const commands = body.blocks.find((block) => block.type === 'lifecycle_commands');
  const given = commands === undefined ? [] : [...argumentsOf(commands.body)];
  return [{ kind: 'shell_script', given: new Map([...argumentsOf(body), ...given]) }];
};

/** In a provisioner `self` is the resource that it stands in. */
const withSelf = (scope: Scope, block: ResourceBlock, instance: Instance): Environment => {
  const environment = environmentIn(scope, instance);
  const self = (): Value | undefined => {
    const ofType = environment.variable(block.type);
    const named = ofType === undefined ? undefined : attributeOf(ofType, block.name);
    if (named === undefined || instance.suffix === '') return named;
    const key: unknown = JSON.parse(instance.suffix.slice(1, -1));
    return typeof key === 'string' || typeof key === 'number' ? itemOf(named, key) : named;
  };
  return { ...environment, variable: (name) => (name === 'self' ? self() : environment.variable(name)) };
};

const shellName = /(?:^|[/\\])(?:ba|z|k|da|a)?sh(?:\.exe)?$/;

/** How an interpreter reads a text: as a shell does, as the name of a script for a shell, or otherwise. */
const readBy = (words: readonly (string | undefined)[]): 'shell' | 'script' | 'other' => {
  const rest = /(?:^|\/)env$/.test(words[0] ?? '') ? words.slice(1) : words;
  if (rest[0] === undefined || !shellName.test(rest[0])) return 'other';
  return rest.slice(1).some((word) => /^-\w*c$/.test(word ?? '')) ? 'shell' : 'script';
};

const wordsOf = (expression: Expression, environment: Environment): readonly (string | undefined)[] => {
  const value = evaluate(expression, environment);
  return isListValue(value) ? value.map(textOf) : [undefined];
};

/** A text with others around it, which stand where the first of it does. */
const joined = (texts: readonly Spelled[], by: string): Spelled =>
  texts.flatMap((text, nth) => {
    const range = text[0]?.range ?? { start: 0, end: 0 };
    return nth === 0 ? text : [{ text: by, range, copied: false }, ...text];
  });

/** A script whose name is known, as the command that runs it. */
const running = (expression: Expression, { environment }: Spelling): Spelled | undefined => {
  const name = textOf(evaluate(expression, environment));
  return name !== undefined && /^[\w./-]+$/.test(name)
    ? [{ text: `bash ${name}`, range: expression.range, copied: false }]
    : undefined;
};

/** The texts of an expression; a script that it reads in whole is linted by itself, where it is one. */
const textsOf = (expression: Expression | undefined, spelling: Spelling): readonly Spelled[] => {
  if (expression === undefined) return [];
  const [file] = expression.kind === 'call' && expression.name === 'file' ? expression.arguments : [];
  const script = file === undefined ? undefined : running(file, spelling);
  const isScript = script?.some((piece) => 'text' in piece && /\.(?:ba|z|k)?sh$/.test(piece.text)) === true;
  return isScript ? [script] : spelled(expression, spelling);
};

interface Read {
  readonly texts: readonly Spelled[];
  readonly isShell: boolean;
}

const ofLocalExec = (given: Arguments, spelling: Spelling): Read => {
  const texts = textsOf(given.get('command'), spelling);
  const interpreter = given.get('interpreter');
  if (interpreter === undefined) return { texts, isShell: true };
  const by = readBy(wordsOf(interpreter, spelling.environment));
  const script: Spelled = [{ text: 'bash', range: interpreter.range, copied: false }];
  return { texts: by === 'script' ? texts.map((text) => joined([script, text], ' ')) : texts, isShell: by !== 'other' };
};

const ofRemoteExec = (given: Arguments, spelling: Spelling): Read => {
  const inline = given.get('inline');
  const lines = inline === undefined ? [] : [joined(spelledItems(inline, spelling), '\n')];
  const scripts = [given.get('script'), ...mappingsIn(given.get('scripts'))];
  const run = scripts.flatMap((each) => (each === undefined ? [] : [running(each, spelling) ?? []]));
  return { texts: [...lines, ...run.filter((text) => text.length > 0)], isShell: true };
};

/** `program = ["bash", "-c", "…"]`; of a script, its name with what it is called with. */
const ofExternal = (given: Arguments, spelling: Spelling): Read => {
  const program = given.get('program');
  const items = program === undefined ? [] : spelledItems(program, spelling);
  const words = program === undefined ? [] : wordsOf(program, spelling.environment);
  const by = readBy(words);
  if (by !== 'shell') return { texts: [joined(items, ' ')], isShell: true };
  const at = words.findIndex((word) => /^-\w*c$/.test(word ?? ''));
  return { texts: items.slice(at + 1, at + 2), isShell: true };
};

const ofRunner = ({ kind, given }: Runner, spelling: Spelling): Read => {
  switch (kind) {
    case 'local-exec':
      return ofLocalExec(given, spelling);
    case 'remote-exec':
      return ofRemoteExec(given, spelling);
    case 'external':
      return ofExternal(given, spelling);
    case 'shell_script':
      return { texts: textsOf(given.get('create'), spelling), isShell: true };
  }
};

const isDestroying = (given: Arguments): boolean => {
  const when = given.get('when');
  return when?.kind === 'literal'
    ? when.value === 'destroy'
    : when !== undefined && chainOf(when)?.join('.') === 'destroy';
};

const variablesOf = (given: Arguments, spelling: Spelling): ReadonlyMap<string, Spelled> =>
  new Map(
    entriesOf(given.get('environment')).flatMap(([name, value]) => {
      const [text, more] = spelled(value, spelling);
      return text === undefined || more !== undefined ? [] : [[name, text] as const];
    }),
  );

/** Where a command is run: in the root module, unless it says where. */
const directoryOf = (given: Arguments, { within, module }: Scope, { environment }: Spelling): string => {
  const root = within[0] ?? module.directory;
  const expression = given.get('working_dir') ?? given.get('working_directory');
  const name = expression === undefined ? undefined : textOf(evaluate(expression, environment));
  return name === undefined ? root : resolve(root, name);
};

/** What the commands of a block of a module are, for each instance of it. */
export const runTexts = (scope: Scope, block: ResourceBlock): readonly RunText[] => {
  const runners = block.block.broken ? [] : runnersIn(block);
  if (runners.length === 0) return [];
  return instancesOf(resourceRepetition(scope, block)).flatMap((instance) => {
    const address = addressOf(scope.prefix, block, instance);
    const spelling: Spelling = {
      source: scope.run.sourceOf(block.file),
      environment: withSelf(scope, block, instance),
      within: `${address}:`,
    };
    return runners.flatMap((runner): readonly RunText[] => {
      const { texts, isShell } = ofRunner(runner, spelling);
      return texts.map((text) => ({
        block,
        text,
        isShell,
        variables: variablesOf(runner.given, spelling),
        uncertainBecause:
          block.mode === 'data'
            ? `\`${address}\` runs the command whenever it is read`
            : `\`${address}\` runs the command once, when it is created`,
        isUndoing: isDestroying(runner.given),
        directory: directoryOf(runner.given, scope, spelling),
        isRemote: runner.kind === 'remote-exec',
      }));
    });
  });
};

/** Commands that stand in a file of another language: read as a script is, with their places in that file. */
import type { Declared } from '../declared/declared.ts';
import type { Spelled } from '../declared/spelled.ts';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { loadGrammar } from '../grammar/load.ts';
import type { Comment, Locate } from '../../input/parse/parsed.ts';
import type { Limits } from '../../source/limits.ts';
import type { Range } from '../../source/place.ts';
import { createDeclarations, type Collected, type Declarations } from './command/declarations.ts';
import { commentsOf } from './comments.ts';
import { localFile } from './files.ts';
import { hostOf } from './host.ts';
import type { ScriptText } from './script-text.ts';
import { watchVariables } from './key-names.ts';
import { maskPlaceholders, maskedName } from './layout/placeholder.ts';
import { segmentBuilder, type Segment } from './layout/segment.ts';
import { locateIn } from './places.ts';
import { startBudget } from './run/budget.ts';
import type { Context, Host, Invocation } from './run/machine.ts';
import { createMachine } from './run/run.ts';
import type { Bound } from './run/scope.ts';
import { isHole, keyOf, literal, textOf, type Hole, type Text } from './run/text.ts';
import { parseSegment } from './shell/parse.ts';
import { createTexts } from './texts.ts';

/** Commands of which a shell of its own is to run the text. */
export interface Embedded {
  readonly text: Spelled;
  readonly variables: ReadonlyMap<string, Spelled>;
  readonly uncertainBecause: string;
  /** A file in the directory from which it is run; absolute. Scripts that it runs are looked for from there. */
  readonly from: string;
  /** It is run on another machine: a script that is not here is one of that machine. */
  readonly isRemote: boolean;
  /** What it does counts; of others only mistakes are told. */
  readonly counts: boolean;
}

/** A thing that the other language declares, and that commands may call by its name. */
export interface Named {
  readonly type: string;
  readonly address: string;
  readonly name: string;
}

export interface EmbeddedRequest {
  /** The file that the commands stand in. */
  readonly file: ScriptText['file'];
  readonly text: string;
  readonly cwd: string;
  readonly commands: readonly Embedded[];
  readonly known: readonly Named[];
  readonly limits: Limits;
}

/** What the commands of a file declare, what is wrong in them, and where all that is. */
export interface ReadEmbedded {
  readonly resources: readonly Declared[];
  readonly gaps: Collected['gaps'];
  readonly problems: readonly Finding[];
  readonly locate: Locate;
  /** Comments of the shell within the commands. */
  readonly comments: () => readonly Comment[];
  readonly bodies: ReadonlySet<string>;
}

const holeName = (nth: number): string => `embedded:${nth}`;

/** Whether a quote of the shell is open behind a text, which begins where `open` is. */
const quoteBehind = (text: string, open: string): string => {
  let quote = open;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '\\' && quote !== "'") at += 1;
    else if (quote === '' && (sign === '"' || sign === "'")) quote = sign;
    else if (sign === quote) quote = '';
  }
  return quote;
};

/** The text as the shell has it, with a word in place of each hole; `holes` gains what those stand for. */
const segmentOf = (pieces: Spelled, masked: string, holes: Map<string, Hole>): Segment => {
  const builder = segmentBuilder(masked);
  let quote = '';
  for (const piece of pieces) {
    const { start, end } = piece.range;
    if ('text' in piece) {
      quote = quoteBehind(piece.text, quote);
      if (piece.copied) builder.copy(start, end);
      else builder.instead(maskPlaceholders(piece.text), start, end);
      continue;
    }
    const name = holeName(holes.size);
    holes.set(name, {
      hole: piece.hole,
      tag: `embedded:${piece.key}`,
      variable: piece.named,
      splits: quote === '' && !piece.isWord,
      range: piece.range,
    });
    builder.instead(maskedName(name), start, end);
  }
  return builder.build(true);
};

const boundTo = (pieces: Spelled): Bound =>
  pieces.map((piece) =>
    'text' in piece
      ? { text: piece.text, range: piece.range }
      : { hole: piece.hole, tag: `embedded:${piece.key}`, variable: piece.named, range: piece.range },
  );

const isUnknownWord = (text: Text | undefined): boolean => text !== undefined && text.length > 0 && text.every(isHole);

/** Groups of commands of IBM Cloud that iamlint reads. */
const groups = /^(?:iam|sm|secrets-manager|cbr|resource)$/;

/** The program is in a value that is not known, and may be IBM Cloud's command, or a text of several. */
const mayBeOurs = ({ words: [program, group] }: Invocation): boolean => {
  if (!isUnknownWord(program?.text)) return false;
  const named = group === undefined ? undefined : literal(group.text);
  return named === undefined || groups.test(named);
};

/** Commands and requests that change what IAM, its network rules or Secrets Manager keep; look-ups and tokens are none. */
const changes =
  /\b(?:ibmcloud|ic|bx)\s{1,9}(?:iam|cbr|sm|secrets-manager)\s{1,9}[\w-]{1,60}-(?:add|assign|create|delete|remove|update)\b|\b(?:iam|cbr)\.(?:test\.)?cloud\.ibm\.com\/v[12]\/|secrets-manager\.appdomain\.cloud\/api\//;

interface Around {
  readonly script: ScriptText;
  readonly isRemote: boolean;
  readonly holes: ReadonlyMap<string, Hole>;
}

const embeddedHost = (host: Host, { script, isRemote, holes }: Around, { gap }: Declarations): Host => {
  const holdsCommands = (name: string): boolean => {
    const found = localFile(name, script.file.path, script.cwd);
    return found === undefined ? !isRemote : changes.test(found.text);
  };
  return { ...host, holdsCommands, ...readOf(host, holes, holdsCommands, gap) };
};

/** What stands for a hole, and what it is to run one, or to read a script in. */
const readOf = (
  host: Host,
  holes: ReadonlyMap<string, Hole>,
  holdsCommands: (name: string) => boolean,
  gap: Declarations['gap'],
): Pick<Host, 'hole' | 'run' | 'source'> => ({
  hole: (name, range) => {
    const found = holes.get(name);
    return found === undefined ? undefined : { ...found, range };
  },
  run: (invocation) => {
    if (mayBeOurs(invocation)) {
      const called = invocation.words[0]?.text.flatMap((part) => (isHole(part) ? [part.variable] : [])).join('') ?? '';
      gap(`what \`${called}\` holds is run as a command, and is not known`, invocation.range);
    }
    return host.run(invocation);
  },
  source: (name, _directory, range) => {
    const file = literal(name);
    if (file === undefined) gap('it sources another script', range);
    else if (holdsCommands(file)) gap(`it sources \`${file}\`, which is not followed`, range);
    return undefined;
  },
});

interface Reader {
  readonly script: ScriptText;
  readonly masked: string;
  readonly bodies: Set<string>;
  readonly parser: Parameters<typeof parseSegment>[0];
  readonly budget: ReturnType<typeof startBudget>;
}

const follow = (reader: Reader, each: Embedded, into: Declarations): void => {
  const { masked, bodies, parser, budget } = reader;
  const { file, texts } = reader.script;
  const script: ScriptText = { ...reader.script, file: { ...file, path: each.from } };
  const holes = new Map<string, Hole>();
  const files = new Map<string, Text>();
  const unread = (range: Range): void =>
    into.gap(`the command on line ${texts.lineOf(range.start)} of \`${file.name}\` could not be read`, range);
  const parse: Host['parse'] = (text, range) => {
    const inner = parseSegment(parser, { text, own: false, sourceOf: () => range }, budget);
    if (inner.unread.length > 0) unread(range);
    return inner.statements;
  };
  const host = hostOf(script, into, watchVariables(), files, bodies, parse, { source: () => undefined });
  const segment = segmentOf(each.text, masked, holes);
  const machine = createMachine(
    embeddedHost(host, { script, isRemote: each.isRemote, holes }, into),
    budget,
    files,
    texts.sayLine,
  );
  const { statements, unread: ranges } = parseSegment(parser, segment, budget);
  for (const range of ranges) unread(range);
  const frame = new Map<string, Bound>([...each.variables].map(([name, pieces]) => [name, boundTo(pieces)]));
  const context: Context = {
    frames: [frame],
    stdin: undefined,
    uncertainBecause: each.uncertainBecause,
    mayExist: false,
    depth: 0,
    sourcing: [],
  };
  machine.run(statements, context);
};

const commentsWithin = (text: string, commands: readonly Embedded[]): readonly Comment[] => {
  const ranges = commands.flatMap((each) => each.text.map(({ range }) => range));
  return commentsOf('shell', text).filter(({ range: { start } }) =>
    ranges.some((range) => range.start <= start && start < range.end),
  );
};

/** Reads commands that stand in a file of another language. Bad input is a finding or a gap; nothing is thrown for it. */
export const readEmbedded = async (request: EmbeddedRequest): Promise<ReadEmbedded> => {
  const { file, text, cwd, commands, known, limits } = request;
  const texts = createTexts(file, text);
  const script: ScriptText = { file, text, form: 'shell', cwd, texts };
  const declarations = createDeclarations(texts);
  for (const { type, address, name } of known)
    declarations.name({ type, address }, type, keyOf(textOf(name, { start: 0, end: 0 })));
  // Ranges of both are those of one file: what only undoes has declarations of its own, which nobody gets.
  const undoing = createDeclarations(texts);
  const length = commands.reduce((sum, each) => sum + each.text.length, text.length);
  const budget = startBudget(limits, length, (what, range) => {
    const place = { source: file.name, range };
    declarations.report(
      diagnostic('limit-exceeded', place, `the commands in \`${file.name}\` are followed in part only: ${what}`, {
        help: 'what stands behind it is not checked: put fewer rounds into its loops',
      }),
    );
    declarations.gap(what, range);
  });
  const bodies = new Set<string>();
  const reader: Reader = {
    script,
    masked: maskPlaceholders(text),
    bodies,
    parser: await loadGrammar('bash'),
    budget,
  };
  for (const each of commands) follow(reader, each, each.counts ? declarations : undoing);
  const { resources, gaps, findings, ranges } = declarations.result();
  const undone = undoing.result();
  return {
    resources,
    gaps,
    problems: [...findings, ...undone.findings],
    locate: locateIn(new Map([...(undone.ranges.get(file.name) ?? []), ...(ranges.get(file.name) ?? [])])),
    comments: () => commentsWithin(text, commands),
    bodies,
  };
};

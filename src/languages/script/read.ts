import type { Catalogue } from '../../catalogue/catalogue.ts';
import { createCatalogue } from '../../catalogue/create.ts';
import { isReference, type Declaration } from '../declared/declared.ts';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { loadGrammar } from '../grammar/load.ts';
import { decode } from '../../input/parse/decode.ts';
import type { Locate, Parsed } from '../../input/parse/parsed.ts';
import type { DocumentRef, Range } from '../../source/place.ts';
import { startOf } from '../../source/place.ts';
import type { Source } from '../../source/source.ts';
import type { Surroundings } from './command/call.ts';
import { runCommand } from './command/commands.ts';
import { createDeclarations, pathKey, type Declarations } from './command/declarations.ts';
import { reportMisuse } from './command/misuse.ts';
import { reportSecret } from './command/secret-value.ts';
import { commentsOf } from './comments.ts';
import { localFile } from './files.ts';
import { watchVariables } from './key-names.ts';
import { segmentsOf } from './layout/layout.ts';
import { unmask } from './layout/placeholder.ts';
import { unsetHole } from './run/expand.ts';
import type { Context, Host, Machine } from './run/machine.ts';
import { createRun } from './run/run.ts';
import { copyOf, noneSame, type Bound, type Same } from './run/scope.ts';
import { keyOf, literal, textOf, type Text } from './run/text.ts';
import { parseSegment } from './shell/parse.ts';
import { mayBeScript, scriptForm } from './words.ts';

/** What a script declares, what is wrong in it, and its text with places in it. */
export interface ReadScript {
  readonly declaration: Declaration;
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly problems: readonly Finding[];
}

/** Larger scripts are not read: nobody writes them. */
const largest = 5_000_000;

/** Statements that are followed in one script: loops within loops must end. */
const maxStatements = 10_000;

const lineCounter = (text: string): ((offset: number) => number) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
};

const locateIn =
  (ranges: ReadonlyMap<string, Range>): Locate =>
  (wanted) =>
    wanted.map(({ path }) => {
      for (let length = path.length; length > 0; length -= 1) {
        const found = ranges.get(pathKey(path.slice(0, length)));
        if (found !== undefined) return found;
      }
      return { start: 0, end: 0 };
    });

/** The same thing under one name, made or looked up, is one thing. */
const sameIn =
  (declarations: Declarations): Same =>
  (a, b) => {
    if (noneSame(a, b)) return true;
    if (!isReference(a) || !isReference(b)) return false;
    const [one, other] = [a.reference, b.reference];
    const key = declarations.keyOf(one.address);
    return (
      one.type === other.type &&
      one.attribute === other.attribute &&
      key !== undefined &&
      key === declarations.keyOf(other.address)
    );
  };

/** Reads the commands of a script, a Makefile or a Markdown text. Bad input is a finding or a gap; nothing is thrown for it. */
export const readScript = async (source: Source, cwd: string): Promise<ReadScript> => {
  const { file } = source;
  const decoded = decode(source.bytes);
  const text = decoded.text;
  const document: DocumentRef = { source: file.name, index: 0 };
  const form = scriptForm(file.name, text) ?? 'shell';
  const lineOf = lineCounter(text);
  const declarations = createDeclarations(document, lineOf);
  const finish = (problems: readonly Finding[]): ReadScript => {
    const { resources, gaps, findings, ranges } = declarations.result();
    const parsed: Parsed = {
      file,
      text,
      format: 'script',
      documents: [],
      problems: [],
      locate: locateIn(ranges),
      comments: () => commentsOf(form, text),
    };
    return {
      declaration: { resources, gaps },
      parsed: new Map([[file.name, parsed]]),
      problems: [...problems, ...findings],
    };
  };
  if ('fault' in decoded) {
    const place = { source: file.name, range: { start: decoded.at, end: decoded.at } };
    return finish([diagnostic('syntax-error', place, decoded.fault)]);
  }
  if (text.length > largest) {
    const message = `\`${file.name}\` is larger than ${largest / 1_000_000} MB, and iamlint reads no larger script`;
    return finish([diagnostic('limit-exceeded', startOf(file.name), message)]);
  }

  const parser = await loadGrammar('bash');
  const variables = watchVariables();
  let catalogue: Catalogue | undefined;
  const files = new Map<string, Text>();
  const around: Surroundings = {
    declarations,
    get catalogue() {
      catalogue ??= createCatalogue();
      return catalogue;
    },
    file: (name) => {
      const written = files.get(keyOf(name)) ?? files.get(keyOf(name).replace(/^\.\//, ''));
      const known = literal(name);
      if (written !== undefined || known === undefined) return written;
      const found = localFile(known, file.path, cwd);
      return found === undefined ? undefined : textOf(found, name[0]?.range ?? { start: 0, end: 0 });
    },
    source: ({ start, end }) => unmask(text.slice(start, end)),
  };
  const host: Host = {
    run: (invocation) => runCommand(invocation, around),
    gap: declarations.gap,
    lost: (word, command) => {
      const lead = text.slice(word.start, word.end);
      const message = `the line before lacks a \`\\\` at its end: the shell runs \`${lead}\` as a command of its own`;
      reportMisuse({ message, range: word }, command, declarations);
    },
    noted: (what, name, range, value) => {
      variables.noted(what, name, range, value);
      if (what === 'set' && value !== undefined && /api_?key$|token$/i.test(name)) {
        reportSecret(value, `\`${name}\``, range, range, declarations);
      }
    },
    holdsCommands: (name) => {
      const found = localFile(name, file.path, cwd);
      return found === undefined ? !/(?:^|\/)\.?env|\.env$|rc$/.test(name) : mayBeScript('x.sh', found);
    },
    same: sameIn(declarations),
  };
  const machine: Machine = {
    host,
    functions: new Map(),
    called: new Set(),
    files,
    budget: { left: maxStatements },
    lineOf,
  };
  const run = createRun(machine);
  const frames = [new Map<string, Bound>()];
  const context: Context = { frames, stdin: undefined, uncertainBecause: undefined, depth: 0 };
  for (const segment of segmentsOf[form](text)) {
    const { statements, unread } = parseSegment(parser, segment);
    for (const range of unread) declarations.gap(`line ${lineOf(range.start)} could not be read`, range);
    run(statements, segment.own ? { ...context, frames: copyOf(frames) } : context);
  }
  runUncalled(machine, context, run);
  for (const { used, at, holds, set } of variables.keyMix()) {
    reportMisuse(
      {
        message: `\`$${used}\` is set nowhere here: the API key made on line ${lineOf(set.start)} is in \`$${holds}\`, which nothing uses`,
        range: at,
        help: `write \`$${holds}\`, or set \`${used}\``,
        confidence: 'low',
      },
      at,
      declarations,
    );
  }
  return finish([]);
};

/** Functions nothing here calls are run once with unknown arguments: another script may call them. */
const runUncalled = (machine: Machine, context: Context, run: ReturnType<typeof createRun>): void => {
  for (const [name, body] of machine.functions) {
    if (machine.called.has(name)) continue;
    const nowhere: Range = { start: 0, end: 0 };
    const given = Array.from({ length: 9 }, (_, nth): [string, Bound] => [
      String(nth + 1),
      [{ ...unsetHole(String(nth + 1), nowhere), tag: `${name}:${nth + 1}` }],
    ]);
    run(body, {
      ...context,
      frames: [...context.frames, new Map<string, Bound>(given)],
      uncertainBecause: `the function \`${name}\` is called by nothing here`,
      depth: 1,
    });
  }
};

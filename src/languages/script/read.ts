/**
 * Scripts, Makefiles and Markdown, read as shell commands: `layout` cuts the shell text out of them, `shell` parses it,
 * `run` follows it without running anything, and `command` says what each command of IBM Cloud declares.
 */
import type { Declaration, Declared } from '../declared/declared.ts';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { loadGrammar } from '../grammar/load.ts';
import { decode } from '../../input/parse/decode.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import type { Range } from '../../source/place.ts';
import { startOf } from '../../source/place.ts';
import { defaultLimits, type Limits } from '../../source/limits.ts';
import type { Source } from '../../source/source.ts';
import { createDeclarations, type Declarations } from './command/declarations.ts';
import { reportMisuse } from './command/misuse.ts';
import { pathKey } from './command/places.ts';
import { commentsOf } from './comments.ts';
import { hostOf } from './host.ts';
import type { ScriptText } from './script-text.ts';
import { watchVariables, type Flow, type KeyMix } from './key-names.ts';
import { segmentsOf } from './layout/layout.ts';
import { scriptLimits } from './limits.ts';
import { startBudget } from './run/budget.ts';
import type { Segment } from './layout/segment.ts';
import { inParts } from './parts.ts';
import { locateIn } from './places.ts';
import { unsetHole } from './run/expand.ts';
import { pathHole } from './run/paths.ts';
import { createSourcing } from './sourcing.ts';
import { createTexts, type ScriptPart, type Texts } from './texts.ts';
import type { Context, Host, Machine } from './run/machine.ts';
import { createMachine } from './run/run.ts';
import { copyOf, sizeOf, type Bound } from './run/scope.ts';
import type { Text } from './run/text.ts';
import { parseSegment } from './shell/parse.ts';
import { isYaml, scriptForm, type ScriptForm } from './words.ts';

/** What a script declares, what is wrong in it, and its text with places in it. */
export interface ReadScript {
  readonly declaration: Declaration;
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly problems: readonly Finding[];
  /** Absolute paths of the files that its commands read as bodies: what they say is in the declaration. */
  readonly bodies: ReadonlySet<string>;
  /** What it reads into its own shell. */
  readonly sourced: SourcedFiles;
}

/** What a script reads into its own shell: what that declares is in the declaration. */
export interface SourcedFiles {
  /** Absolute paths. */
  readonly paths: readonly string[];
  /** Names of the functions that it calls, wherever they are defined. */
  readonly calls: readonly string[];
  /** Sentences about what could not be read. */
  readonly notRead: readonly string[];
}

const nothingSourced: SourcedFiles = { paths: [], calls: [], notRead: [] };

/** Reads the commands of a script, a Makefile or a Markdown text. Bad input is a finding or a gap; nothing is thrown for it.
 * @param calledElsewhere names of the functions that others call who source this script: then only its other functions
 * are left to be read, and what it does by itself is declared where it is sourced
 */
export const readScript = async (
  source: Source,
  cwd: string,
  limits: Limits = defaultLimits,
  calledElsewhere?: ReadonlySet<string>,
): Promise<ReadScript> => {
  const { file } = source;
  const decoded = decode(source.bytes);
  const { text } = decoded;
  const texts = createTexts(file, text);
  const script: ScriptText = {
    file,
    text,
    form: isYaml(file.name) ? 'steps' : (scriptForm(file.name, text) ?? 'shell'),
    cwd,
    texts,
  };
  const declarations = createDeclarations(texts);
  const bodies = new Set<string>();
  if ('fault' in decoded) {
    const place = { source: file.name, range: { start: decoded.at, end: decoded.at } };
    declarations.report(diagnostic('syntax-error', place, decoded.fault));
  } else if (text.length > limits.script_characters) {
    const message = `\`${file.name}\` is larger than ${limits.script_characters / 1_000_000} MB, the limit of iamlint for scripts`;
    const help = 'split it, or raise `limits.script_characters` in the config';
    declarations.report(diagnostic('limit-exceeded', startOf(file.name), message, { help }));
  } else {
    const followed = await followScript(script, declarations, bodies, limits, calledElsewhere);
    return { ...resultOf(script, declarations, followed), bodies, sourced: followed.sourced };
  }
  const nothing: Followed = { segments: [], flows: [], sourced: nothingSourced };
  return { ...resultOf(script, declarations, nothing), bodies, sourced: nothingSourced };
};

const limitHelp =
  'what stands behind it is not checked: put fewer rounds into its loops, or what it makes into several scripts; for one of your own, raise `limits.script_steps` or `limits.script_words` in the config';

/** The shell texts of a script, and which values come from one to another. */
interface Followed {
  readonly segments: readonly Segment[];
  readonly flows: readonly Flow[];
  readonly sourced: SourcedFiles;
}

/** A host for what is declared elsewhere: variables and functions are set, and nothing else comes of it. */
const quiet = (host: Host, isQuiet: () => boolean): Host => ({
  ...host,
  run: (invocation) => (isQuiet() ? undefined : host.run(invocation)),
  gap: (why, range) => {
    if (!isQuiet()) host.gap(why, range);
  },
  lost: (word, before, command) => {
    if (!isQuiet()) host.lost(word, before, command);
  },
  noted: (what, name, range, value) => {
    if (!isQuiet()) host.noted(what, name, range, value);
  },
});

const followScript = async (
  script: ScriptText,
  declarations: Declarations,
  bodies: Set<string>,
  limits: Limits,
  calledElsewhere: ReadonlySet<string> | undefined,
): Promise<Followed> => {
  const { file, text, form, texts } = script;
  const parser = await loadGrammar('bash');
  const variables = watchVariables();
  const files = new Map<string, Text>();
  const budget = startBudget(limits, text.length, (what, range) => {
    declarations.report(
      diagnostic('limit-exceeded', texts.spotOf(range), `\`${file.name}\` is followed in part only: ${what}`, {
        help: limitHelp,
      }),
    );
    declarations.gap(what, range);
  });
  const parse: Host['parse'] = (inner, range) => {
    const { statements, unread } = parseSegment(parser, { text: inner, own: false, sourceOf: () => range }, budget);
    if (unread.length > 0)
      declarations.gap(
        `the text that line ${texts.lineOf(range.start)} of \`${texts.at(range.start).file.name}\` runs could not be read`,
        range,
      );
    return statements;
  };
  const sourcing = createSourcing(script, declarations, parser, limits, budget);
  let isQuiet = calledElsewhere !== undefined;
  const host = quiet(hostOf(script, declarations, variables, files, bodies, parse, sourcing), () => isQuiet);
  const machine = createMachine(host, budget, files, texts.sayLine);
  const frames = [ownPath(script)];
  const context: Context = { frames, stdin: undefined, uncertainBecause: undefined, depth: 0, sourcing: [] };
  const segments = segmentsOf[form](text);
  for (const segment of segments) {
    budget.begin(segments.length === 1);
    const { statements, unread } = parseSegment(parser, segment, budget);
    for (const range of unread)
      declarations.gap(`line ${texts.lineOf(range.start)} of \`${file.name}\` could not be read`, range);
    if (!segment.own) machine.run(statements, context);
    else if (budget.spend(scriptLimits.variableKept * sizeOf(frames), segment.sourceOf({ start: 0, end: 1 })))
      machine.run(statements, { ...context, frames: copyOf(frames) });
  }
  isQuiet = false;
  budget.begin(true);
  runUncalled(machine, context, calledElsewhere ?? new Set());
  for (const mix of variables.keyMix()) reportKeyMix(mix, texts.sayLine, declarations);
  const sourced = { paths: sourcing.paths(), calls: [...machine.called], notRead: sourcing.notRead() };
  return { segments, flows: variables.flows(), sourced };
};

/** What a script knows of its own path. */
const ownPath = ({ file: { path } }: ScriptText): Map<string, Bound> => {
  const range: Range = { start: 0, end: 0 };
  if (path === 'stdin') return new Map();
  return new Map(['0', 'BASH_SOURCE'].map((name): [string, Bound] => [name, [pathHole(path, `$${name}`, range)]]));
};

/**
 * Functions nothing here calls are run once with unknown arguments: another script may call them. Those of a file that is
 * sourced are read with that file.
 */
const runUncalled = (machine: Machine, context: Context, calledElsewhere: ReadonlySet<string>): void => {
  const nowhere: Range = { start: 0, end: 0 };
  for (const [name, body] of machine.functions) {
    if (machine.called.has(name) || machine.borrowed.has(name) || calledElsewhere.has(name)) continue;
    const values = Array.from({ length: 9 }, (_, nth): [string, Bound] => [
      String(nth + 1),
      [{ ...unsetHole(String(nth + 1), nowhere), tag: `${name}:${nth + 1}` }],
    ]);
    machine.run(body, {
      ...context,
      frames: [...context.frames, new Map<string, Bound>(values)],
      uncertainBecause: `the function \`${name}\` is never called here`,
      isUncalled: true,
      depth: 1,
    });
  }
};

const reportKeyMix = ({ used, at, holds, set }: KeyMix, lineOf: Texts['sayLine'], declarations: Declarations): void => {
  const message = `\`$${used}\` is never set: the API key created on line ${lineOf(set.start)} is in \`$${holds}\`, which is never used`;
  const help = `write \`$${holds}\`, or set \`${used}\``;
  reportMisuse({ message, range: at, help, confidence: 'low' }, at, declarations);
};

const resultOf = (
  { form, texts }: ScriptText,
  declarations: Declarations,
  { segments, flows }: Followed,
): Omit<ReadScript, 'bodies' | 'sourced'> => {
  const { resources, gaps, findings, ranges } = declarations.result();
  const [own, ...further] = texts.all();
  const parsedOf = ({ file, text }: ScriptPart, of: ScriptForm): Parsed => ({
    file,
    text,
    format: 'script',
    documents: [],
    problems: [],
    locate: locateIn(ranges.get(file.name) ?? new Map()),
    comments: () => commentsOf(of, text),
  });
  const parsed = [
    ...(own === undefined ? [] : [parsedOf(own, form)]),
    ...further.map((part) => parsedOf(part, 'shell')),
  ];
  const rangeOf = ({ origin }: Declared): Range | undefined =>
    ranges.get(origin.document.source)?.get(pathKey(origin.path));
  const apart =
    form === 'markdown'
      ? inParts(resources, segments, flows, rangeOf).map((one) => ({ ...one, isFilledIn: true }))
      : resources;
  return {
    declaration: { resources: apart, gaps, ...(own && { document: { source: own.file.name, index: 0 } }) },
    parsed: new Map(parsed.map((one) => [one.file.name, one])),
    problems: findings,
  };
};

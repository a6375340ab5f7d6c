/**
 * Terraform configurations, read without running anything: `files` finds directories and texts, `hcl` parses, `run` joins
 * files into modules and follows their calls, `evaluate` gives expressions their values.
 */
import { relative, resolve } from 'node:path';
import type { Parser } from '../grammar/tree.ts';
import type { Declaration, Value } from '../declared/declared.ts';
import { forward, nameOf } from '../../input/discover/name.ts';
import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { loadGrammar } from '../grammar/load.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { startOf } from '../../source/place.ts';
import { defaultLimits, type Limits } from '../../source/limits.ts';
import type { SourceFile } from '../../source/source.ts';
import { startBudget } from './evaluate/budget.ts';
import { localFilesOf, yamlReader } from './files/local-files.ts';
import { belowRoot, calledDirectory, loadDirectories, type ReadDirectory } from './files/load.ts';
import type { InstalledModules } from './files/installed.ts';
import { bodyOf, textOfFile, type FileText } from './files/text.ts';
import type { RunText } from './run/run-text.ts';
import { declare, dormantIn } from './run/declare.ts';
import { given } from './run/given-variable.ts';
import { absentIn, hiddenBehind, type HiddenInRoot } from './run/hidden.ts';
import { inputsOf, type GivenText } from './run/inputs.ts';
import { moduleOf, plainText, type Module, type ModuleFile, type Placed, type ResourceBlock } from './run/module.ts';
import { createScope } from './run/names.ts';
import type { Run, Scope } from './run/scope.ts';
import { duplicatesIn } from './run/duplicates.ts';
import { holdsOurs, undeclaredIn } from './run/undeclared.ts';
import type { Body } from './syntax.ts';

export interface TerraformRequest {
  /** Called with how many of the files have been read. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
  /** Every `.tf`, `.tofu`, `.tf.json` and `.tofu.json` that was discovered; each means its directory. */
  readonly files: readonly SourceFile[];
  /** Absolute. */
  readonly cwd: string;
  /** What `--var` gives to the variables of root modules. */
  readonly vars: readonly GivenText[];
  /** Files of values, seen from `cwd`. */
  readonly varFiles: readonly string[];
  /** Whether modules may be called from outside the working directory. */
  readonly allowOutside: boolean;
  /** Default: those that hold without a config. */
  readonly limits?: Limits | undefined;
}

/** What sources declare, the sources, and what is wrong with them. */
export interface DeclaredSources {
  readonly declaration: Declaration;
  /** By name. */
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly problems: readonly Finding[];
  /** Of Terraform's root modules: blocks of which there is no instance, and the variables that show them. */
  readonly hidden?: readonly HiddenInRoot[] | undefined;
  /** Of Terraform's modules: commands that they run, which no language of Terraform reads. */
  readonly ran?: readonly RunText[] | undefined;
}

/** What is gathered while files are read. */
interface Reading {
  readonly parser: Parser;
  readonly parsed: Map<string, Parsed>;
  readonly problems: Finding[];
  readonly broken: Set<string>;
  /** How many texts there are to read. */
  readonly of: number;
  readonly progress: TerraformRequest['progress'];
}

const readBody = async (source: FileText, use: 'configuration' | 'values', reading: Reading): Promise<Body> => {
  const { parsed, body, broken, problems } = await bodyOf(source, reading.parser, use);
  reading.parsed.set(source.file.name, parsed);
  reading.problems.push(...problems);
  if (broken) reading.broken.add(source.file.name);
  return body;
};

const readModule = async ({ path, texts }: ReadDirectory, reading: Reading): Promise<Module> => {
  const files: ModuleFile[] = [];
  for (const source of texts) {
    const body = await readBody(source, 'configuration', reading);
    files.push({ name: source.file.name, body, broken: reading.broken.has(source.file.name) });
    reading.progress?.(reading.parsed.size, reading.of);
  }
  return moduleOf(path, files);
};

const readValues = async (files: readonly SourceFile[], reading: Reading): Promise<readonly Body[]> => {
  const bodies: Body[] = [];
  for (const file of files) {
    const text = await textOfFile(file);
    if ('bytes' in text) bodies.push(await readBody(text, 'values', reading));
    else reading.problems.push(text);
  }
  return bodies;
};

/** The module a call leads to, of those that are read. */
const finder =
  (modules: ReadonlyMap<string, Module>, installed: InstalledModules): Run['called'] =>
  ({ block, body }: Placed, { directory }: Module) => {
    const name = block.labels[0] ?? '';
    const source = plainText(body.attributes.get('source'));
    if (block.broken || source === undefined)
      return { why: `where the module \`${name}\` comes from is not known: what it makes is not known either` };
    const path = calledDirectory(source, name, directory, installed);
    const found = path === undefined ? undefined : modules.get(path);
    return found ?? { why: `the module \`${name}\` comes from \`${shortSource(source)}\`: what it makes is not known` };
  };

/** True for a directory of modules that Terraform downloaded. */
const isDownloaded = (path: string): boolean => /[/\\]\.terraform[/\\]/.test(path);

/** A source may hold a user's name and token. */
const shortSource = (source: string): string => source.replace(/\/\/[^/@]*@/, '//').slice(0, 100);

/** Every file of the directory was read, and only such files declare what is in it. */
const isComplete = ({ mayHoldMore, texts, configuration }: ReadDirectory): boolean =>
  !mayHoldMore && texts.length === configuration.length;

/** Files that mention nothing of IBM are left alone, unless they are named. */
const isOurs = (directories: readonly ReadDirectory[]): boolean =>
  directories.some(({ texts }) => texts.some(({ file, text }) => file.given === 'named' || /ibm/i.test(text)));

/** What a run left out because it was too much: a finding and a gap. */
const beyond = ({ budget, instances }: Run, source: string, limits: Limits, { problems }: Reading): Declaration => {
  if (budget.steps > 0 && instances > 0) return { resources: [], gaps: [] };
  const limit = budget.steps <= 0 ? 'terraform_steps' : 'terraform_instances';
  const why =
    budget.steps <= 0
      ? 'this takes more steps to evaluate than iamlint takes'
      : `modules, \`count\` and \`for_each\` make more than ${limits.terraform_instances} instances of things here: iamlint follows no more`;
  problems.push(
    diagnostic('limit-exceeded', startOf(source), why, {
      help: `lint one root module at a time, or raise \`limits.${limit}\` in the config`,
    }),
  );
  return { resources: [], gaps: [{ why, origin: { document: { source, index: 0 }, path: [] } }] };
};

/** A root module that was declared, and what its variables are set to. */
interface Root {
  readonly path: string;
  readonly module: Module;
  readonly inputs: ReadonlyMap<string, Value>;
  readonly below: readonly Module[];
}

/** How often root modules are begun again in a run to find what hides a block. */
const maxTrials = 3_000;

/** What is hidden in the root modules of a run. `runFor` makes a run of its own for a root. */
const hiddenIn = (
  roots: readonly Root[],
  present: ReadonlySet<ResourceBlock>,
  runFor: (root: string) => Run,
  { cwd, limits = defaultLimits }: TerraformRequest,
): readonly HiddenInRoot[] => {
  let trials = maxTrials;
  const told = new Set(present);
  return roots.map(({ path, module, inputs, below }): HiddenInRoot => {
    const absent = absentIn(below, told);
    const scopeWith = (changed: ReadonlyMap<string, Value>): Scope | undefined => {
      const run = runFor(path);
      trials -= 1;
      return trials < 0 || run.budget.steps <= 0 ? undefined : rootScope(run, module, '', changed);
    };
    const environment = { budget: startBudget(limits), variable: () => undefined };
    const found = hiddenBehind({ module, inputs, called: runFor(path).called, environment, scopeWith }, absent);
    for (const { blocks } of [...found.hidden, ...found.notShown]) for (const block of blocks) told.add(block);
    return { directory: nameOf(path, cwd), ...found };
  });
};

const rootScope = (run: Run, module: Module, prefix: string, inputs: ReadonlyMap<string, Value>): Scope =>
  createScope({
    run,
    module,
    prefix,
    uncertainBecause: undefined,
    input: (name) => inputs.get(name),
    within: [module.directory],
  });

/** A module that is used twice has its gaps twice. */
const once = (gaps: Declaration['gaps']): Declaration['gaps'] => [
  ...new Map(gaps.map((gap) => [JSON.stringify([gap.why, gap.origin]), gap])).values(),
];

/** The gaps of files with a syntax error, which may declare more than was read. */
const gapsOf = (modules: Iterable<Module>): Declaration['gaps'] =>
  [...modules].flatMap(({ files }) =>
    files.flatMap(({ name, broken }) =>
      broken
        ? [
            {
              why: `not all of \`${name}\` could be read`,
              origin: { document: { source: name, index: 0 }, path: [] },
            },
          ]
        : [],
    ),
  );

/** What a module refers to and does not declare; of a directory that may declare more than is read, nothing. */
const undeclared = (
  directory: ReadDirectory,
  modules: ReadonlyMap<string, Module>,
  called: Run['called'],
): readonly Finding[] => {
  const module = modules.get(directory.path);
  if (module === undefined || !isComplete(directory)) return [];
  const leadsToOurs =
    (from: Module, seen: ReadonlySet<Module>) =>
    (call: Placed): boolean => {
      const to = called(call, from);
      if ('why' in to || seen.has(to)) return false;
      return holdsOurs(to) || [...to.calls.values()].some(leadsToOurs(to, new Set([...seen, to])));
    };
  return undeclaredIn(module, leadsToOurs(module, new Set([module])));
};

/** The modules of directories, and what calls lead to; what is wrong with those that are no code from elsewhere is told. */
const readModules = async (
  directories: readonly ReadDirectory[],
  installed: InstalledModules,
  reading: Reading,
): Promise<{ readonly modules: ReadonlyMap<string, Module>; readonly called: Run['called'] }> => {
  const modules = new Map<string, Module>();
  for (const directory of directories) {
    const module = await readModule(directory, reading);
    modules.set(directory.path, module);
    if (!isDownloaded(directory.path)) reading.problems.push(...duplicatesIn(module));
  }
  const called = finder(modules, installed);
  for (const directory of directories)
    if (!isDownloaded(directory.path)) reading.problems.push(...undeclared(directory, modules, called));
  return { modules, called };
};

/**
 * Reads Terraform configurations as far as they are known without running anything: each directory that no other calls is
 * a root module. What is wrong with them is in the answer; it throws only where the grammar is missing.
 */
export const readTerraform = async (request: TerraformRequest): Promise<DeclaredSources> => {
  const { limits = defaultLimits } = request;
  const { all, roots, problems, installed } = await loadDirectories(request);
  const ours = roots.filter((root) => isOurs(belowRoot(root, all)));
  const directories = new Set(ours.flatMap((root) => belowRoot(root, all)));
  const reading: Reading = {
    parser: await loadGrammar('hcl'),
    parsed: new Map(),
    problems: [...problems],
    broken: new Set(),
    of: [...directories].reduce((sum, { texts }) => sum + texts.length, 0),
    progress: request.progress,
  };
  const { modules, called } = await readModules([...directories], installed, reading);
  const values = await readValues(
    ours.length === 0
      ? []
      : request.varFiles.map((name) => ({ name: forward(name), path: resolve(request.cwd, name), given: 'named' })),
    reading,
  );
  const characters = [...reading.parsed.values()].reduce((sum, { text }) => sum + text.length, 0);
  const budget = startBudget(limits, characters);
  const yaml = await yamlReader(reading.parsed.values());
  const declarations: Declaration[] = [];
  const present = new Set<ResourceBlock>();
  const declared: Root[] = [];
  const ran: RunText[] = [];
  const runOf = (directory: string, isRoot: boolean, its: Pick<Run, 'budget' | 'present'>): Run => ({
    ...its,
    localFiles: localFilesOf(directory, request, reading.parser, yaml, its.budget),
    pathOf: (path) => (!isRoot || directory === 'stdin' ? undefined : forward(relative(directory, path)) || '.'),
    valuesNotRead:
      isRoot && request.varFiles.length === 0 ? (all.get(directory)?.valuesIfNamed ?? []).map(({ name }) => name) : [],
    called,
    instances: limits.terraform_instances,
    sourceOf: (file) => reading.parsed.get(file)?.text ?? '',
  });
  for (const root of ours) {
    const module = modules.get(root);
    if (module === undefined) continue;
    const own = await readValues(all.get(root)?.values ?? [], reading);
    const inputs = inputsOf(module, [...own, ...values], request.vars, reading.parser, budget);
    const run: Run = { ...runOf(root, true, { budget, present }), ran };
    const scope = rootScope(run, module, ours.length > 1 ? `${nameOf(root, request.cwd)}//` : '', inputs);
    const below = belowRoot(root, all).flatMap(({ path }) => (isDownloaded(path) ? [] : (modules.get(path) ?? [])));
    declared.push({ path: root, module, inputs, below });
    declarations.push(declare(scope), beyond(run, module.files[0]?.name ?? root, limits, reading));
    if (budget.steps <= 0) break;
  }
  const inputsIn = new Map(declared.map(({ path, inputs }) => [path, inputs]));
  const dormant = [...modules.values()].flatMap((module) => {
    const { directory } = module;
    if (isDownloaded(directory)) return [];
    const run = runOf(directory, false, { budget, present });
    const prefix = `${nameOf(directory, request.cwd)}//`;
    const set = inputsIn.get(directory);
    const input = (name: string): Value | undefined => (set?.has(name) ? set.get(name) : given(`${prefix}var.${name}`));
    return dormantIn(createScope({ run, module, prefix, uncertainBecause: undefined, input, within: [directory] }));
  });
  const trial = startBudget(limits, characters);
  const hidden = hiddenIn(
    declared,
    present,
    (root) => runOf(root, true, { budget: trial, present: new Set() }),
    request,
  );
  return {
    hidden,
    ran,
    declaration: {
      dormant,
      resources: declarations.flatMap(({ resources }) => resources),
      gaps: once([...declarations.flatMap(({ gaps }) => gaps), ...gapsOf(modules.values())]),
    },
    parsed: reading.parsed,
    problems: reading.problems,
  };
};

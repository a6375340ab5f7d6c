import { dirname } from 'node:path';
import { unmeasured, type Stopwatch } from '../check/stopwatch.ts';
import { declaredIn, isAmongDeclared } from './declared-in.ts';
import type { Declaration } from '../languages/declared/declared.ts';
import { discover } from '../input/discover/discover.ts';
import { readAhead, readOn } from '../input/discover/read.ts';
import { whatIsAt } from '../input/discover/what.ts';
import { bound } from '../finding/bound.ts';
import type { Finding } from '../finding/finding.ts';
import { diagnostic, stopsWork } from '../finding/diagnostic.ts';
import type { LongListing } from './long-listing.ts';
import type { PolicyListing } from '../account/normalise/policies.ts';
import type { Unread } from '../account/normalise/unread.ts';
import { checkedInWorker } from '../input/parse/limits.ts';
import type { Parsed } from '../input/parse/parsed.ts';
import { recognise, type Item, type Recognised } from '../input/recognise/recognise.ts';
import { findSecrets } from '../input/secrets/find-secrets.ts';
import { isScript, scriptIn } from '../languages/script/script-in.ts';
import { textsAt } from '../source/json.ts';
import { below, sourceOf, startOf, type Origin, type Path } from '../source/place.ts';
import type { Source, SourceAhead, SourceFile } from '../source/source.ts';
import { validate } from '../input/validate/validate.ts';
import { isTerraformJson } from '../languages/terraform-json/matches.ts';
import { plainTerraform, type TerraformOptions } from './terraform-options.ts';

export interface LoadRequest {
  /** Files, directories, globs, or `-` for standard input; where there is none, `include` is taken. */
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly stdinName: string | undefined;
  readonly include: readonly string[];
  readonly ignore: readonly string[];
  /** Whether a setup may include what lies outside the working directory. */
  readonly allowOutside: boolean;
  /** Standard input, where `-` is among the paths. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
  /** Default: no variables, and plans as they are after being applied. */
  readonly terraform?: TerraformOptions | undefined;
  /** Told what each stage takes. */
  readonly stopwatch?: Stopwatch | undefined;
  /** Told how many files have been read, for somebody who waits. */
  readonly progress?: ((done: number, of: number) => void) | undefined;
}

/** All that a run reads, recognised and valid, and what stood in the way. */
export interface Loaded {
  readonly recognised: readonly Recognised[];
  /** Long listings, which are read into the model at once. */
  readonly listings: readonly PolicyListing[];
  /** What Terraform, scripts and Kubernetes objects declare. */
  readonly declarations: readonly Declaration[];
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly problems: readonly Finding[];
  /** What was named or included, and could not be read or told: it might hold anything. */
  readonly unread: readonly Unread[];
  readonly documents: number;
  /** Files met in a directory walk that resemble nothing iamlint reads. */
  readonly skipped: number;
}

interface Include {
  readonly pattern: string;
  readonly origin: Origin;
}

const includesIn = ({ value, origin }: Item): readonly Include[] =>
  textsAt(value, 'include').map((pattern, index) => ({ pattern, origin: below(origin, 'include', index) }));

/** Words that occur in what iamlint reads, and hardly in other files. */
const telltale =
  /"?(iam_id|access_group_id|role_id|serviceName|EngineSetup|AccountSnapshot|restrict_create_\w+|ibm_(iam|sm|cbr)_\w+|IBMCloudProviderSpec)\b|crn:v1:/;

/** To look at nothing and call it clean would be silence of the wrong kind. */
const nothingToLint = (paths: readonly string[]): Finding =>
  diagnostic(
    'unreadable-file',
    startOf(paths[0] ?? '.'),
    'there is nothing to lint here: no data, Terraform, script or Markdown file that is not ignored',
    {
      help: 'name a folder that holds exports, Terraform or an engine setup, or the file itself: one that is named is read even if it is ignored',
    },
  );

const unreadFile = (name: string): Unread => ({
  why: `\`${name}\` could not be read wholly`,
  origin: { document: { source: name, index: 0 }, path: [] },
});

const isTerraformFile = ({ name }: SourceFile): boolean => /\.tf(?:\.json)?$/.test(name);

const stops = ({ rule }: Finding): boolean => stopsWork(rule);

/** What a large source lists, where it is one long listing with nothing wrong in it. */
const readLong = async (
  source: Source | SourceAhead,
  measure: Stopwatch['measure'],
): Promise<LongListing | undefined> =>
  source.bytes.length < checkedInWorker || isScript(source)
    ? undefined
    : (await import('./long-listing.ts')).readLongListing(source, measure);

/** Where the file at a path really is, so that no other spelling of it is read again. */
const realOf = (path: string): string => {
  const what = whatIsAt(path);
  return 'real' in what ? what.real : path;
};

/** Reads, parses, recognises and validates sources, and those that engine setups among them include. */
export const load = async (request: LoadRequest): Promise<Loaded> => {
  const { paths, cwd, stdinName, include, ignore, allowOutside, stdin, terraform = plainTerraform } = request;
  const { measure } = request.stopwatch ?? unmeasured;
  const discovered = await measure('discover', () =>
    discover({ paths, cwd, ignore, include, ...(stdinName === undefined ? {} : { stdinName }) }),
  );
  const problems: Finding[] = [...discovered.problems];
  if (discovered.files.length === 0 && problems.length === 0) problems.push(nothingToLint(paths));
  const recognised: Recognised[] = [];
  const listings: PolicyListing[] = [];
  const declarations: Declaration[] = [];
  const parsed = new Map<string, Parsed>();
  const unread: Unread[] = discovered.problems.filter(stops).map(({ place }) => unreadFile(sourceOf(place)));
  let documents = 0;
  let skipped = 0;

  const take = async (file: SourceFile): Promise<readonly Include[]> => {
    const ahead = await measure('read', () => readAhead(file, stdin));
    const long = 'bytes' in ahead ? await readLong(ahead, measure) : undefined;
    const source = 'until' in ahead && long === undefined ? await measure('read', () => readOn(ahead)) : ahead;
    if (!('bytes' in source)) {
      problems.push(source);
      unread.push(unreadFile(file.name));
      return [];
    }
    if (long !== undefined) {
      listings.push(long.listing);
      const found: Finding[] = [];
      for (const each of long.others) {
        const valid = await measure('validate', () => validate(each));
        found.push(...valid.problems);
        recognised.push(valid.recognised);
      }
      problems.push(...bound(found));
      parsed.set(file.name, long.parsed);
      documents += 1;
      return [];
    }
    if (isScript(source)) {
      const script = await measure('scripts', () => scriptIn(source, cwd));
      // Of the many scripts and texts of a project those that speak of IAM are few: the others are nobody's business.
      if (script === undefined) skipped += file.given === 'named' ? 1 : 0;
      else {
        declarations.push(script.declaration);
        for (const [name, each] of script.parsed) parsed.set(name, each);
        problems.push(...bound(script.problems));
        if (script.problems.some(stops)) unread.push(unreadFile(file.name));
        documents += 1;
      }
      return [];
    }
    const { parse } = await import('../input/parse/parse.ts');
    const result = await measure('parse', () => parse(source));
    const includes: Include[] = [];
    // A file only met in a walk that cannot be read is IAM's business only if it speaks of IAM.
    let resembles = result.problems.length > 0 && telltale.test(result.text);
    const secrets = measure('redact', () =>
      findSecrets({ ...result, documents: result.documents.filter(({ value }) => !isTerraformJson(value)) }),
    );
    const found: Finding[] = [...result.problems, ...secrets];
    let whole = !result.problems.some(stops);
    const sensitive: { readonly index: number; readonly path: Path }[] = [];
    for (const document of result.documents) {
      const declared = await measure('recognise', () => declaredIn(document, terraform.planView));
      if (declared !== undefined) {
        resembles = true;
        // What is piped in lies in no file.
        found.push(...declared.problems.filter(({ rule }) => rule !== 'plaintext-api-key' || file.path !== 'stdin'));
        whole &&= !declared.problems.some(stops);
        declarations.push(declared.declaration);
        sensitive.push(...declared.sensitive.map((path) => ({ index: document.ref.index, path })));
        continue;
      }
      if (isAmongDeclared(document.value, result.documents)) continue;
      const recognition = measure('recognise', () => recognise(document, file.given));
      resembles ||= !recognition.unlike;
      found.push(...recognition.problems);
      whole &&= !recognition.problems.some(stops);
      for (const each of recognition.recognised) {
        const valid = await measure('validate', () => validate(each));
        found.push(...valid.problems);
        recognised.push(valid.recognised);
        // Of a listing the gap is known where an item does not fit; a setup may hold anything.
        if (each.kind !== 'engine-setup') continue;
        whole &&= valid.problems.length === 0;
        includes.push(...valid.recognised.items.flatMap(includesIn));
      }
    }
    if (!resembles && file.given === 'found') {
      skipped += 1;
      return [];
    }
    if (!whole) unread.push(unreadFile(file.name));
    problems.push(...bound(found));
    parsed.set(
      file.name,
      sensitive.length === 0 ? result : (await import('../languages/terraform-json/hide.ts')).hide(result, sensitive),
    );
    documents += result.documents.length;
    return includes;
  };

  // A file of Terraform means its directory: all of them are read together.
  const terraformFiles = discovered.files.filter(isTerraformFile);
  if (terraformFiles.length > 0) {
    const { readTerraform } = await import('../languages/terraform/read.ts');
    const { vars, varFiles } = terraform;
    const configuration = await measure('terraform', () =>
      readTerraform({ files: terraformFiles, cwd, vars, varFiles, allowOutside, progress: request.progress }),
    );
    if (configuration.declaration.resources.length + configuration.declaration.gaps.length > 0) {
      declarations.push(configuration.declaration);
    }
    for (const [name, each] of configuration.parsed) parsed.set(name, each);
    problems.push(...bound(configuration.problems));
    documents += configuration.parsed.size;
    skipped += terraformFiles.filter(({ name, given }) => given === 'found' && !configuration.parsed.has(name)).length;
  }
  const waiting: SourceFile[] = discovered.files.filter((file) => !isTerraformFile(file));
  let taken: Set<string> | undefined;
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const includes = await take(file);
    request.progress?.(discovered.files.length - waiting.length, discovered.files.length);
    for (const { pattern, origin } of includes) {
      const { expandInclude } = await import('../input/discover/include.ts');
      const expanded = await expandInclude(pattern, dirname(file.path), cwd, allowOutside, origin);
      problems.push(...expanded.problems);
      if (expanded.problems.length > 0) unread.push({ why: `the include \`${pattern}\` could not be read`, origin });
      taken ??= new Set(discovered.files.map(({ path }) => realOf(path)));
      for (const more of expanded.files) {
        const real = realOf(more.path);
        if (taken.has(real)) continue;
        taken.add(real);
        waiting.push(more);
      }
    }
  }
  const told =
    declarations.length < 2 ? declarations : (await import('../languages/declared/together.ts')).together(declarations);
  return { recognised, listings, declarations: told, parsed, problems, unread, documents, skipped };
};

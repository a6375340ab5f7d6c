import { dirname } from 'node:path';
import { discover } from './discover/discover.ts';
import { read } from './discover/read.ts';
import { bound } from './finding/bound.ts';
import type { Finding } from './finding/finding.ts';
import { ownFinding } from './finding/own.ts';
import type { Parsed } from './parse/parsed.ts';
import { recognise, type Item, type Recognised } from './recognise/recognise.ts';
import { findSecrets } from './redact/find-secrets.ts';
import { textsAt } from './source/json.ts';
import { below, startOf, type Origin } from './source/place.ts';
import type { SourceFile } from './source/source.ts';

export interface GatherRequest {
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
}

/** All that a run reads, recognised and valid, and what stood in the way. */
export interface Gathered {
  readonly recognised: readonly Recognised[];
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly problems: readonly Finding[];
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
  /"?(iam_id|access_group_id|role_id|serviceName|EngineSetup|AccountSnapshot|restrict_create_\w+)\b|crn:v1:/;

/** To look at nothing and call it clean would be silence of the wrong kind. */
const nothingToLint = (paths: readonly string[]): Finding =>
  ownFinding(
    'unreadable-file',
    startOf(paths[0] ?? '.'),
    'there is nothing to lint here: no `.json`, `.yaml`, `.yml` or `.ndjson` file that is not ignored',
    {
      help: 'name a folder that holds exports or an engine setup, or the file itself: one that is named is read even if it is ignored',
    },
  );

/** Reads, parses, recognises and validates sources, and those that engine setups among them include. */
export const gather = async (request: GatherRequest): Promise<Gathered> => {
  const { paths, cwd, stdinName, include, ignore, allowOutside, stdin } = request;
  const discovered = await discover({ paths, cwd, ignore, include, ...(stdinName === undefined ? {} : { stdinName }) });
  const problems: Finding[] = [...discovered.problems];
  if (discovered.files.length === 0 && problems.length === 0) problems.push(nothingToLint(paths));
  const recognised: Recognised[] = [];
  const parsed = new Map<string, Parsed>();
  let documents = 0;
  let skipped = 0;

  const take = async (file: SourceFile): Promise<readonly Include[]> => {
    const source = await read(file, stdin);
    if (!('bytes' in source)) {
      problems.push(source);
      return [];
    }
    const { parse } = await import('./parse/parse.ts');
    const { validate } = await import('./validate/validate.ts');
    const result = await parse(source);
    const includes: Include[] = [];
    // A file only met in a walk that cannot be read is IAM's business only if it speaks of IAM.
    let resembles = result.problems.length > 0 && telltale.test(result.text);
    const found: Finding[] = [...result.problems, ...findSecrets(result)];
    for (const document of result.documents) {
      const recognition = recognise(document, file.given);
      resembles ||= !recognition.unlike;
      found.push(...recognition.problems);
      for (const each of recognition.recognised) {
        const valid = await validate(each);
        found.push(...valid.problems);
        recognised.push(valid.recognised);
        if (each.kind === 'engine-setup') includes.push(...valid.recognised.items.flatMap(includesIn));
      }
    }
    if (!resembles && file.given === 'found') {
      skipped += 1;
      return [];
    }
    problems.push(...bound(found));
    parsed.set(file.name, result);
    documents += result.documents.length;
    return includes;
  };

  const waiting: SourceFile[] = [...discovered.files];
  const taken = new Set(waiting.map(({ path }) => path));
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const includes = await take(file);
    for (const { pattern, origin } of includes) {
      const { expandInclude } = await import('./discover/include.ts');
      const expanded = await expandInclude(pattern, dirname(file.path), cwd, allowOutside, origin);
      problems.push(...expanded.problems);
      for (const more of expanded.files) {
        if (taken.has(more.path)) continue;
        taken.add(more.path);
        waiting.push(more);
      }
    }
  }
  return { recognised, parsed, problems, documents, skipped };
};

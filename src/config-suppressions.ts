import { dirname, resolve, sep } from 'node:path';
import type { Config, SuppressionFile } from './config/config.ts';
import { suppressionsIn } from './config/suppressions.ts';
import type { Finding } from './finding/finding.ts';
import type { Suppression } from './finding/suppression.ts';
import { parse } from './input/parse/parse.ts';
import type { Parsed } from './input/parse/parsed.ts';
import type { Loaded } from './load/load.ts';
import type { LocatedFinding } from './output/locate/locate.ts';
import { applyConfigured } from './output/suppress/configured.ts';

/** What of a run decides which suppressions hold: the fields of a request to lint. */
interface SuppressedRun {
  readonly paths: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  readonly config: Config;
  readonly now: Date;
  readonly onlyRules?: readonly string[] | undefined;
  /** What files are to hold, by absolute path, where that is not what is on the disk. */
  readonly texts?: ReadonlyMap<string, Uint8Array> | undefined;
}

interface Applied {
  readonly left: readonly LocatedFinding[];
  /** Those that were taken away, each with the suppression that did. */
  readonly taken: ReadonlyMap<LocatedFinding, Suppression>;
  readonly complaints: readonly Finding[];
  /** The configs by name. */
  readonly sources: ReadonlyMap<string, Parsed>;
}

/** A config as it was read, or as edits would leave it. */
const asEdited = async (file: SuppressionFile, texts: SuppressedRun['texts']): Promise<SuppressionFile> => {
  const bytes = texts?.get(file.source.file.path);
  return bytes === undefined ? file : { ...file, source: await parse({ file: file.source.file, bytes }) };
};

/** Whether a run looks at all that its config is for: at what that lists, or at its whole directory. */
const isWhole = ({ paths, cwd, config }: SuppressedRun): boolean => {
  const base = config.path === undefined ? cwd : dirname(config.path);
  return paths.length === 0 || paths.some((path) => `${base}${sep}`.startsWith(`${resolve(cwd, path)}${sep}`));
};

/** Takes away what the config suppresses, and says what is wrong with its suppressions. */
export const applySuppressions = async (
  findings: readonly LocatedFinding[],
  request: SuppressedRun,
  { parsed }: Pick<Loaded, 'parsed'>,
  unchecked: ReadonlySet<string>,
): Promise<Applied> => {
  const { config, texts, now, onlyRules } = request;
  const { covers } = config.suppressions;
  const files = await Promise.all(config.suppressions.files.map((file) => asEdited(file, texts)));
  const sources = new Map(files.map(({ source }) => [source.file.name, source]));
  const whole = isWhole(request);
  const names = [...parsed.keys()];
  const isJudged = ({ rule, files: patterns }: Suppression): boolean => {
    const looked = rule === undefined ? onlyRules === undefined : !unchecked.has(rule);
    return looked && (whole || (patterns !== undefined && names.some((name) => covers({ files: patterns }, name))));
  };
  const suppressions = files.flatMap(suppressionsIn);
  return { ...applyConfigured({ findings, suppressions, sources, now: now.getTime(), covers, isJudged }), sources };
};

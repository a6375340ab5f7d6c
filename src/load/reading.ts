import { stopsWork } from '../finding/diagnostic.ts';
import type { Finding, NotChecked } from '../finding/finding.ts';
import type { PolicyListing } from '../account/normalise/policies.ts';
import type { Unread } from '../account/normalise/unread.ts';
import type { Parsed } from '../input/parse/parsed.ts';
import type { Recognised } from '../input/recognise/recognised.ts';
import type { Declaration } from '../languages/declared/declared.ts';
import type { Origin } from '../source/place.ts';
import type { Skipped } from '../source/source.ts';

/** Files that an engine setup asks for, seen from its own folder. */
export interface Include {
  readonly pattern: string;
  readonly origin: Origin;
}

/** A file met in a walk that holds an error in place of the data of an export. */
export interface FailedFile {
  readonly finding: Finding;
  /** True where only IBM Cloud answers so. */
  readonly certain: boolean;
}

/** What a reader makes of what it reads, and what stood in the way. */
export interface Reading {
  readonly recognised: readonly Recognised[];
  /** Long listings, which are read into the model at once. */
  readonly listings: readonly PolicyListing[];
  /** What Terraform, scripts and Kubernetes objects declare. */
  readonly declarations: readonly Declaration[];
  /** The texts that findings may point into, by the names of their sources. */
  readonly parsed: ReadonlyMap<string, Parsed>;
  readonly problems: readonly Finding[];
  /** What was named or included, and could not be read or understood: it might hold anything. */
  readonly unread: readonly Unread[];
  readonly includes: readonly Include[];
  readonly documents: number;
  /** What was met and not linted: files that are not iamlint's business, directories that are not entered. */
  readonly skipped: readonly Skipped[];
  /** What is written in what was read, and given to no rule. */
  readonly notChecked: readonly NotChecked[];
  readonly failed: readonly FailedFile[];
  /** Absolute paths of files that commands of scripts read: what they say is declared. */
  readonly bodies: readonly string[];
  /** What scripts read into their own shell: what that declares is theirs. */
  readonly sourced: readonly SourcedFile[];
}

/** A file that a script reads into its own shell. */
export interface SourcedFile {
  /** Absolute. */
  readonly path: string;
  /** Names of the functions that the script calls. */
  readonly calls: readonly string[];
}

/** A reading of nothing. */
export const emptyReading: Reading = {
  recognised: [],
  listings: [],
  declarations: [],
  parsed: new Map(),
  problems: [],
  unread: [],
  includes: [],
  documents: 0,
  skipped: [],
  notChecked: [],
  failed: [],
  bodies: [],
  sourced: [],
};

/** Texts by their names. Of one that several scripts source, each of them has read some places. */
const joinParsed = (readings: readonly Reading[]): ReadonlyMap<string, Parsed> => {
  const joined = new Map<string, Parsed>();
  for (const [name, parsed] of readings.flatMap((reading) => [...reading.parsed])) {
    const before = joined.get(name);
    joined.set(name, before === undefined ? parsed : locatingInBoth(before, parsed));
  }
  return joined;
};

const locatingInBoth = (one: Parsed, other: Parsed): Parsed => ({
  ...one,
  locate: (wanted) => {
    const second = other.locate(wanted);
    return one.locate(wanted).map((range, nth) => (range.end > 0 ? range : (second[nth] ?? range)));
  },
});

/** The reading of all that several readings are of, in their order. */
export const joinReadings = (readings: readonly Reading[]): Reading => ({
  recognised: readings.flatMap(({ recognised }) => recognised),
  listings: readings.flatMap(({ listings }) => listings),
  declarations: readings.flatMap(({ declarations }) => declarations),
  parsed: joinParsed(readings),
  problems: readings.flatMap(({ problems }) => problems),
  unread: readings.flatMap(({ unread }) => unread),
  includes: readings.flatMap(({ includes }) => includes),
  documents: readings.reduce((sum, { documents }) => sum + documents, 0),
  skipped: readings.flatMap(({ skipped }) => skipped),
  notChecked: readings.flatMap(({ notChecked }) => notChecked),
  failed: readings.flatMap(({ failed }) => failed),
  bodies: readings.flatMap(({ bodies }) => bodies),
  sourced: readings.flatMap(({ sourced }) => sourced),
});

/** True where a finding says that something could not be read. */
export const isUnread = ({ rule }: Finding): boolean => stopsWork(rule);

/** A source of which something could not be read. */
export const unreadFile = (name: string): Unread => ({
  why: `\`${name}\` could not be read completely`,
  origin: { document: { source: name, index: 0 }, path: [] },
});

/** A source that holds an empty list, which a caller without access gets, too. */
export const emptyFile = (name: string): Unread => ({
  why: `\`${name}\` is an empty list, which is also what IAM returns to a caller without access`,
  origin: { document: { source: name, index: 0 }, path: [] },
  isEmpty: true,
});

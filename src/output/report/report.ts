import type { NotChecked, Severity } from '../../finding/finding.ts';
import type { SuppressedFinding } from '../../finding/suppressed.ts';
import type { Location } from '../locate/location.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import type { Skipped } from '../../source/source.ts';

/** What a run looked at, and how much of what it found. */
export interface Summary {
  readonly files: number;
  readonly documents: number;
  /** Files met in a directory walk that resemble nothing iamlint reads. */
  readonly skipped: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly suppressed: number;
  /** Findings that were not asked for: they are not in what changed, or were there before. Undefined where all are asked for. */
  readonly leftOut?: number | undefined;
  /** Entries of the baseline that no finding met. */
  readonly stale: number;
  readonly accounts: number;
  readonly policies: number;
}

/** Which findings were asked for: those in lines that changed, in the index or on the disk, or those that are new. */
export interface Only {
  readonly what: 'changed' | 'staged' | 'new';
  /** What it is compared with, as people call it. */
  readonly since: string;
}

/** What kind of run it was: what a reader has to know to judge what was not found. */
export interface RunFacts {
  /** The clock that conditions on time were held against, as an ISO time. */
  readonly time: string;
  /** Undefined where the config begins with no preset, or single rules were asked for. */
  readonly preset: string | undefined;
  /** How many rules ran, and how many there are. */
  readonly rules: { readonly on: number; readonly of: number };
  /** ISO date of the built-in table of services, roles and actions. */
  readonly catalogueDate: string;
  /** Ids of the accounts, as far as they are known. */
  readonly accounts: readonly string[];
  /** Undefined where all findings were asked for. */
  readonly only?: Only | undefined;
}

/** Which part of a run a report is of. */
export interface ShardFacts {
  /** Counts from 1. */
  readonly index: number;
  readonly of: number;
  /** What is a finding where each of the other parts has it, too. */
  readonly ifInAll: readonly LocatedFinding[];
}

/** An expectation that is met. */
export interface Passed {
  readonly test: string;
  /** Where the expectation stands. */
  readonly location: Location;
}

/** What somebody may do in one place. */
export interface AccessCell {
  /** A service, or services in words. */
  readonly services: string;
  /** What it is kept to; empty for all there is. */
  readonly scope: readonly string[];
  readonly roles: readonly string[];
  /** Roles of which the input leaves open whether they are had. */
  readonly perhaps: readonly string[];
  /** True where it can give roles there, to itself as well. */
  readonly grantsRoles: boolean;
}

/** Somebody with access, and where. */
export interface AccessOfSubject {
  readonly account: string | undefined;
  readonly name: string;
  readonly kind: string;
  readonly cells: readonly AccessCell[];
}

/** Who may do what, as a table of subjects against services. */
export interface AccessTable {
  /** Those with access to most first. */
  readonly subjects: readonly AccessOfSubject[];
  /** Subjects that were not looked at, since nobody could read a table of all. */
  readonly leftOut: number;
}

/** All a formatter gets: findings in their total order, what was not looked at, and the counts. */
export interface Report {
  readonly findings: readonly LocatedFinding[];
  readonly notChecked: readonly NotChecked[];
  /** What was suppressed, in the order of findings; undefined where nobody asked for it. */
  readonly suppressed?: readonly SuppressedFinding<LocatedFinding>[] | undefined;
  /** What was met and not linted, in the order of names. */
  readonly skipped: readonly Skipped[];
  readonly summary: Summary;
  readonly run: RunFacts;
  /** Expectations that are met, where some were tested. */
  readonly passed?: readonly Passed[] | undefined;
  /** For formats that show it; undefined where nobody worked it out. */
  readonly access?: AccessTable | undefined;
  /** Undefined where the run judged all that it read. */
  readonly shard?: ShardFacts | undefined;
}

/** What a format says of a rule itself. */
export interface RuleAbout {
  readonly category: string;
  readonly preset: string;
  readonly severity: Severity;
  /** One line: what the rule finds. */
  readonly summary: string;
}

/** What findings are grouped by. */
export const groupings = ['rule', 'file', 'subject'] as const;

export type GroupBy = (typeof groupings)[number];

export interface FormatOptions {
  readonly color: boolean;
  /** Columns of the terminal: prose is wrapped to it, commands never are. */
  readonly width: number;
  /** iamlint's own. */
  readonly version: string;
  /** Lists the skipped files too, where the format is for people. */
  readonly verbose?: boolean;
  /** What findings for people are grouped by; undefined: by file, where they are many, else not at all. */
  readonly groupBy?: GroupBy | undefined;
  /** The address of a file, for terminals that show links. */
  readonly linkTo?: ((file: string) => string) | undefined;
  /** Where the working directory lies in the repository, as `infra/`, for formats that a host of repositories reads. */
  readonly below?: string | undefined;
  /** A rule by its id; undefined for none. */
  readonly ruleOf?: ((id: string) => RuleAbout | undefined) | undefined;
  /** The page of a rule as Markdown; undefined where there is none. */
  readonly pageOf?: ((category: string, rule: string) => string | undefined) | undefined;
}

/**
 * Makes the text of a report, piece by piece. A pure function: it prints nothing, reads nothing, and does not fail on any
 * text.
 */
export type Formatter = (report: Report, options: FormatOptions) => Iterable<string>;

/** The pieces of a text as one. */
export const textOf = (pieces: Iterable<string>): string => [...pieces].join('');

import type { NotChecked } from '../../finding/finding.ts';
import type { LocatedFinding } from '../locate/locate.ts';

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
  /** Entries of the baseline that no finding met. */
  readonly stale: number;
  readonly accounts: number;
  readonly policies: number;
}

/** All a formatter gets: findings in their total order, what was not looked at, and the counts. */
export interface Report {
  readonly findings: readonly LocatedFinding[];
  readonly notChecked: readonly NotChecked[];
  readonly summary: Summary;
}

export interface FormatOptions {
  readonly color: boolean;
  /** Columns of the terminal: prose is wrapped to it, commands never are. */
  readonly width: number;
  /** iamlint's own. */
  readonly version: string;
}

/** Makes the text of a report. A pure function: it prints nothing, reads nothing, and does not fail on any text. */
export type Formatter = (report: Report, options: FormatOptions) => string;

/** What the page is told, as JSON in it: the part that makes it and the part that shows it agree on this. */

/** Index of a text in `PageData.texts`: many findings say the same, and it is kept once. */
export type TextIndex = number;

export interface PagePlace {
  readonly file: TextIndex;
  readonly line: number;
  readonly column: number;
}

export interface PageRepair {
  readonly kind: 'cli' | 'terraform' | 'edit';
  readonly text: TextIndex;
  readonly undo?: TextIndex;
}

export type PageSeverity = 'error' | 'warning' | 'info';

/** What is empty is left out. */
export interface PageFinding {
  /** Index in `PageData.rules`. */
  readonly rule: number;
  readonly severity: PageSeverity;
  readonly undecided?: true;
  readonly message: TextIndex;
  readonly at: PagePlace;
  readonly account?: TextIndex;
  readonly subject?: TextIndex;
  readonly policy?: TextIndex;
  readonly actions?: readonly TextIndex[];
  readonly related?: readonly (PagePlace & { readonly note: TextIndex })[];
  readonly help?: TextIndex;
  readonly repairs?: readonly PageRepair[];
  readonly fingerprint: string;
}

export interface PageRule {
  readonly id: string;
  readonly category: string;
  /** One line: what it finds. */
  readonly summary?: string;
  /** Address of its page. */
  readonly page: string;
}

/** What was not checked, by what would settle it. */
export interface PageMissing {
  readonly rules: readonly string[];
  readonly reasons: readonly string[];
  readonly obtain?: string;
}

/** Coordinates are pixels from the top left corner; those of a box are of its middle. */
export interface PageBox {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** True where the way ends: who is there administers the account. */
  readonly end?: true;
}

export interface PageArrow {
  /** Indexes of the boxes. */
  readonly from: number;
  readonly to: number;
  /** What the one does to become the other. */
  readonly way: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: { readonly x: number; readonly y: number };
}

/** The steps by which identities become stronger, as a drawing. */
export interface PageGraph {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PageBox[];
  readonly arrows: readonly PageArrow[];
  /** Steps that are not drawn, since nobody could read a drawing of all. */
  readonly leftOut: number;
}

/** What somebody may do on a service. */
export interface PageAccess {
  /** Index in `PageAccessTable.services`. */
  readonly service: number;
  readonly roles: readonly TextIndex[];
  readonly perhaps?: readonly TextIndex[];
  readonly scope?: readonly TextIndex[];
  /** True where it can give roles there. */
  readonly strong?: true;
}

export interface PageSubject {
  readonly name: TextIndex;
  readonly kind: TextIndex;
  readonly account?: TextIndex;
  readonly access: readonly PageAccess[];
}

/** Subjects against services. */
export interface PageAccessTable {
  /** The columns; those that most have access to first. */
  readonly services: readonly TextIndex[];
  readonly subjects: readonly PageSubject[];
  /** Subjects that are not in the table. */
  readonly leftOut: number;
}

/** All but the findings. */
export interface PageRun {
  readonly version: string;
  readonly time: string;
  readonly preset?: string;
  readonly rulesOn: number;
  readonly rulesOf: number;
  readonly catalogueDate: string;
  readonly accounts: readonly string[];
  /** What was looked at, in words. */
  readonly lookedAt: string;
  readonly suppressed: number;
  /** Which findings were left out as not asked for, in words. */
  readonly leftOut?: string;
  readonly stale: number;
  readonly skipped: readonly { readonly file: string; readonly reason: string }[];
  /** Skipped files that are not in the list. */
  readonly skippedMore: number;
  readonly missing: readonly PageMissing[];
  readonly graph?: PageGraph;
}

export interface PageData {
  readonly run: PageRun;
  /** The heaviest first. */
  readonly findings: readonly PageFinding[];
  readonly rules: readonly PageRule[];
  readonly access?: PageAccessTable;
  readonly texts: readonly string[];
}

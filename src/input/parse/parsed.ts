import type { Finding } from '../../finding/finding.ts';
import type { Json } from '../../source/json.ts';
import type { DocumentRef, Path, Range } from '../../source/place.ts';
import type { SourceFile } from '../../source/source.ts';

export interface ParsedDocument {
  readonly ref: DocumentRef;
  readonly value: Json;
}

export interface Comment {
  readonly range: Range;
  /** Without the `#`. */
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
  /** Nothing but white space stands before it on its line. */
  readonly alone: boolean;
}

/** A path to find in a source's text, in the document with this index. */
export interface Wanted {
  readonly index: number;
  readonly path: Path;
  /** Default `value`. */
  readonly at?: 'key' | 'value';
}

export type Locate = (wanted: readonly Wanted[]) => readonly Range[];

/** What a source holds. A document with a problem is not among `documents`: nothing is concluded from half of one. */
export interface Parsed {
  readonly file: SourceFile;
  /** The text without a byte order mark; ranges count its UTF-16 units. */
  readonly text: string;
  readonly format: 'json' | 'yaml' | 'ndjson' | 'hcl' | 'script';
  readonly documents: readonly ParsedDocument[];
  readonly problems: readonly Finding[];
  /**
   * The ranges of many paths in one pass, in the order asked for. A path that is not there gives the range of the
   * nearest ancestor that is; `at: 'key'` gives the key's range, and for an item of a list the item's.
   */
  readonly locate: Locate;
  /** The comments in the order of the text; JSON has none. */
  readonly comments: () => readonly Comment[];
}

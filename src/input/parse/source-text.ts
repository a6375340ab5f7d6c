import type { Limits } from '../../source/limits.ts';
import type { SourceFile } from '../../source/source.ts';

/** A source's text, and the same in UTF-8. */
export interface SourceText {
  readonly file: SourceFile;
  readonly text: string;
  readonly utf8: Uint8Array;
  readonly limits: Limits;
}

import type { SourceFile } from '../../source/source.ts';
import type { Texts } from './texts.ts';
import type { ScriptForm } from './words.ts';

/** A script as it is read. */
export interface ScriptText {
  readonly file: SourceFile;
  readonly text: string;
  readonly form: ScriptForm;
  /** Absolute; files outside it are not read. */
  readonly cwd: string;
  /** Its text, and those of the files that it sources. */
  readonly texts: Texts;
}

import type { Finding, Related, Repair } from '../../../finding/finding.ts';
import { diagnostic } from '../../../finding/diagnostic.ts';
import type { Range } from '../../../source/place.ts';
import type { Declarations } from './declarations.ts';

export interface Misuse {
  readonly message: string;
  readonly range: Range;
  readonly help?: string | undefined;
  readonly repair?: Repair | undefined;
  /** What else to look at, such as the line that lacks something. */
  readonly related?: { readonly range: Range; readonly note: Related['note'] } | undefined;
  /** Low where the reader may lack a fact that makes it right. */
  readonly confidence?: Finding['confidence'];
  /** A warning where the command does what it says, and that is most likely not what is meant. */
  readonly severity?: 'warning' | undefined;
}

/** Reports that a command is used wrongly, at the word that is wrong. */
export const reportMisuse = (
  { message, range, help, repair, related, confidence = 'high', severity }: Misuse,
  command: Range,
  declarations: Declarations,
): void => {
  const place = declarations.place(command, range);
  const finding = diagnostic('misused-command', place, message, help === undefined ? {} : { help });
  declarations.report({
    ...finding,
    confidence,
    severity: severity ?? finding.severity,
    related: related === undefined ? [] : [{ place: declarations.place(command, related.range), note: related.note }],
    repairs: repair === undefined ? [] : [repair],
  });
};

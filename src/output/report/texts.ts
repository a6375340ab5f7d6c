import { proseText } from '../../snippet/snippet.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { safe } from '../redact/safe.ts';

/** A mark for an undecided finding whose message does not say so itself. */
export const doubtOf = ({ message, confidence }: Pick<LocatedFinding, 'message' | 'confidence'>): string =>
  confidence === 'low' && !message.startsWith('undecided ') ? ' (undecided)' : '';

/** What is wrong, as one line, and whether that is undecided. */
export const messageText = (found: LocatedFinding): string => safe(`${found.message}${doubtOf(found)}`);

/** What helps, as one line; undefined where nothing is to be added. */
export const helpText = ({ help }: LocatedFinding): string | undefined =>
  help === undefined ? undefined : proseText(help, safe);

/** The commands and edits that repair it, each below a line that says which it is. */
const repairTexts = ({ repairs }: LocatedFinding): readonly string[] =>
  repairs.map(({ kind, text }) => `${{ cli: 'CLI', terraform: 'Terraform', edit: 'edit' }[kind]}:\n${text.text}`);

/** Everything that is said of a finding, in several lines: message, places that explain it, help, repairs. */
export const fullText = (found: LocatedFinding): string =>
  [
    messageText(found),
    ...found.related.map(({ location: { file, line, column }, note }) => safe(`${file}:${line}:${column}: ${note}`)),
    ...(found.help === undefined ? [] : [helpText(found)]),
    ...repairTexts(found),
  ].join('\n');

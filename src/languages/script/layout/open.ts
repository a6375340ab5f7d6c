/** Whether a command goes on behind a line: a quote, a bracket, a loop, a branch or a here-document is not closed yet. */

const closers: ReadonlyMap<string, string> = new Map([
  ['if', 'fi'],
  ['for', 'done'],
  ['while', 'done'],
  ['until', 'done'],
  ['select', 'done'],
  ['case', 'esac'],
  ['{', '}'],
  ['(', ')'],
]);

/** Words behind which a command begins. */
const before: ReadonlySet<string> = new Set([
  ';',
  '(',
  ')',
  '{',
  'do',
  'then',
  'else',
  'elif',
  '!',
  'if',
  'while',
  'until',
]);

/** What is open behind some lines of a command. */
interface Open {
  readonly quote: string;
  /** What closes the compounds that are open, the inner ones last. */
  readonly expected: readonly string[];
  /** The last word, or `;` where a command ended. */
  readonly previous: string;
  /** The line that ends a here-document. */
  readonly document: string | undefined;
  readonly isContinued: boolean;
}

const nothing: Open = { quote: '', expected: [], previous: ';', document: undefined, isContinued: false };

/** A line with `_` for each quoted stretch and without its comment, and the quote that is open at its end. */
const withoutQuotes = (line: string, open: string): { readonly bare: string; readonly quote: string } => {
  let bare = '';
  let quote = open;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? '';
    if (sign === '\\' && quote !== "'") at += 1;
    else if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") {
      quote = sign;
      bare += '_';
    } else if (sign === '#' && /^$|\s/.test(line[at - 1] ?? '')) break;
    else bare += sign;
  }
  return { bare, quote };
};

const word = /&&|\|\||[();|&]|[^\s();|&]+/g;

const compoundsBehind = (
  bare: string,
  { expected: open, previous: last }: Open,
): Pick<Open, 'expected' | 'previous'> => {
  const expected = [...open];
  let previous = last;
  for (const [found] of bare.matchAll(word)) {
    const sign = /^(?:&&|\|\||[|&])$/.test(found) ? ';' : found;
    const begins = before.has(previous);
    const closer = closers.get(sign);
    if (closer !== undefined && (begins || sign === '{' || sign === '(')) {
      // A pattern of `case` may have a bracket at both ends.
      if (sign !== '(' || expected.at(-1) !== 'esac') expected.push(closer);
    } else if (sign === expected.at(-1) && (begins || sign === ')')) expected.pop();
    previous = sign;
  }
  return { expected, previous };
};

const hereDocument = /<<-?\s*(["']?)([A-Za-z_]\w*)\1/;

const behind = (line: string, open: Open): Open => {
  if (open.document !== undefined) return line.trim() === open.document ? { ...open, document: undefined } : open;
  const { bare, quote } = withoutQuotes(line, open.quote);
  const { expected, previous } = compoundsBehind(bare, open);
  const isContinued = line.endsWith('\\');
  const ends = !isContinued && quote === '';
  const document = quote === '' ? hereDocument.exec(line)?.[2] : undefined;
  return { quote, expected, previous: ends ? ';' : previous, document, isContinued };
};

/**
 * How many of some lines the shell reads before it runs the command that the first begins; undefined where it would read
 * more than there are.
 */
export const linesOfCommand = (lines: readonly string[]): number | undefined => {
  let open = nothing;
  for (const [nth, line] of lines.entries()) {
    open = behind(line, open);
    const { quote, expected, document, isContinued } = open;
    if (quote === '' && expected.length === 0 && document === undefined && !isContinued) return nth + 1;
  }
  return undefined;
};

import type { Fault } from '../../../input/parse/fault.ts';

/** Something opened that has yet to be closed. */
export interface Open {
  readonly by: '{' | '[' | '(' | '"' | '${' | '<<';
  readonly at: number;
  /** The word that ends a heredoc. */
  readonly mark?: string;
}

const opens: Readonly<Record<string, Open['by']>> = { '{': '{', '[': '[', '(': '(', '"': '"' };
const closes: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };
const answers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '${': '}' };

const heredoc = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;
/** What opens, closes or escapes in a quoted text or a heredoc, and outside of them. */
const inTemplate = /[\\"\n]|\$\$\{|%%\{|[$%]\{/g;
const inCode = /[#"{}[\]()]|\/\/|\/\*|<</g;

const fault = (start: number, end: number, message: string, help?: string): Fault => ({
  start,
  end,
  message,
  ...(help === undefined ? {} : { help }),
});

const unclosed = ({ by, at, mark }: Open, until: number): Fault => {
  if (by === '"') return fault(at, until, 'this text has no closing `"` on its line');
  if (by === '<<')
    return fault(at, at + 2, `this text has no end: a line with \`${(mark ?? '').slice(0, 40)}\` alone is missing`);
  return fault(at, at + by.length, `this \`${by}\` is never closed: a \`${answers[by] ?? ''}\` is missing`);
};

/** A quote that opens within an interpolation and does not close was meant to close what is around the interpolation. */
const culprit = (open: readonly Open[]): Open | undefined => open.findLast(({ by }) => by === '${');

/** A scan of a text: how far it has come, and what is open there, the innermost last. */
interface Scan {
  readonly text: string;
  readonly end: number;
  readonly open: Open[];
  at: number;
}

/** What a stretch of text leaves open; or what is wrong with its brackets, quotes, heredocs and comments. */
export const scan = (text: string, start: number, end: number): Fault | readonly Open[] => {
  const state: Scan = { text, end, open: [], at: start };
  while (state.at < end) {
    const inner = state.open.at(-1);
    const isTemplate = inner?.by === '"' || inner?.by === '<<';
    if (inner?.by === '<<' && endsHeredoc(state, inner)) continue;
    const pattern = isTemplate ? inTemplate : inCode;
    pattern.lastIndex = state.at;
    const found = pattern.exec(text);
    if (found === null || found.index >= end) break;
    const [what] = found;
    state.at = found.index + what.length;
    const wrong = isTemplate ? stepInTemplate(state, inner, what) : stepInCode(state, inner, what);
    if (wrong !== undefined) return wrong;
  }
  return state.open;
};

const lineEndIn = ({ text, end, at }: Scan): number => {
  const lineEnd = text.indexOf('\n', at);
  return lineEnd === -1 ? end : lineEnd;
};

/** Goes on behind the line that ends a heredoc; false where the scan is not at one. */
const endsHeredoc = (state: Scan, { mark }: Open): boolean => {
  if (state.text[state.at - 1] !== '\n') return false;
  const lineEnd = lineEndIn(state);
  if (state.text.slice(state.at, lineEnd).trim() !== mark) return false;
  state.open.pop();
  state.at = lineEnd;
  return true;
};

/** `what` was found in a quoted text or a heredoc, and the scan is behind it. */
const stepInTemplate = (state: Scan, inner: Open, what: string): Fault | undefined => {
  const { open, at } = state;
  if (what === '${' || what === '%{') open.push({ by: '${', at: at - what.length });
  if (inner.by !== '"') return undefined;
  if (what === '\n') return unclosed(culprit(open) ?? inner, at - 1);
  if (what === '\\') state.at += 1;
  else if (what === '"') open.pop();
  return undefined;
};

/** `what` was found outside of texts, and the scan is behind it. */
const stepInCode = (state: Scan, inner: Open | undefined, what: string): Fault | undefined => {
  const { text, open, end } = state;
  const at = state.at - what.length;
  const by = opens[what];
  if (by !== undefined) open.push({ by, at });
  else if (what === '#' || what === '//') state.at = lineEndIn(state);
  else if (what === '<<') openHeredoc(state, at);
  else if (what === '/*') {
    const close = text.indexOf('*/', state.at);
    if (close === -1) return fault(at, state.at, 'this comment has no end: a `*/` is missing');
    state.at = close + 2;
  } else {
    if (inner === undefined)
      return fault(at, state.at, `this \`${what}\` closes nothing: delete it, or open what it should close`);
    if (inner.by !== closes[what] && !(inner.by === '${' && what === '}')) return unclosed(inner, end);
    open.pop();
  }
  return undefined;
};

const openHeredoc = (state: Scan, at: number): void => {
  heredoc.lastIndex = at;
  const [opening, mark] = heredoc.exec(state.text) ?? [];
  if (opening === undefined || mark === undefined) return;
  state.open.push({ by: '<<', at, mark });
  state.at = at + opening.length;
};

/** What is wrong with a stretch of text whose brackets are not closed; undefined where they are. */
export const unclosedFault = (text: string, end: number, open: readonly Open[]): Fault | undefined => {
  const last = open.at(-1);
  return last === undefined ? undefined : unclosed(last, Math.min(end, lineEndAfter(text, last.at)));
};

/** What closes all that is open. */
export const closing = (open: readonly Open[]): string =>
  open
    .toReversed()
    .map(({ by, mark }) => (by === '<<' ? `\n${mark ?? ''}\n` : (answers[by] ?? by)))
    .join('');

const lineEndAfter = (text: string, at: number): number => {
  const lineEnd = text.indexOf('\n', at);
  return lineEnd === -1 ? text.length : lineEnd;
};

import type { Fault } from '../../../input/parse/fault.ts';

/** Something opened that has yet to be closed. */
export interface Open {
  readonly by: '{' | '[' | '(' | '"' | '${' | '<<';
  readonly at: number;
  /** The word that ends a heredoc. */
  readonly mark?: string;
}

const closes: Readonly<Record<string, string>> = { '}': '{', ']': '[', ')': '(' };
const answers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')', '${': '}' };

const heredoc = /<<-?([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;
/** Where something of note may stand in a quoted text or a heredoc, and outside. */
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

/** What a stretch of text leaves open; or what is wrong with its brackets, quotes, heredocs and comments. */
export const scan = (text: string, start: number, end: number): Fault | readonly Open[] => {
  const open: Open[] = [];
  let at = start;
  while (at < end) {
    const inner = open.at(-1);
    const pattern = inner?.by === '"' || inner?.by === '<<' ? inTemplate : inCode;
    if (inner?.by === '<<' && text[at - 1] === '\n') {
      const lineEnd = text.indexOf('\n', at);
      const line = text.slice(at, lineEnd === -1 ? end : lineEnd);
      if (line.trim() === inner.mark) {
        open.pop();
        at += line.length;
        continue;
      }
    }
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || found.index >= end) break;
    const [what] = found;
    at = found.index + what.length;
    if (pattern === inTemplate) {
      if (what === '\\' && inner?.by === '"') at += 1;
      else if (what === '\n' && inner?.by === '"') return unclosed(culprit(open) ?? inner, found.index);
      else if (what === '"' && inner?.by === '"') open.pop();
      else if (what === '${' || what === '%{') open.push({ by: '${', at: found.index });
    } else if (what === '#' || what === '//') {
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd === -1 ? end : lineEnd;
    } else if (what === '/*') {
      const close = text.indexOf('*/', at);
      if (close === -1) return fault(found.index, at, 'this comment has no end: a `*/` is missing');
      at = close + 2;
    } else if (what === '<<') {
      heredoc.lastIndex = found.index;
      const [whole, mark] = heredoc.exec(text) ?? [];
      if (whole === undefined || mark === undefined) continue;
      open.push({ by: '<<', at: found.index, mark });
      at = found.index + whole.length;
    } else if (what === '"' || what === '{' || what === '[' || what === '(') open.push({ by: what, at: found.index });
    else {
      if (inner === undefined)
        return fault(found.index, at, `this \`${what}\` closes nothing: delete it, or open what it should close`);
      const wanted = closes[what];
      if (inner.by !== wanted && !(inner.by === '${' && what === '}')) return unclosed(inner, end);
      open.pop();
    }
  }
  return open;
};

/** What is wrong with a stretch of text whose brackets are not closed; undefined where they are. */
export const stillUnresolved = (text: string, end: number, open: readonly Open[]): Fault | undefined => {
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

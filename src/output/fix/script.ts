import type { Change, TextEdit } from '../../finding/fix.ts';
import { shell } from '../../snippet/snippet.ts';
import type { Range } from '../../source/place.ts';
import { at, type Site } from './site.ts';

/** A word that every shell reads as the text that it is. */
const isPlain = (text: string): boolean => /^[\w.,/:@+=-]+$/.test(text);

/** True for a range that is a word of a command, and no part of one. */
const isWholeWord = (text: string, { start, end }: Range): boolean =>
  /^[\s=(;|&]?$/.test(text.slice(Math.max(0, start - 1), start)) && /^[\s);|&]?$/.test(text.slice(end, end + 1));

/** The parts of a text between commas, with where each begins. */
const partsOf = (text: string): readonly { readonly part: string; readonly start: number }[] => {
  let start = 0;
  return text.split(',').map((part) => {
    const found = { part, start };
    start += part.length + 1;
    return found;
  });
};

/**
 * The edit of a command that makes a change: only a word that says the very text by itself, or once in a list with commas,
 * and no variable, is replaced.
 */
export const editScript = ({ text, value }: Site, change: Change): TextEdit | undefined => {
  if (change.do !== 'set' || typeof change.value !== 'string' || typeof change.was !== 'string') return undefined;
  const { was, value: meant } = change;
  const word = at(text, value);
  const [, quote = '', inside = ''] = /^(['"]?)([^'"$`\\\n]*)\1$/.exec(word) ?? [];
  if (inside === '' || /['"$`\\\n!]/.test(meant)) return undefined;
  const found = partsOf(inside).filter(({ part }) => part === was);
  const [first] = inside === was ? [{ part: was, start: 0 }] : found;
  if (first === undefined || (inside !== was && found.length > 1)) return undefined;
  const now = inside.slice(0, first.start) + meant + inside.slice(first.start + was.length);
  if (quote === '' && !isWholeWord(text, value)) {
    // What stands in quotes of the whole word may get blanks where it has some already.
    return isPlain(now) || /\s/.test(was) ? { range: value, text: now } : undefined;
  }
  const written = quote !== '' ? `${quote}${now}${quote}` : isPlain(now) ? now : shell`${now}`.text;
  return { range: value, text: written };
};

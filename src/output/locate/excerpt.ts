import { mask } from '../../secrets/mask.ts';
import { joined, likelySecrets, restOfPrivateKey, secretRanges } from '../../secrets/secret-ranges.ts';
import { visible } from '../../source/visible.ts';
import type { Range } from '../../source/place.ts';

/** A piece of a source around a place, fit to be shown: one line, secrets masked, nothing invisible in it. */
export interface Excerpt {
  readonly text: string;
  /** The marked part within `text`; of length 0 where something is missing there. */
  readonly start: number;
  readonly length: number;
}

/** How far around a place the text is looked at: a minified export is one line of 100 MB. */
const reach = 1024;
const widest = 160;
const lead = 40;

/** Cuts an excerpt to `width` characters, of which the marked part is shown as far as it fits; `…` stands for the rest. */
export const clip = ({ text, start, length }: Excerpt, width: number): Excerpt => {
  if (text.length <= width) return { text, start, length };
  const fits = start + length < width;
  const from = fits ? 0 : Math.min(Math.max(0, start - Math.min(lead, width >> 2)), text.length - width + 1);
  const left = from === 0 ? '' : '…';
  const room = width - left.length;
  const to = text.length - from <= room ? text.length : from + room - 1;
  const markStart = Math.min(start, to);
  return {
    text: left + text.slice(from, to) + (to < text.length ? '…' : ''),
    start: markStart - from + left.length,
    length: Math.min(length, to - markStart),
  };
};

/** Half a token that is longer than this is known by its form, where it is a secret. */
const longestHalf = 100;

/** Where the text from `start` to `end` ends without the half of a token that goes on behind. */
const withoutHalf = (text: string, start: number, end: number): number => {
  if (!/[\w\-.+/=]/.test(text.charAt(end))) return end;
  let at = end;
  while (at > start && end - at < longestHalf && /[\w\-.+/=]/.test(text.charAt(at - 1))) at -= 1;
  return end - at < longestHalf && at > start ? at : end;
};

/** The bounds of what is looked at: the line, or as much of it as is in reach, without half a token at its ends. */
const around = (text: string, { start }: Range): Range => {
  const from = Math.max(0, start - reach);
  const before = text.slice(from, start);
  const newline = before.lastIndexOf('\n');
  // invariant: what is left of a token whose beginning is out of reach is not shown; it might be half a secret
  const half = newline === -1 && from > 0 ? (/^[\w\-.+/=]*/.exec(before)?.[0].length ?? 0) : 0;
  const after = text.slice(start, start + reach);
  const ending = after.indexOf('\n');
  return {
    start: newline === -1 ? from + half : from + newline + 1,
    end: ending === -1 ? withoutHalf(text, start, start + after.length) : start + ending,
  };
};

/** Shows `part` of a text: its secrets masked wherever they begin, tabs as blanks, the invisible escaped. */
const show = (text: string, part: Range, secrets: readonly Range[]): string => {
  let shown = '';
  let at = part.start;
  for (const secret of secrets) {
    if (secret.end <= part.start || secret.start >= part.end) continue;
    shown += visible(text.slice(at, Math.max(at, secret.start)).replaceAll('\t', ' ')) + mask;
    at = Math.min(secret.end, part.end);
  }
  return shown + visible(text.slice(at, part.end).replaceAll('\t', ' '));
};

/**
 * The excerpt for a range: the line it starts on, without indentation, with the range marked as far as it stands on that
 * line. Where nothing but an opening bracket stands there (`{` of a policy in indented JSON), the lines below are drawn
 * in, so that one sees which object it is. Undefined where there is nothing to show: a blank line, or the empty range at
 * the start of a text that stands for the whole of it. With `isSecret`, what is marked is masked though nothing in sight
 * says that it is a secret.
 */
export const excerptOf = (text: string, range: Range, isSecret = false): Excerpt | undefined => {
  if (range.end === 0) return undefined;
  const line = around(text, range);
  const opened = /^[[{]\s*$/.test(text.slice(range.start, Math.min(range.end, line.end)));
  const end = opened ? withoutHalf(text, range.start, Math.min(range.end, range.start + reach)) : line.end;
  const marked = text.slice(range.start, Math.min(range.end, end)).trimEnd();
  const before = text.slice(line.start, range.start).trimStart();
  const after = text.slice(range.start + marked.length, end).trimEnd();
  const inner = opened ? marked.replace(/\s+/g, (blanks) => (blanks.includes('\n') ? ' ' : blanks)) : marked;
  const whole = before + inner + after;
  if (whole.trim() === '') return undefined;

  const began = restOfPrivateKey(text, range.start - before.length);
  const secrets = joined(
    secretRanges(whole),
    began === 0 ? [] : [{ start: 0, end: Math.min(began, whole.length) }],
    isSecret
      ? likelySecrets(inner).map((found) => ({ start: found.start + before.length, end: found.end + before.length }))
      : [],
  );
  const stops = [0, before.length, before.length + inner.length, whole.length] as const;
  const shown = show(whole, { start: stops[0], end: stops[1] }, secrets);
  const shownMark = show(whole, { start: stops[1], end: stops[2] }, secrets);
  const shownAfter = show(whole, { start: stops[2], end: stops[3] }, secrets);
  return clip({ text: shown + shownMark + shownAfter, start: shown.length, length: shownMark.length }, widest);
};

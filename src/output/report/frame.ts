import type { Location } from '../locate/location.ts';
import { clip } from '../locate/excerpt.ts';
import { safe } from '../redact/safe.ts';

/** East Asian wide and full-width characters and emoji, which take two columns. Good enough to put carets under them. */
const wide =
  /[\u1100-\u115e\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

const columnsOf = (text: string): number => {
  let columns = 0;
  for (const character of text) columns += wide.test(character) ? 2 : /\p{Mn}/u.test(character) ? 0 : 1;
  return columns;
};

interface Paint {
  readonly gutter: (text: string) => string;
  readonly carets: (text: string) => string;
}

/** The line a finding is about, with its number, and carets under the marked part; no lines where there is no excerpt. */
export const frame = ({ line, excerpt }: Location, width: number, { gutter, carets }: Paint): readonly string[] => {
  if (excerpt === undefined) return [];
  const number = String(line).padStart(4);
  const { text, start, length } = clip(excerpt, width - number.length - 4);
  const before = safe(text.slice(0, start));
  const marked = safe(text.slice(start, start + length));
  const after = safe(text.slice(start + length));
  const under = ' '.repeat(columnsOf(before)) + carets('^'.repeat(Math.max(1, columnsOf(marked))));
  return [
    // once more as a whole: what is harmless in parts may make a command or a secret together
    `${gutter(`${number} |`)} ${safe(before + marked + after)}`,
    `${gutter(`${' '.repeat(number.length)} |`)} ${under}`,
  ];
};

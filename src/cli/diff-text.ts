import { createTwoFilesPatch } from 'diff';
import { createColors } from '../output/report/colors.ts';
import { safe } from '../output/redact/safe.ts';

/** A line of a file as it may be shown; tabs and the end of a line of Windows stay, since a patch needs them. */
const shown = (line: string): string => {
  const end = line.endsWith('\r') ? '\r' : '';
  return (
    line
      .slice(0, line.length - end.length)
      .split('\t')
      .map(safe)
      .join('\t') + end
  );
};

/** A change of a file as a unified diff, with secrets masked. */
export const diffText = (name: string, before: string, after: string, colored: boolean): string => {
  const colors = createColors(colored);
  const file = safe(name);
  const patch = createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 3 });
  const lines = patch.split('\n').slice(1, -1);
  return lines
    .map((line, nth) => {
      const text = nth < 2 ? line : shown(line);
      if (nth < 2) return colors.bold(text);
      if (text.startsWith('@@')) return colors.cyan(text);
      if (text.startsWith('+')) return colors.green(text);
      return text.startsWith('-') ? colors.red(text) : text;
    })
    .map((line) => `${line}\n`)
    .join('');
};

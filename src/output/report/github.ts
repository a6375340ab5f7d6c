import type { Severity } from '../../finding/finding.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { safe } from '../redact/safe.ts';
import { byWeight } from './by-weight.ts';
import type { Formatter } from './report.ts';
import { fullText } from './texts.ts';

/** GitHub shows so many annotations of a level for each step, and passes over the others without a word. */
const mostOfLevel = 10;

const levels = { error: 'error', warning: 'warning', info: 'notice' } as const;

const percent = (text: string, marks: RegExp): string =>
  text.replace(marks, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

/** What follows `::` goes to the end of the line. */
const data = (text: string): string => percent(text, /[%\r\n]/g);

/** A property ends at a comma, and the properties at `::`. */
const property = (text: string): string => percent(safe(text), /[%\r\n:,]/g);

const command = (level: string, properties: Readonly<Record<string, string | undefined>>, text: string): string => {
  const given = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(value)}`],
  );
  return `::${level}${given.length === 0 ? '' : ' '}${given.join(',')}::${data(text)}\n`;
};

const annotation = (found: LocatedFinding, below: string): string => {
  const { file, line, column, endLine, endColumn } = found.location;
  // Columns are for places on one line: GitHub refuses the others.
  const columns = line === endLine ? { col: String(column), endColumn: String(endColumn) } : {};
  const properties = {
    file: `${below}${file}`,
    line: String(line),
    endLine: String(endLine),
    ...columns,
    title: `iamlint: ${found.rule}`,
  };
  return command(levels[found.severity], properties, fullText(found));
};

const countText = (number: number, { severity }: { readonly severity: Severity }): string =>
  `${number} ${severity}${number === 1 ? '' : 's'}`;

/**
 * Workflow commands of GitHub Actions, which annotate the files of a pull request: at most ten of a level, errors first. What
 * is beyond that is counted in a notice.
 */
export const github: Formatter = function* ({ findings }, { below = '' }) {
  const sorted = byWeight(findings);
  const of = (severity: Severity): readonly LocatedFinding[] => sorted.filter((found) => found.severity === severity);
  const all = (['error', 'warning', 'info'] as const).map((severity) => ({ severity, found: of(severity) }));
  const isTooMany = all.some(({ found }) => found.length > mostOfLevel);
  const room = (severity: Severity): number => mostOfLevel - (isTooMany && severity === 'info' ? 1 : 0);
  for (const { severity, found } of all)
    for (const each of found.slice(0, room(severity))) yield annotation(each, below);
  const rest = all.flatMap((level) => {
    const more = level.found.length - room(level.severity);
    return more > 0 ? [countText(more, level)] : [];
  });
  if (rest.length > 0)
    yield command('notice', { title: 'iamlint' }, `not annotated: ${rest.join(', ')}; the log has all of them`);
};

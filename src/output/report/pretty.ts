import type { NotChecked, Repair, Severity } from '../../finding/finding.ts';
import { isDiagnostic } from '../../finding/diagnostic.ts';
import { proseText, type Snippet } from '../../snippet/snippet.ts';
import type { Location } from '../locate/location.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import type { Skipped } from '../../source/source.ts';
import { safe } from '../redact/safe.ts';
import { createColors, type Colors } from './colors.ts';
import { caveats, foundText, lookedAtText, rulesText, staleText } from './counts.ts';
import { frame } from './frame.ts';
import { missingInput } from './missing-input.ts';
import { wrap } from './prose.ts';
import type { Formatter, Report } from './report.ts';

interface Style {
  readonly width: number;
  readonly colors: Colors;
}

const repairLabels: Readonly<Record<Repair['kind'], string>> = {
  cli: 'fix with the CLI:',
  terraform: 'fix with Terraform:',
  edit: 'fix in the file:',
};

const severityColor = (severity: Severity, { red, yellow, blue }: Colors): ((text: string) => string) =>
  ({ error: red, warning: yellow, info: blue })[severity];

const at = ({ file, line, column }: Location): string => `${safe(file)}:${line}:${column}`;

/** `label: text`, wrapped under the text. */
const labelled = (label: string, text: string, { width, colors }: Style): string => {
  const head = `  ${label}: `;
  return `  ${colors.bold(label)}: ${wrap(text, width, ' '.repeat(head.length), head.length)}`;
};

/** Lines to copy: indented, never wrapped, with no gutter. */
const block = ({ text }: Snippet): readonly string[] => text.split('\n').map((line) => `    ${line}`);

const finding = (found: LocatedFinding, style: Style): string => {
  const { width, colors } = style;
  const paint = severityColor(found.severity, colors);
  const title = `${found.severity}[${safe(found.rule)}]`;
  const doubt = found.confidence === 'low' ? ' (undecided)' : '';
  const message = wrap(safe(found.message), width, '  ', `${title}${doubt}: `.length);
  return [
    `${colors.bold(paint(title))}${doubt}: ${message}`,
    `  ${colors.dim('-->')} ${colors.cyan(at(found.location))}`,
    ...frame(found.location, width, { gutter: colors.dim, carets: paint }),
    ...found.related.map(({ location, note }) => labelled('note', `${at(location)}: ${safe(note)}`, style)),
    ...(found.help === undefined ? [] : [labelled('help', proseText(found.help, safe), style)]),
    ...found.repairs.flatMap(({ kind, text, undo }) => [
      `  ${colors.green(repairLabels[kind])}`,
      ...block(text),
      ...(undo === undefined ? [] : [`  ${colors.green('to undo it:')}`, ...block(undo)]),
    ]),
  ].join('\n');
};

/** As many reasons as are read; more of one thing say no more. */
const maxReasons = 4;

/** Rules that the same input would let look are said together. */
const notChecked = (all: readonly NotChecked[], { width, colors }: Style): readonly string[] =>
  missingInput(all).map(({ rules, reasons, obtain }) => {
    const title = rules.length === 0 ? 'not checked' : `not checked[${safe(rules.join(', '))}]`;
    const more = reasons.length - maxReasons;
    const told = [...reasons.slice(0, maxReasons), ...(more > 0 ? [`and ${more} more of this kind`] : [])];
    return [
      `${colors.bold(title)}: ${told.map((reason, nth) => wrap(safe(reason), width, '  ', nth === 0 ? title.length + 2 : 2)).join('\n  ')}`,
      ...(obtain === undefined
        ? []
        : [
            `  ${colors.green(rules.length === 0 ? 'to look at it as well:' : 'get the missing input:')}`,
            ...block(obtain),
          ]),
    ].join('\n');
  });

/** One line for each file and directory that was passed over. */
const skipped = (all: readonly Skipped[], { width, colors }: Style): readonly string[] =>
  all.length === 0
    ? []
    : [
        all
          .map(({ file, reason }) => {
            const name = safe(file);
            return `${colors.bold('skipped')}: ${colors.cyan(name)}: ${wrap(safe(reason), width, '  ', name.length + 11)}`;
          })
          .join('\n'),
      ];

const ending = (report: Report, { width, colors }: Style): string => {
  const found = foundText(report);
  const text = [`${found === '' ? 'no problems' : found} in ${lookedAtText(report)}`, ...caveats(report)].join('; ');
  const { errors, warnings } = report.summary;
  const paint = errors > 0 ? colors.red : warnings > 0 ? colors.yellow : found === '' ? colors.green : colors.blue;
  const explainable = report.findings.find(({ rule }) => !isDiagnostic(rule))?.rule;
  const stale = staleText(report);
  const rules = rulesText(report);
  return [
    colors.bold(paint(wrap(text, width, '  ', 0))),
    ...(stale === undefined ? [] : [wrap(stale, width, '  ', 0)]),
    ...(rules === undefined ? [] : [wrap(rules, width, '  ', 0)]),
    ...(explainable === undefined ? [] : [colors.dim(`more about a rule: iamlint explain ${safe(explainable)}`)]),
  ].join('\n');
};

/** For people: each finding with its line, its evidence and what to type; then what was not looked at, and the counts. */
export const pretty: Formatter = function* (report, { color, width, verbose }) {
  const style: Style = { width: Math.min(120, Math.max(60, width)), colors: createColors(color) };
  for (const found of report.findings) yield `${finding(found, style)}\n\n`;
  for (const missing of notChecked(report.notChecked, style)) yield `${missing}\n\n`;
  if (verbose === true) for (const passed of skipped(report.skipped, style)) yield `${passed}\n\n`;
  yield `${ending(report, style)}\n`;
};

import type { NotChecked } from '../../finding/finding.ts';
import { withFingerprints } from '../../finding/fingerprint.ts';
import { isDiagnostic } from '../../finding/diagnostic.ts';
import type { Skipped } from '../../source/source.ts';
import { safe } from '../redact/safe.ts';
import { createColors } from './colors.ts';
import { caveats, fixesText, foundText, lookedAtText, rulesText, staleText } from './counts.ts';
import { block, findingText, type Style } from './finding-text.ts';
import { byWeight } from './by-weight.ts';
import { groupsText, rulesTable } from './groups-text.ts';
import { missingInput } from './missing-input.ts';
import { wrap } from './prose.ts';
import type { Formatter, Report } from './report.ts';

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
  const explainable = byWeight(report.findings).find(({ rule }) => !isDiagnostic(rule))?.rule;
  const fixes = fixesText(report);
  const stale = staleText(report);
  const rules = rulesText(report);
  return [
    colors.bold(paint(wrap(text, width, '  ', 0))),
    ...(fixes === undefined ? [] : [wrap(fixes, width, '  ', 0)]),
    ...(stale === undefined ? [] : [wrap(stale, width, '  ', 0)]),
    ...(rules === undefined ? [] : [wrap(rules, width, '  ', 0)]),
    ...(explainable === undefined ? [] : [colors.dim(`more about a rule: iamlint explain ${safe(explainable)}`)]),
  ].join('\n');
};

/** So many findings are read with all that is said of each; of more, an overview comes first. */
const manyFindings = 20;

/**
 * For people: each finding with its line, its evidence and what to type; where they are many, a line each, in groups, with a
 * table by rule; then what was not looked at, and the counts.
 */
export const pretty: Formatter = function* (given, { color, width, verbose = false, groupBy, linkTo }) {
  const style: Style = {
    width: Math.min(120, Math.max(60, width)),
    colors: createColors(color),
    linkTo,
    withFingerprints: verbose,
  };
  const report = verbose ? { ...given, findings: withFingerprints(given.findings) } : given;
  const isMany = report.findings.length > manyFindings;
  if (groupBy !== undefined || (isMany && !verbose)) yield* groupsText(report, groupBy ?? 'file', verbose, style);
  else for (const found of report.findings) yield `${findingText(found, style)}\n\n`;
  for (const missing of notChecked(report.notChecked, style)) yield `${missing}\n\n`;
  if (verbose) for (const passed of skipped(report.skipped, style)) yield `${passed}\n\n`;
  if (isMany || groupBy !== undefined) yield rulesTable(report, verbose, style);
  yield `${ending(report, style)}\n`;
};

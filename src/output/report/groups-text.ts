import { isDiagnostic } from '../../finding/diagnostic.ts';
import { visible } from '../../source/visible.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { safe } from '../redact/safe.ts';
import { byWeight } from './by-weight.ts';
import { count } from './counts.ts';
import { findingText, linked, severityColor, type Style } from './finding-text.ts';
import { grouped } from './grouped.ts';
import { wrap } from './prose.ts';
import type { GroupBy, Report } from './report.ts';
import { table } from './table.ts';
import { messageText } from './texts.ts';

/** Findings that are told at once: one, or several that say the same of other names. */
type Told = readonly [LocatedFinding, ...LocatedFinding[]];

/** So many findings that differ in names are told one by one; of more, the first. */
const fewAlike = 4;

const bySeverity = ['error', 'warning', 'info'] as const;

/** So many places are listed. */
const mostPlaces = 8;

const isSameTold = ([first, ...others]: Told): boolean => others.every(({ message }) => message === first.message);

/** Findings of one group, those together that many policies share: the same message, or one that differs in names only. */
const toldOf = (findings: readonly LocatedFinding[]): readonly Told[] => {
  const alike = grouped(findings, ({ rule, severity, confidence, message }) =>
    JSON.stringify([rule, severity, confidence, message.replace(/`[^`]*`/g, '`')]),
  );
  return [...alike.values()].flatMap((group): readonly Told[] => {
    const [first, ...others] = group;
    if (first === undefined) return [];
    const told: Told = [first, ...others];
    return isSameTold(told) || told.length > fewAlike ? [told] : told.map((each): Told => [each]);
  });
};

const keys: Readonly<Record<GroupBy, (found: LocatedFinding) => string>> = {
  file: ({ location }) => location.file,
  rule: ({ rule }) => rule,
  subject: ({ about }) => about?.subject ?? 'no subject',
};

const placeOf = ({ location: { file, line, column } }: LocatedFinding, by: GroupBy): string =>
  by === 'file' ? `${line}:${column}` : visible(`${safe(file)}:${line}:${column}`);

/** The other places of what is told once. */
const otherPlaces = (told: Told, by: GroupBy, style: Style): readonly string[] => {
  const others = told.slice(1);
  if (others.length === 0) return [];
  const places = others.slice(0, mostPlaces).map((found) => placeOf(found, by));
  const more = others.length - places.length;
  const list = [...places, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
  const text = isSameTold(told) ? `also at ${list}` : `${count(others.length, 'finding')} like it, at ${list}`;
  return [`      ${style.colors.dim(wrap(text, style.width, '      ', 6))}`];
};

const lineOf = (told: Told, by: GroupBy, widths: { readonly place: number }, style: Style): readonly string[] => {
  const [first] = told;
  const { colors } = style;
  const place = placeOf(first, by);
  const severity = severityColor(first.severity, colors)(first.severity.padEnd(7));
  const rule = by === 'rule' ? '' : `  ${colors.dim(safe(first.rule))}`;
  return [
    `  ${linked(place, first.location, style)}${' '.repeat(Math.max(0, widths.place - place.length))}  ${severity}  ${messageText(first)}${rule}`,
    ...otherPlaces(told, by, style),
  ];
};

/**
 * Findings in groups, the most important first: a line each, with the place, the severity, the message and the rule; all that
 * is said of each where it is to be verbose.
 */
export function* groupsText(report: Report, by: GroupBy, verbose: boolean, style: Style): Iterable<string> {
  for (const [name, findings] of grouped(byWeight(report.findings), keys[by])) {
    yield `${style.colors.bold(safe(name))}\n`;
    if (verbose) for (const found of findings) yield `${findingText(found, style)}\n`;
    else {
      const all = toldOf(findings);
      // a path that is very long moves nothing but its own line
      const place = Math.min(60, Math.max(...all.map(([first]) => placeOf(first, by).length)));
      for (const told of all) yield `${lineOf(told, by, { place }, style).join('\n')}\n`;
    }
    yield '\n';
  }
}

const repaired = (some: readonly LocatedFinding[]): number => some.filter(({ repairs }) => repairs.length > 0).length;

/** How often each rule found something and how much of that has a repair, and what to type next. */
export const rulesTable = ({ findings }: Report, verbose: boolean, { width, colors }: Style): string => {
  if (findings.length === 0) return '';
  const groups = bySeverity.flatMap((wanted) =>
    [
      ...grouped(
        findings.filter(({ severity }) => severity === wanted),
        ({ rule }) => rule,
      ).values(),
    ].toSorted((a, b) => b.length - a.length),
  );
  const rows = groups.flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [[safe(first.rule), first.severity, String(group.length), String(repaired(group))]];
  });
  const rule = groups.map(([first]) => first?.rule ?? '').find((id) => !isDiagnostic(id));
  const next = rule === undefined ? '' : `, of one rule with \`--rule ${safe(rule)}\``;
  const hints = [
    `a repair is shown for ${repaired(findings)} of ${count(findings.length, 'finding')}`,
    ...(verbose ? [] : [`evidence and repairs: the same command with \`--verbose\`${next}`]),
  ];
  return `${table(['RULE', 'SEVERITY', 'FINDINGS', 'WITH A REPAIR'], rows, [2, 3])}\n${hints
    .map((hint) => `${colors.dim(wrap(hint, width, '  ', 0))}\n`)
    .join('')}`;
};

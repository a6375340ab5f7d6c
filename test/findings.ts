import { proseText } from '../src/snippet/snippet.ts';
import type { LocatedFinding } from '../src/output/locate/locate.ts';
import type { Report } from '../src/output/report/report.ts';

/** How findings are printed to be compared. */
export interface Printing {
  /** Whether places are lines of files (the default) or JSON Pointers into documents. */
  readonly at?: 'line' | 'pointer';
  /** The rule that is under test: its id is not printed with each of its findings. */
  readonly about?: string;
  /** Whether help and repairs follow, a line each. */
  readonly repairs?: boolean;
}

const printFinding = (
  { location, severity, confidence, rule, message, help, repairs }: LocatedFinding,
  { at = 'line', about, repairs: withRepairs = false }: Printing,
): readonly string[] => {
  const where = at === 'line' ? `${location.file}:${location.line}` : String(location.pointer);
  const how = `${severity}${confidence === 'low' ? ' low' : ''}${rule === about ? '' : ` ${rule}`}`;
  const first = `${where} ${how}: ${message}`;
  if (!withRepairs) return [first];
  return [
    first,
    ...(help === undefined ? [] : [`  help: ${proseText(help, (plain) => plain)}`]),
    ...repairs.flatMap(({ kind, text, undo }) => [
      ...text.text.split('\n').map((part) => `  ${kind}: ${part}`),
      ...(undo === undefined ? [] : undo.text.split('\n').map((part) => `  undo: ${part}`)),
    ]),
  ];
};

/** Findings as tests state them: `place severity[ low] rule: message`. */
export const printFindings = (
  { report }: { readonly report: Pick<Report, 'findings'> },
  printing: Printing = {},
): readonly string[] => report.findings.flatMap((finding) => printFinding(finding, printing));

/** What was not checked, a line each: `rule: reason [how to get what it lacks]`. */
export const printNotChecked = ({ report }: { readonly report: Pick<Report, 'notChecked'> }): readonly string[] =>
  report.notChecked.map(
    ({ rule, reason, obtain }) => `${rule ?? '-'}: ${reason}${obtain === undefined ? '' : ` [${obtain.text}]`}`,
  );

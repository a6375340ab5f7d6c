import type { LintResult } from '../../src/lint.ts';
import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import type { Repair } from '../../src/finding/finding.ts';
import { joinRepairs } from '../../src/output/repair/join.ts';
import { Refused } from './call.ts';
import { documentAt, documentsOf, type Documents } from './documents.ts';
import { applyEdit } from './edit.ts';
import { ibmCloud } from './ibm-cloud.ts';

/** Lints texts; what the rehearsal is given, so that it does not know how. */
export type Lint = (texts: Readonly<Record<string, string>>) => Promise<LintResult>;

/** How the rehearsal of one repair went: well, or why it did not. */
export type Outcome = { readonly ok: true } | { readonly ok: false; readonly because: string };

const offsetOf = (text: string, line: number, column: number): number => {
  let start = 0;
  for (let nth = 1; nth < line; nth += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
};

const isScript = (documents: Documents, file: string): boolean =>
  documents.value(file) === undefined && !/\.tf(?:\.json)?$|\.tofu$/.test(file);

/** A command is typed after a script has run: behind its last line, in Markdown behind that of the block. */
const appendCommand = (documents: Documents, file: string, endLine: number, command: string): void => {
  const lines = documents.text(file).split('\n');
  const fence = lines.findIndex((line, nth) => nth >= endLine && /^\s*(?:```|~~~)/.test(line));
  const where = fence < 0 ? lines.length : fence;
  documents.setText(file, [...lines.slice(0, where), ...command.split('\n'), ...lines.slice(where)].join('\n'));
};

/** Applies one repair of a finding; throws where that cannot be done. */
const applyRepair = async (
  documents: Documents,
  { location }: LocatedFinding,
  { kind, text }: Repair,
): Promise<void> => {
  const { pointer } = location;
  // Somebody has looked up the address.
  const typed = text.text.replace(/E-MAIL-OF-(?=IBMid-)/g, '');
  if (kind === 'cli') {
    const { file } = location;
    if (isScript(documents, file)) return appendCommand(documents, file, location.endLine, typed);
    return ibmCloud(documents).run(typed);
  }
  const source = documents.all()[location.file] ?? '';
  const start = offsetOf(source, location.line, location.column);
  const { name: file, start: first } = documentAt(location.file, source, start);
  const range = { start: start - first, end: offsetOf(source, location.endLine, location.endColumn) - first };
  // The key that the command has, which its finding says is meant.
  const [key = '$API_KEY'] = /\$\{?\w*KEY\w*\}?/.exec(source.slice(start)) ?? [];
  return applyEdit(documents, { file, pointer, range, text: typed.replace('$API_KEY', () => key) }, kind);
};

/** What is told of, by what it says: places move. */
const keyOf = ({ rule, message }: LocatedFinding): string => `${rule}: ${message}`;

/** Rules that a repair is not to break even where they are off or weak: it would do half of its work twice. */
const always: ReadonlySet<string> = new Set(['redundant-role', 'redundant-policy', 'duplicate-policy']);

const counts = ({ severity, rule }: LocatedFinding): boolean => severity !== 'info' || always.has(rule);

const added = (before: LintResult, after: LintResult): readonly LocatedFinding[] => {
  const known = new Set(before.report.findings.map(keyOf));
  return after.report.findings.filter((finding) => counts(finding) && !known.has(keyOf(finding)));
};

/** Lints what repairs leave behind, and says whether the findings are gone and none is new. */
const outcomeOf = async (
  before: LintResult,
  findings: readonly LocatedFinding[],
  documents: Documents,
  lint: Lint,
): Promise<Outcome> => {
  const after = await lint(documents.all());
  const left = after.report.findings.find((one) =>
    findings.some((finding) => keyOf(finding) === keyOf(one) && finding.location.file === one.location.file),
  );
  if (left !== undefined) return { ok: false, because: `still found: ${keyOf(left)}` };
  const [extra] = added(before, after);
  return extra === undefined ? { ok: true } : { ok: false, because: `new: ${keyOf(extra)}` };
};

/** A finding that a script of repairs leaves or adds, with what the rehearsal of one repair would say. */
export interface ScriptFault {
  readonly because: string;
  /** The findings that the script mends and that may be the reason: the one that is left, or all of them. */
  readonly findings: readonly LocatedFinding[];
}

/**
 * Runs what a script of all repairs of a report runs, step by step, and lints again: what it mends has to be gone, and nothing
 * may be new. Steps about what a script does are typed after that one has run.
 */
export const rehearseScript = async (
  texts: Readonly<Record<string, string>>,
  before: LintResult,
  lint: Lint,
): Promise<readonly ScriptFault[]> => {
  const documents = documentsOf(texts);
  const steps = joinRepairs(before.report.findings).filter(({ hold }) => hold === undefined);
  const findings = steps.flatMap((step) => step.findings);
  if (findings.length === 0) return [];
  const cloud = ibmCloud(documents);
  try {
    for (const { account, text, findings: own } of steps) {
      const script = own.find(({ location }) => isScript(documents, location.file))?.location;
      if (script !== undefined) appendCommand(documents, script.file, script.endLine, text.text);
      else cloud.run(`${account === undefined ? '' : `ibmcloud target -c ${account}\n`}${text.text}`);
    }
  } catch (error) {
    if (error instanceof Refused) return [{ because: `refused: ${error.message}`, findings }];
    throw error;
  }
  const after = await lint(documents.all());
  const left = new Set(after.report.findings.map((one) => `${one.location.file} ${keyOf(one)}`));
  return [
    ...findings
      .filter((one) => left.has(`${one.location.file} ${keyOf(one)}`))
      .map((one) => ({ because: `still found: ${keyOf(one)}`, findings: [one] })),
    ...added(before, after).map((one) => ({ because: `new: ${keyOf(one)}`, findings })),
  ];
};

/** Applies repairs of a finding to its input, one after the other, and lints again. */
export const rehearse = async (
  texts: Readonly<Record<string, string>>,
  before: LintResult,
  finding: LocatedFinding,
  repairs: readonly Repair[],
  lint: Lint,
): Promise<Outcome> => {
  const documents = documentsOf(texts);
  try {
    for (const repair of repairs) await applyRepair(documents, finding, repair);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    return { ok: false, because: error instanceof Refused ? `refused: ${because}` : because };
  }
  return outcomeOf(before, [finding], documents, lint);
};

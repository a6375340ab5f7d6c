import type { Repair, Severity } from '../../finding/finding.ts';
import { proseText } from '../../snippet/snippet.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import type { Location } from '../locate/location.ts';
import { byWeight } from './by-weight.ts';
import { caveats, foundText, lookedAtText } from './counts.ts';
import { grouped } from './grouped.ts';
import { markdownBlock, markdownCode, markdownText } from './markdown-text.ts';
import { missingInput, type MissingInput } from './missing-input.ts';
import type { Formatter, Report } from './report.ts';
import { doubtOf } from './texts.ts';

/** A comment on GitHub has fewer than 65,536 characters; so many are kept for what is said of the rest. */
const most = 65_000;

const languages: Readonly<Record<Repair['kind'], string>> = { cli: 'sh', terraform: 'hcl', edit: '' };

const marks: Readonly<Record<Severity, string>> = { error: '🛑', warning: '⚠️', info: 'ℹ️' };

const at = ({ file, line }: Location): string => markdownCode(`${file}:${line}`);

const title = (found: LocatedFinding): string =>
  [
    `- ${marks[found.severity]} **${found.severity}**${doubtOf(found)}`,
    `${markdownCode(found.rule)} at ${at(found.location)}: ${markdownText(found.message)}\n`,
  ].join(' ');

/** The places that explain a finding, what helps, and what to type. */
const evidence = ({ related, help, repairs }: LocatedFinding): string =>
  [
    ...related.map(({ location, note }) => `  - ${at(location)}: ${markdownText(note)}\n`),
    ...(help === undefined ? [] : [`\n  ${markdownText(proseText(help, (plain) => plain))}\n`]),
    ...repairs.map(({ kind, text }) => `\n${markdownBlock(languages[kind], text.text, '  ')}\n`),
  ].join('');

const missing = ({ rules, reasons, obtain }: MissingInput): string => {
  const names = rules.map(markdownCode).join(', ');
  return [
    `- ${names === '' ? '' : `${names}: `}${reasons.slice(0, 4).map(markdownText).join('; ')}\n`,
    ...(obtain === undefined ? [] : [`\n${markdownBlock('sh', obtain.text, '  ')}\n`]),
  ].join('');
};

const heading = (report: Report): string => {
  const found = foundText(report);
  const text = [`${found === '' ? 'no problems' : found} in ${lookedAtText(report)}`, ...caveats(report)].join('; ');
  return `## iamlint: ${text}\n`;
};

/** The rules that found something, with how often, the most frequent of each severity first. */
const ruleTable = (findings: readonly LocatedFinding[]): string => {
  const groups = grouped(findings, ({ rule, severity }) => `${severity} ${rule}`);
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group;
    // a `|` would end the cell, in code too
    return first === undefined
      ? []
      : [`| ${markdownCode(first.rule).replaceAll('|', '\\|')} | ${first.severity} | ${group.length} |\n`];
  });
  return rows.length === 0 ? '' : `\n| rule | severity | findings |\n| --- | --- | ---: |\n${rows.join('')}`;
};

interface Part {
  readonly text: string;
  /** Whether it tells of a finding. */
  readonly finds: boolean;
}

/** What is told in which order, the heaviest first. */
const partsOf = (report: Report, withEvidence: boolean): readonly Part[] => {
  const parts: Part[] = [];
  const add = (head: string, texts: readonly string[], finds: boolean): void => {
    for (const [nth, text] of texts.entries()) parts.push({ text: nth === 0 ? `${head}${text}` : text, finds });
  };
  for (const [file, found] of grouped(byWeight(report.findings), ({ location }) => location.file)) {
    const texts = found.map((each) => `${title(each)}${withEvidence ? evidence(each) : ''}`);
    add(`\n### ${markdownCode(file)}\n\n`, texts, true);
  }
  add('\n### Not checked\n\n', missingInput(report.notChecked).map(missing), false);
  return parts;
};

const lengthOf = (texts: readonly { readonly text: string }[]): number =>
  texts.reduce((sum, { text }) => sum + text.length, 0);

/**
 * Markdown for a comment on a pull request: the counts, a table by rule, then the findings by file with the heaviest first.
 * It has fewer than 65,536 characters: evidence and repairs are left out where there is no room for all, and findings that
 * do not fit are counted.
 */
export const markdown: Formatter = function* (report) {
  const table = ruleTable(byWeight(report.findings));
  const head = `${heading(report)}${table.length > most / 4 ? '' : table}`;
  yield head;
  const room = most - head.length;
  const whole = partsOf(report, true);
  const isWhole = lengthOf(whole) <= room;
  const parts = isWhole ? whole : partsOf(report, false);
  let taken = 0;
  let length = 0;
  for (const { text } of parts) {
    length += text.length;
    if (length > room) break;
    taken += 1;
    yield text;
  }
  if (!isWhole) yield '\n**Evidence and repairs are left out, since there is no room for all: the log has them.**\n';
  const left = parts.slice(taken);
  const findings = left.filter(({ finds }) => finds).length;
  if (findings > 0) yield `\n**${findings} more ${findings === 1 ? 'finding is' : 'findings are'} not shown here.**\n`;
  if (left.length > findings) yield '\n**Not all that was not checked is shown here.**\n';
};

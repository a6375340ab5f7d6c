import { fingerprints } from '../../../finding/fingerprint.ts';
import type { LocatedFinding } from '../../locate/locate.ts';
import { safe } from '../../redact/safe.ts';
import { byWeight } from '../by-weight.ts';
import { leftOutText, lookedAtText } from '../counts.ts';
import { docsAddress, docsPage } from '../docs-page.ts';
import { escapeRaw, optional, unicodeEscape } from '../json-parts.ts';
import { missingInput } from '../missing-input.ts';
import type { FormatOptions, Formatter, Report } from '../report.ts';
import type { PageRule, PageRun } from './data.ts';
import { code } from './page.generated.ts';
import { graphOf } from './graph.ts';
import { pageFinding } from './page-finding.ts';
import { pageAccess } from './page-access.ts';
import { createTexts } from './texts.ts';

/** So many skipped files are listed. */
const mostSkipped = 500;

/**
 * The page may do nothing but run its own script and use its own styles, known by their hashes: it loads nothing, sends
 * nothing, and makes no element out of a text.
 */
const policy = [
  `default-src 'none'`,
  `script-src '${code.scriptHash}'`,
  `style-src '${code.styleHash}'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `require-trusted-types-for 'script'`,
  `trusted-types 'none'`,
].join('; ');

const head = [
  '<!doctype html>',
  '<html lang="en">',
  '<head>',
  '<meta charset="utf-8">',
  `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  '<meta name="viewport" content="width=device-width, initial-scale=1">',
  '<meta name="color-scheme" content="light dark">',
  '<meta name="referrer" content="no-referrer">',
  '<title>iamlint: audit</title>',
  `<style>${code.style}</style>`,
  '</head>',
  '<body>',
  '<main id="page"><noscript><p>This report needs JavaScript: the findings are shown by a script inside this file.</p></noscript></main>',
  '<script type="application/json" id="data">',
  '',
].join('\n');

const foot = ['', '</script>', `<script>${code.script}</script>`, '</body>', '</html>', ''].join('\n');

/** JSON for a script element: nothing in it ends the element or begins a comment, and what no document may hold is not raw. */
const inScript = (value: unknown): string =>
  escapeRaw(JSON.stringify(value)).replace(/[<\p{Noncharacter_Code_Point}]/gu, unicodeEscape);

const runOf = (report: Report, { version }: FormatOptions): PageRun => ({
  version,
  time: report.run.time,
  ...optional('preset', report.run.preset),
  rulesOn: report.run.rules.on,
  rulesOf: report.run.rules.of,
  catalogueDate: report.run.catalogueDate,
  accounts: report.run.accounts.map(safe),
  lookedAt: lookedAtText(report),
  suppressed: report.summary.suppressed,
  ...optional('leftOut', leftOutText(report)),
  stale: report.summary.stale,
  skipped: report.skipped.slice(0, mostSkipped).map(({ file, reason }) => ({ file: safe(file), reason: safe(reason) })),
  skippedMore: Math.max(report.skipped.length - mostSkipped, 0),
  missing: missingInput(report.notChecked).map(({ rules, reasons, obtain }) => ({
    rules: rules.map(safe),
    reasons: reasons.map(safe),
    ...optional('obtain', obtain?.text),
  })),
  ...optional('graph', graphOf(report.findings)),
});

const ruleOf = ({ rule, category }: LocatedFinding, { version, ruleOf: about }: FormatOptions): PageRule => ({
  id: safe(rule),
  category: safe(category),
  ...optional('summary', about?.(rule)?.summary),
  page: encodeURI(safe(docsAddress(docsPage({ rule, category }), version))),
});

/** A list as JSON, item by item. */
function* listOf<Item>(items: Iterable<Item>): Iterable<string> {
  yield '[';
  let isFirst = true;
  for (const item of items) {
    yield `${isFirst ? '' : ','}\n${inScript(item)}`;
    isFirst = false;
  }
  yield ']';
}

/**
 * One page that needs nothing else: its data, the script that shows them, and the styles. Whatever a name holds, it is
 * data: the script makes text of it and never elements.
 */
export const html: Formatter = function* (report, options) {
  const texts = createTexts();
  const rules = new Map<string, { readonly index: number; readonly rule: PageRule }>();
  const indexOf = (found: LocatedFinding): number => {
    const key = JSON.stringify([found.rule, found.category]);
    const known = rules.get(key) ?? { index: rules.size, rule: ruleOf(found, options) };
    rules.set(key, known);
    return known.index;
  };
  const marks = new Map(fingerprints(report.findings).map((mark, nth) => [report.findings[nth], mark]));
  yield head;
  yield `{"run":${inScript(runOf(report, options))},\n"findings":`;
  yield* listOf(
    byWeight(report.findings).map((found) => pageFinding(found, marks.get(found) ?? '', indexOf(found), texts)),
  );
  yield `,\n"rules":`;
  yield* listOf([...rules.values()].map(({ rule }) => rule));
  if (report.access !== undefined && report.access.subjects.length > 0) yield* pageAccess(report.access, texts, listOf);
  yield `,\n"texts":`;
  yield* listOf(texts.all());
  yield '}';
  yield foot;
};

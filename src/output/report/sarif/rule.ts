import { diagnostics, isDiagnostic } from '../../../finding/diagnostic.ts';
import type { Severity } from '../../../finding/finding.ts';
import { docsAddress, docsPage } from '../docs-page.ts';
import type { FormatOptions } from '../report.ts';
import { messageOf } from './message.ts';

/** The levels of SARIF. */
export const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Categories about too much access; the others are about access that is missing, or written wrongly. */
const risks: ReadonlySet<string> = new Set([
  'escalation',
  'access',
  'account',
  'trust',
  'secret',
  'authorization',
  'network',
]);

/** As CVSS counts, from 0 to 10: above 7 is high to GitHub, above 4 medium. */
const securitySeverity = (rule: string, category: string, severity: Severity): string => {
  if (rule === 'plaintext-api-key') return '9.1';
  return risks.has(category)
    ? { error: '8.0', warning: '5.5', info: '3.0' }[severity]
    : { error: '5.0', warning: '3.5', info: '1.0' }[severity];
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** `unknown-role` as `UnknownRole` */
const nameOf = (rule: string): string => rule.split(/\W/).map(capital).join('');

const sentence = (text: string) => messageOf(capital(text));

/** The first paragraph below a heading of a page, as one line. */
const paragraph = (page: string, heading: string): string | undefined =>
  page
    .split(/^## /m)
    .find((section) => section.startsWith(`${heading}\n`))
    ?.slice(heading.length)
    .trim()
    .split(/\n\n/)[0]
    ?.replaceAll('\n', ' ');

/** Links to other pages of the package, as addresses. */
const withAddresses = (page: string, address: string): string =>
  page.replace(
    /\[([^\]]+)\]\(([^)]+)\)/g,
    (_, text: string, path: string) => `[${text}](${new URL(path, address).href})`,
  );

interface Known {
  readonly severity: Severity;
  readonly summary: string;
  readonly preset?: string;
}

const lookUp = (rule: string, { ruleOf: known }: FormatOptions): Known =>
  isDiagnostic(rule) ? diagnostics[rule] : (known?.(rule) ?? { severity: 'warning', summary: rule });

/** A rule as `reportingDescriptor`: what it is called, what it finds, and why, from its page. */
export const ruleOf = (rule: string, category: string, options: FormatOptions) => {
  const { severity, summary, preset } = lookUp(rule, options);
  const helpUri = docsAddress(docsPage({ rule, category }), options.version);
  const page = isDiagnostic(rule) ? undefined : options.pageOf?.(category, rule);
  const markdown = page === undefined ? `${sentence(summary).text}\n` : withAddresses(page, helpUri);
  return {
    id: rule,
    name: nameOf(rule),
    shortDescription: sentence(summary),
    fullDescription: sentence((page && paragraph(page, 'Why')) ?? summary),
    helpUri,
    help: { text: markdown, markdown },
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['iam', 'ibm-cloud', 'security', category],
      precision: 'high',
      'problem.severity': { error: 'error', warning: 'warning', info: 'recommendation' }[severity],
      'security-severity': securitySeverity(rule, category, severity),
      ...(preset === undefined ? {} : { preset }),
    },
  };
};

import type { PageSeverity } from '../data.ts';
import type { Row } from './rows.ts';

export const severities: readonly PageSeverity[] = ['error', 'warning', 'info'];

export const groupings = ['rule', 'subject', 'file'] as const;

export type Grouping = (typeof groupings)[number];

/** Which findings are shown, and how they are grouped. An empty text lets everything through. */
export interface Filter {
  readonly severities: ReadonlySet<PageSeverity>;
  readonly rule: string;
  readonly category: string;
  readonly subject: string;
  readonly file: string;
  readonly text: string;
  readonly group: Grouping;
}

export const everything: Filter = {
  severities: new Set(severities),
  rule: '',
  category: '',
  subject: '',
  file: '',
  text: '',
  group: 'rule',
};

/** The filter that an address names behind its `#`. */
export const filterOf = (hash: string): Filter => {
  const given = new URLSearchParams(hash.replace('#', ''));
  const words = given.get('severity')?.split(',');
  return {
    severities: new Set(severities.filter((severity) => words?.includes(severity) ?? true)),
    rule: given.get('rule') ?? '',
    category: given.get('category') ?? '',
    subject: given.get('subject') ?? '',
    file: given.get('file') ?? '',
    text: given.get('text') ?? '',
    group: groupings.find((one) => one === given.get('group')) ?? 'rule',
  };
};

/** What stands in the address for a filter: only what differs from showing everything. */
export const hashOf = (filter: Filter): string => {
  const given = new URLSearchParams();
  if (filter.severities.size < severities.length) {
    given.set('severity', severities.filter((one) => filter.severities.has(one)).join(','));
  }
  for (const name of ['rule', 'category', 'subject', 'file', 'text'] as const) {
    if (filter[name] !== '') given.set(name, filter[name]);
  }
  if (filter.group !== 'rule') given.set('group', filter.group);
  return given.toString();
};

const has = (whole: string, part: string): boolean =>
  part === '' || whole.toLowerCase().includes(part.trim().toLowerCase());

/** Whether a finding is shown. */
export const admits = (filter: Filter, row: Row): boolean =>
  filter.severities.has(row.found.severity) &&
  (filter.rule === '' || row.rule.id === filter.rule) &&
  (filter.category === '' || row.rule.category === filter.category) &&
  has(row.subject, filter.subject) &&
  has(row.file, filter.file) &&
  has(row.text(), filter.text);

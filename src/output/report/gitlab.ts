import { stopsWork } from '../../finding/diagnostic.ts';
import { fingerprints } from '../../finding/fingerprint.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { safe } from '../redact/safe.ts';
import { escapeRaw } from './json-parts.ts';
import type { Formatter } from './report.ts';
import { fullText, messageText } from './texts.ts';

const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

const issue = (found: LocatedFinding, fingerprint: string, below: string) => ({
  type: 'issue',
  description: messageText(found),
  content: { body: fullText(found) },
  check_name: found.rule,
  categories: ['Security'],
  fingerprint,
  severity: stopsWork(found.rule) ? 'blocker' : severities[found.severity],
  location: {
    path: safe(`${below}${found.location.file}`),
    lines: { begin: found.location.line, end: found.location.endLine },
  },
});

/** GitLab's report of code quality (the form of Code Climate): a list of issues. */
export const gitlab: Formatter = function* ({ findings }, { below = '' }) {
  const marks = fingerprints(findings);
  yield '[';
  for (const [nth, found] of findings.entries())
    yield `${nth === 0 ? '' : ','}\n  ${escapeRaw(JSON.stringify(issue(found, marks[nth] ?? '', below)))}`;
  yield findings.length === 0 ? ']\n' : '\n]\n';
};

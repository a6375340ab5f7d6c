import type { NotChecked } from '../../finding/finding.ts';
import { safe } from '../redact/safe.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { grouped } from './grouped.ts';
import { lookedAtText } from './counts.ts';
import type { Formatter, Passed } from './report.ts';
import { fullText, messageText } from './texts.ts';
import { xmlDeclaration, xmlTag, xmlText } from './xml.ts';

/** Errors and warnings fail; what only informs is shown with a test that passes. */
const fails = ({ severity }: LocatedFinding): boolean => severity !== 'info';

const testOf = (found: LocatedFinding): string => {
  const { file, line, column } = found.location;
  const head = xmlTag('testcase', {
    name: found.test ?? `${found.rule} at ${line}:${column}`,
    classname: file,
    file,
    line,
  });
  const inner = fails(found)
    ? `<${xmlTag('failure', { type: found.severity, message: messageText(found) })}>${xmlText(fullText(found))}</failure>`
    : `<system-out>${xmlText(fullText(found))}</system-out>`;
  return `    <${head}>\n      ${inner}\n    </testcase>\n`;
};

const passedTest = ({ test, location: { file, line } }: Passed): string =>
  `    <${xmlTag('testcase', { name: test, classname: file, file, line })}/>\n`;

const skippedTest = ({ rule, reason, obtain }: NotChecked): string => {
  const told = safe(reason);
  const head = xmlTag('testcase', { name: rule ?? 'not checked', classname: 'not checked' });
  const how = obtain === undefined ? '' : `\nget the missing input:\n${obtain.text}`;
  return `    <${head}>\n      <${xmlTag('skipped', { message: told })}>${xmlText(`${told}${how}`)}</skipped>\n    </testcase>\n`;
};

const suite = (name: string, tests: number, counts: Readonly<Record<string, number>>): string =>
  `  <${xmlTag('testsuite', { name, tests, failures: 0, errors: 0, skipped: 0, ...counts })}>\n`;

/**
 * JUnit's XML: a suite for each file with a test for each finding and each expectation that is met, and one with what was not checked as skipped. Where
 * nothing was found, a test that passes says what was looked at.
 */
export const junit: Formatter = function* (report) {
  const { findings, notChecked, passed = [] } = report;
  const none = findings.length + passed.length === 0;
  yield `${xmlDeclaration}<${xmlTag('testsuites', {
    name: 'iamlint',
    tests: findings.length + passed.length + notChecked.length + (none ? 1 : 0),
    failures: findings.filter(fails).length,
    errors: 0,
    skipped: notChecked.length,
  })}>\n`;
  if (none) {
    yield suite('iamlint', 1, {});
    yield `    <${xmlTag('testcase', { name: `no problems in ${lookedAtText(report)}`, classname: 'iamlint' })}/>\n  </testsuite>\n`;
  }
  for (const [file, all] of grouped([...findings, ...passed], ({ location }) => location.file)) {
    const found = all.flatMap((one) => ('rule' in one ? [one] : []));
    yield suite(file, all.length, { failures: found.filter(fails).length });
    for (const each of all) yield 'rule' in each ? testOf(each) : passedTest(each);
    yield '  </testsuite>\n';
  }
  if (notChecked.length > 0) {
    yield suite('not checked', notChecked.length, { skipped: notChecked.length });
    for (const each of notChecked) yield skippedTest(each);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
};

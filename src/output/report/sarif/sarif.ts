import { stopsWork } from '../../../finding/diagnostic.ts';
import type { NotChecked } from '../../../finding/finding.ts';
import { fingerprints } from '../../../finding/fingerprint.ts';
import type { LocatedFinding } from '../../locate/locate.ts';
import { docsAddress } from '../docs-page.ts';
import { escapeRaw } from '../json-parts.ts';
import type { FormatOptions, Formatter, Report } from '../report.ts';
import { messageOf } from './message.ts';
import { root } from './place.ts';
import { resultOf, suppressionOf } from './result.ts';
import { ruleOf } from './rule.ts';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** The rules that a report speaks of, in the order of their ids, with their categories. */
const rulesIn = (
  { findings, suppressed = [], notChecked }: Report,
  { ruleOf: known }: FormatOptions,
): readonly (readonly [string, string])[] => {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const categories = new Map(all.map(({ rule, category }) => [rule, category]));
  for (const { rule } of notChecked)
    if (rule !== undefined && !categories.has(rule)) categories.set(rule, known?.(rule)?.category ?? 'input');
  return [...categories].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
};

const notification = ({ rule, reason, obtain }: NotChecked, indexes: ReadonlyMap<string, number>) => ({
  descriptor: { id: 'not-checked', index: 0 },
  ...(rule === undefined ? {} : { associatedRule: { id: rule, index: indexes.get(rule) } }),
  level: 'note',
  message: messageOf(`not checked: ${reason}`),
  ...(obtain === undefined ? {} : { properties: { obtain: obtain.text } }),
});

const json = (value: unknown): string => escapeRaw(JSON.stringify(value));

/**
 * SARIF 2.1.0: the rules with their pages, the findings with evidence and chains, and what was not checked as
 * notifications. Addresses are relative to the root of the repository where that is known, else to the working directory.
 */
export const sarif: Formatter = function* (report, options) {
  const { version, below = '' } = options;
  const rules = rulesIn(report, options);
  const indexes = new Map(rules.map(([rule], nth) => [rule, nth]));
  const { findings, suppressed = [] } = report;
  const marks = fingerprints([...findings, ...suppressed.map(({ finding }) => finding)]);
  const driver = {
    name: 'iamlint',
    version,
    semanticVersion: version,
    informationUri: docsAddress('README.md', version),
    notifications: [
      {
        id: 'not-checked',
        name: 'NotChecked',
        shortDescription: { text: 'A rule could not look, since it lacks its input.' },
        fullDescription: {
          text: 'Nothing was found does not mean here that nothing is wrong: the message names what is missing.',
        },
        help: { text: 'Export the missing input with the command in `obtain`, and lint again.' },
        helpUri: docsAddress('docs/output.md', version),
      },
    ],
  };
  yield `{"$schema":${json(schema)},"version":"2.1.0","runs":[{\n`;
  yield `"tool":{"driver":${json(driver).slice(0, -1)},"rules":[`;
  for (const [nth, [rule, category]] of rules.entries())
    yield `${nth === 0 ? '' : ','}\n${json(ruleOf(rule, category, options))}`;
  yield '\n]}},\n';
  const invocation = {
    executionSuccessful: !report.findings.some(({ rule }) => stopsWork(rule)),
    toolExecutionNotifications: report.notChecked.map((each) => notification(each, indexes)),
  };
  yield `"invocations":[${json(invocation)}],\n`;
  yield `"automationDetails":${json({ id: 'iamlint/' })},\n`;
  const bases = { [root]: { description: { text: 'The root of the repository, or the working directory.' } } };
  yield `"originalUriBaseIds":${json(bases)},\n`;
  yield '"columnKind":"utf16CodeUnits",\n"results":[';
  const result = (found: LocatedFinding, nth: number) =>
    resultOf(found, indexes.get(found.rule) ?? -1, marks[nth] ?? '', below);
  for (const [nth, found] of findings.entries()) yield `${nth === 0 ? '' : ','}\n${json(result(found, nth))}`;
  for (const [nth, each] of suppressed.entries()) {
    const told = { ...result(each.finding, findings.length + nth), ...suppressionOf(each) };
    yield `${findings.length + nth === 0 ? '' : ','}\n${json(told)}`;
  }
  yield '\n]}]}\n';
};

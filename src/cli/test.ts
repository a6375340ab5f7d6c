import { coverageOf, type Coverage, type Covered } from '../ask/expect/coverage.ts';
import type { Draft } from '../ask/expect/draft.ts';
import { runAccessTests, type Judged, type TestGround } from '../ask/expect/expect.ts';
import { findingOf } from '../ask/expect/findings.ts';
import { expectedText } from '../ask/expect/outcome.ts';
import { stopsWork } from '../finding/diagnostic.ts';
import type { LoadedAccounts } from '../load-accounts.ts';
import { compareFindings, locate } from '../output/locate/locate.ts';
import { locator } from '../output/locate/location.ts';
import { safe } from '../output/redact/safe.ts';
import { shortFinding } from '../output/redact/shorten.ts';
import type { Report } from '../output/report/report.ts';
import { isAnnotated } from './ci.ts';
import type { Command } from './command.ts';
import { findConfig } from './find-config.ts';
import type { Io } from './io.ts';
import { asAsked, loadWriters, requestOf, tell } from './lint.ts';
import { readLintSettings } from './lint-settings.ts';
import { valueOf } from './parsed-flags.ts';
import { writeReports } from './reports.ts';
import { writeText } from './write-text.ts';
import { yamlOf } from './yaml.ts';

/** What expectations that are not met, and what could not be read, make of a report. */
const reportOf = (
  judged: readonly Judged[],
  tests: LoadedAccounts,
  ground: LoadedAccounts,
  run: Pick<Report['run'], 'time' | 'catalogueDate'>,
): Report => {
  const parsed = new Map([...ground.parsed, ...tests.parsed]);
  const found = locate(judged.flatMap((one) => findingOf(one) ?? []).map(shortFinding), parsed);
  const unread = tests === ground ? tests.unread : [...tests.unread, ...ground.unread];
  const findings = [...found, ...unread].toSorted(compareFindings);
  const { accounts } = ground;
  const met = judged.filter(({ outcome }) => outcome.outcome === 'met').map(({ expectation }) => expectation);
  const at = locator(
    met.map(({ origin }) => origin),
    parsed,
  );
  return {
    findings,
    passed: met.map((one) => ({ test: expectedText(one), location: at(one.origin) })),
    notChecked: [],
    skipped: [],
    summary: {
      files: parsed.size,
      documents: [...parsed.values()].reduce((sum, { documents }) => sum + documents.length, 0),
      skipped: 0,
      errors: findings.length,
      warnings: 0,
      infos: 0,
      suppressed: 0,
      stale: 0,
      accounts: accounts.length,
      policies: accounts.reduce(
        (sum, { policies, authorizations }) => sum + policies.length + authorizations.length,
        0,
      ),
    },
    run: {
      ...run,
      preset: undefined,
      rules: { on: 0, of: 0 },
      accounts: accounts.flatMap(({ id }) => id ?? []).toSorted(),
    },
  };
};

const howMany = (count: number): string => `${count} ${count === 1 ? 'expectation' : 'expectations'}`;

const metText = (judged: readonly Judged[]): string => {
  const met = judged.filter(({ outcome }) => outcome.outcome === 'met').length;
  return `${met} of ${howMany(judged.length)} met`;
};

/** So many names are told, and all where more is asked for. */
const mostTold = 5;

const leftText = (many: string, { of, left }: Covered, verbose: boolean): readonly string[] => {
  if (left.length === 0) return [];
  const told = verbose ? left : left.slice(0, mostTold);
  const more = left.length > told.length ? ` and ${left.length - told.length} more` : '';
  return [`${left.length} of ${of} ${many}: ${told.join(', ')}${more}`];
};

/** Of what no expectation speaks; undefined where they speak of all. */
const coverageText = ({ subjects, services }: Coverage, verbose: boolean): readonly string[] =>
  [
    ...leftText('subjects with policies', subjects, verbose),
    ...leftText('services that policies name', services, verbose),
  ].map((text) => `no expectation speaks of ${text}`);

/** Why something is left out, as a comment of one line. */
const comment = (text: string): string => `# ${safe(text).replaceAll('\n', ' ')}\n`;

const draftText = ({ documents, leftOut }: Draft): string =>
  [
    comment('What is so today, as `iamlint test --write` found it: keep what is meant to be so, and correct the rest.'),
    ...(leftOut.length === 0 ? [] : [comment('Left out, since the input leaves it open:')]),
    ...leftOut.map((text) => comment(`- ${text}`)),
    documents.map((document) => yamlOf(document)).join('---\n'),
  ].join('');

/** Writes tests of what is so today into a new file. */
const writeDraft = async (file: string, ground: TestGround, io: Io): Promise<0 | 2> => {
  const draft = (await import('../ask/expect/draft.ts')).draftTests(ground);
  const nothing = 'nothing can be expected: the input leaves open who has access';
  const failure = draft.count === 0 ? nothing : await writeText(file, io.cwd, draftText(draft), 'create');
  await tell(io, [failure ?? `wrote ${howMany(draft.count)} to \`${file}\``]);
  return failure === undefined ? 0 : 2;
};

/** `iamlint test`: holds access tests against policies. */
export const testCommand: Command = async ({ operands, given }, io, parts) => {
  const settings = readLintSettings({ given, operands });
  if ('kind' in settings) return settings;
  const writers = await loadWriters(settings.outputs, await parts.formats(), 'test');
  if ('kind' in writers) return writers;
  const rules = await parts.rules();
  const config = await findConfig(settings.config, rules, io, parts);
  if (config === undefined) return 2;
  const read = (paths: readonly string[]): Promise<LoadedAccounts> =>
    parts.loadAccounts(requestOf({ ...settings, paths }, asAsked(config, settings, rules), rules, io, undefined));
  const tests = await read(operands);
  const named = given.get('in');
  // Tests that lie beside no policies are about what would be linted.
  const isWithPolicies = named === undefined && (operands.length === 0 || tests.accounts.length > 0);
  const ground = isWithPolicies ? tests : await read(named ?? []);
  const catalogue = await parts.catalogue(config.catalogue);
  const now = settings.now ?? io.now();
  const { accounts, dormant } = ground;
  const testGround: TestGround = {
    accounts,
    dormant,
    catalogue,
    now: now.getTime(),
    accountId: valueOf(given, 'account'),
    paths: named,
  };
  if (given.has('write')) return writeDraft(valueOf(given, 'write') ?? 'access-test.yaml', testGround, io);
  if (tests.tests.length === 0 && tests.unread.length === 0) {
    await tell(io, ['there is no access test in what was named: a document with `kind: AccessTest` is one']);
    return 2;
  }
  const judged = runAccessTests(tests.tests, testGround);
  const report = reportOf(judged, tests, ground, { time: now.toISOString(), catalogueDate: catalogue.date });
  const inputs = [...tests.parsed.keys(), ...ground.parsed.keys()];
  const failures = await writeReports(report, writers, settings, io, rules, inputs);
  const annotated = isAnnotated(io, settings.noCi)
    ? await (await import('./annotate.ts')).annotate({ report, inputs }, writers, settings, io, rules)
    : [];
  await tell(io, [
    ...failures,
    ...annotated,
    metText(judged),
    ...coverageText(coverageOf(judged, accounts), settings.verbose),
  ]);
  if (failures.length > 0 || report.findings.some(({ rule }) => stopsWork(rule))) return 2;
  return report.findings.length > 0 ? 1 : 0;
};

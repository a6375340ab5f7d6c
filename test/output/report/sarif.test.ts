import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import * as assert from 'uvu/assert';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { rules } from '../../../rules/index.ts';
import { runProcess } from '../../../scripts/run-process.ts';
import { readPage } from '../../../src/cli/page.ts';
import { lint } from '../../../src/index.ts';
import { textOf, type FormatOptions, type Report } from '../../../src/output/report/report.ts';
import { sarif } from '../../../src/output/report/sarif/sarif.ts';
import { testSuite } from '../../harness.ts';
import { testNow } from '../../lint-texts.ts';
import { brokenEngine } from './broken-engine.ts';
import { hostileNames, reportWith } from './hostile.ts';

const options: FormatOptions = {
  color: false,
  width: 100,
  version: '1.2.3',
  ruleOf: (id) => rules.find((rule) => rule.id === id),
  pageOf: (category, rule) => (category === 'input' ? undefined : readPage(category, rule)),
};

// The schema is of draft 4, in which `id` stands for what is `$id` today; nothing else of it has changed since.
const { id: _id, $schema: _draft, ...current } = schema;
const isValid = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(current);

const faultOf = (log: unknown): string | undefined => (isValid(log) ? undefined : JSON.stringify(isValid.errors?.[0]));

const parsed = (report: Report, more: Partial<FormatOptions> = {}) => {
  const log = JSON.parse(textOf(sarif(report, { ...options, ...more })));
  assert.is(faultOf(log), undefined);
  return log.runs[0];
};

const chained = () =>
  lint({ paths: ['test/cases/reaches-administration/two-keys-in-a-row'], preset: 'all', config: false, now: testNow });

testSuite('report/sarif', (test) => {
  test('a rule has its page, and what code scanning asks for', () => {
    const { driver } = parsed(brokenEngine).tool;
    const rule = driver.rules.find(({ id }: { readonly id: string }) => id === 'engine-cannot-manage-groups');
    assert.is(rule.name, 'EngineCannotManageGroups');
    assert.match(rule.help.markdown, /^# engine-cannot-manage-groups\n/);
    assert.not.match(rule.help.markdown, /\]\((?!https:)/);
    assert.is(rule.helpUri, 'https://unpkg.com/iamlint@1.2.3/rules/engine/engine-cannot-manage-groups.md');
    assert.equal(rule.defaultConfiguration, { level: 'error' });
    assert.equal(rule.properties.tags, ['iam', 'ibm-cloud', 'security', 'engine']);
    assert.is(rule.properties['security-severity'], '5.0');
    assert.ok(rule.fullDescription.text.length > rule.shortDescription.text.length);
  });

  test('a result has its place, its evidence and a fingerprint', () => {
    const [result] = parsed(brokenEngine).results;
    const { artifactLocation, region, contextRegion } = result.locations[0].physicalLocation;
    assert.equal(artifactLocation, { uri: 'examples/broken-engine/setup.yaml', uriBaseId: '%SRCROOT%' });
    assert.equal(region, {
      startLine: 12,
      startColumn: 15,
      endLine: 12,
      endColumn: 61,
      snippet: { text: 'ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0' },
    });
    assert.is(contextRegion.snippet.text, 'service_id: ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0');
    assert.equal(result.partialFingerprints, { 'iamlintFingerprint/v2': '2c4ec7cbb4c3f388' });
    assert.is(result.level, 'error');
    assert.equal(
      result.relatedLocations.map(({ id, message }: { id: number; message: { text: string } }) => [id, message.text]),
      [[1, 'grants Viewer on `iam-groups`: lacks `iam-groups.members.add`.']],
    );
    assert.is(result.properties.repairs.length, 2);
  });

  test('what was not checked is a notification, and a run that could not do its work says so', () => {
    const [invocation] = parsed(brokenEngine).invocations;
    assert.is(invocation.executionSuccessful, true);
    const [told] = invocation.toolExecutionNotifications;
    assert.is(told.associatedRule.id, 'allowlist-blocks-engine');
    assert.is(told.properties.obtain, 'ibmcloud iam account-settings --output json > exports/account-settings.json');
    const [first] = brokenEngine.findings;
    assert.ok(first);
    const broken = { ...brokenEngine, findings: [{ ...first, rule: 'syntax-error', category: 'input' }] };
    assert.is(parsed(broken).invocations[0].executionSuccessful, false);
  });

  test('what a comment or the baseline suppresses is a result that says so', () => {
    const [finding, other] = brokenEngine.findings;
    assert.ok(finding && other);
    const { results } = parsed({
      ...brokenEngine,
      findings: [finding],
      suppressed: [
        { finding, by: 'comment', reason: 'ticket 17' },
        { finding: other, by: 'baseline', reason: undefined },
      ],
    });
    assert.equal(
      results.map(({ suppressions }: { readonly suppressions?: readonly object[] }) => suppressions),
      [
        undefined,
        [{ kind: 'inSource', status: 'accepted', justification: 'ticket 17' }],
        [{ kind: 'external', status: 'accepted' }],
      ],
    );
    assert.is(
      new Set(results.map((result: { partialFingerprints: object }) => JSON.stringify(result.partialFingerprints)))
        .size,
      3,
    );
  });

  test('an edit of the file is a fix', async () => {
    const { report } = await lint({
      paths: ['test/cases/role-name-differs-by-case'],
      preset: 'all',
      config: false,
      now: testNow,
    });
    const { results } = parsed(report, { below: 'infra/' });
    const { fixes } = results.find((result: { readonly fixes?: readonly object[] }) => result.fixes !== undefined);
    assert.match(fixes[0].description.text, /the edit that `iamlint --fix` makes/);
    const [{ artifactLocation, replacements }] = fixes[0].artifactChanges;
    assert.match(artifactLocation.uri, /^infra\/test\/cases\/role-name-differs-by-case\//);
    const [{ deletedRegion, insertedContent }] = replacements;
    assert.ok(deletedRegion.endColumn > deletedRegion.startColumn);
    assert.type(insertedContent.text, 'string');
  });

  test('paths are addresses, relative to the root of the repository', () => {
    const [first] = brokenEngine.findings;
    assert.ok(first);
    const at = (file: string, below?: string) =>
      parsed({ ...brokenEngine, findings: [{ ...first, location: { ...first.location, file } }] }, { below }).results[0]
        .locations[0].physicalLocation.artifactLocation;
    assert.equal(at('a b/ü#%?:.yaml'), { uri: 'a%20b/%C3%BC%23%25%3F%3A.yaml', uriBaseId: '%SRCROOT%' });
    assert.equal(at('a.yaml', 'infra/'), { uri: 'infra/a.yaml', uriBaseId: '%SRCROOT%' });
    assert.equal(at('/x/a.yaml', 'infra/'), { uri: 'file:///x/a.yaml' });
  });

  test('a chain of escalation is a code flow', async () => {
    const { report } = await chained();
    const { results } = parsed(report);
    const flows = results.flatMap(({ codeFlows }: { readonly codeFlows?: readonly unknown[] }) => codeFlows ?? []);
    assert.ok(flows.length > 0);
    assert.ok(flows[0].threadFlows[0].locations.length > 1);
  });

  test('whatever a name is, it is valid, and makes no link', () => {
    for (const name of hostileNames) {
      const { results } = parsed(reportWith(name));
      for (const { message } of results) assert.not.match(message.text, /\]\(/);
    }
  });

  const multitool = [
    process.env['SARIF_MULTITOOL'],
    '.build/sarif-multitool/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool',
  ].find((path) => path !== undefined && existsSync(path));
  if (multitool === undefined) {
    process.stderr.write('skipped: `Sarif.Multitool validate`; .ci/run installs it, or SARIF_MULTITOOL names it\n');
    return;
  }

  test('Sarif.Multitool and its rules of GitHub find no error and no warning', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'iamlint-sarif-'));
    const { report: broken } = await lint({ paths: ['examples'], preset: 'all', config: false, now: testNow });
    const { report: steps } = await chained();
    const hostile = reportWith(hostileNames.filter(({ length }) => length < 100).join(' '));
    const names = Object.entries({ broken, steps, hostile, none: { ...brokenEngine, findings: [], notChecked: [] } });
    for (const [name, report] of names) await writeFile(join(folder, `${name}.sarif`), textOf(sarif(report, options)));
    const files = names.map(([name]) => join(folder, `${name}.sarif`));
    const args = ['validate', ...files, '--rule-kind', 'Sarif;Gh', '--level', 'Error;Warning'];
    const { code, output } = await runProcess(multitool, args, { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' });
    await rm(folder, { recursive: true });
    assert.not.match(output, /: (?:error|warning) /);
    assert.match(output, 'Done. 4 files scanned.');
    assert.is(code, 0);
  });
});

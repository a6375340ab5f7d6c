import { parse } from 'csv-parse/sync';
import * as assert from 'uvu/assert';
import { formats } from '../../../src/output/report/formats.ts';
import { textOf, type FormatOptions, type Report } from '../../../src/output/report/report.ts';
import { testSuite } from '../../harness.ts';
import { brokenEngine } from './broken-engine.ts';
import { findingWith } from './hostile.ts';
import { readBack, workflowCommand } from './read-back.ts';

const options: FormatOptions = { color: false, width: 100, version: '1.2.3' };

const made = async (name: keyof typeof formats, report: Report, more: Partial<FormatOptions> = {}): Promise<string> =>
  textOf((await formats[name]())(report, { ...options, ...more }));

const [first] = brokenEngine.findings;
if (first === undefined) throw new Error('the report holds no finding');

const many = (severity: 'error' | 'warning' | 'info', count: number) =>
  Array.from({ length: count }, (_, nth) =>
    findingWith(`name-${nth}`, { severity, location: { ...first.location, line: nth + 1 } }),
  );

testSuite('report formats', (test) => {
  test('compact: a line for each finding', async () => {
    const lines = (await made('compact', brokenEngine)).split('\n');
    assert.is(lines.length, 3);
    assert.match(
      lines[0] ?? '',
      /^examples\/broken-engine\/setup\.yaml:12:15: error engine-cannot-manage-groups service ID `S/,
    );
    assert.match(
      lines[1] ?? '',
      /^exports\/größe\\u\{202e\}\.json:1040:5: warning engine-cannot.* placeholder \(undecided\)$/,
    );
    assert.is(await made('compact', { ...brokenEngine, findings: [] }), '');
  });

  test('ndjson: the findings are those of the JSON report', async () => {
    const lines = (await made('ndjson', brokenEngine))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const report = JSON.parse(await made('json', brokenEngine));
    assert.equal(
      lines.filter(({ type }) => type === 'finding'),
      report.findings.map((finding: object) => ({ type: 'finding', ...finding })),
    );
    assert.equal(lines.at(-1), { type: 'summary', ...report.summary });
    assert.equal(
      lines.map(({ type }) => type),
      ['run', 'finding', 'finding', 'not_checked', 'summary'],
    );
  });

  test('csv: a formula becomes a text', async () => {
    const report = { ...brokenEngine, findings: [findingWith('=1+1', { message: '=SUM(A1)' })] };
    const [row]: Record<string, string>[] = parse(await made('csv', report), { columns: true });
    assert.equal([row?.['file'], row?.['message'], row?.['line']], ["'=1+1", "'=SUM(A1)", '3']);
  });

  test('github: properties and data are escaped, each in its own way', async () => {
    const found = findingWith('a,b:c%.yaml', { message: 'x %0A y', help: undefined, related: [], repairs: [] });
    const text = await made('github', { ...brokenEngine, findings: [found] }, { below: 'infra/' });
    assert.is(
      text,
      '::error file=infra/a%2Cb%3Ac%25.yaml,line=3,endLine=3,col=5,endColumn=9,title=iamlint%3A unknown-role::x %250A y\n',
    );
    const { properties, data } = workflowCommand(text.trimEnd());
    assert.equal([properties['file'], data], ['infra/a,b:c%.yaml', 'x %0A y']);
  });

  test('github: at most ten of a level, errors first, and the rest counted in a notice', async () => {
    const report = { ...brokenEngine, findings: [...many('info', 12), ...many('warning', 11), ...many('error', 10)] };
    const all = (await made('github', report)).trimEnd().split('\n').map(workflowCommand);
    const names = all.map(({ name }) => name);
    assert.equal(names, [...Array(10).fill('error'), ...Array(10).fill('warning'), ...Array(10).fill('notice')]);
    assert.is(all.at(-1)?.data, 'not annotated: 1 warning, 3 infos; the log has all of them');
    const ten = (await made('github', { ...brokenEngine, findings: many('info', 10) })).trimEnd().split('\n');
    assert.is(ten.length, 10);
    assert.ok(ten.every((line) => line.includes('unknown-role')));
  });

  test('gitlab: what its code quality needs', async () => {
    const [issue] = JSON.parse(await made('gitlab', brokenEngine, { below: 'infra/' }));
    const { description, check_name, fingerprint, severity, location } = issue;
    assert.equal(
      { description, check_name, fingerprint, severity, location },
      {
        description: first.message,
        check_name: 'engine-cannot-manage-groups',
        fingerprint: '2c4ec7cbb4c3f388',
        severity: 'major',
        location: { path: 'infra/examples/broken-engine/setup.yaml', lines: { begin: 12, end: 12 } },
      },
    );
    assert.is(await made('gitlab', { ...brokenEngine, findings: [] }), '[]\n');
  });

  test('junit: failures, what was not checked as skipped, and a test that passes where nothing was found', async () => {
    assert.match(
      await made('junit', brokenEngine),
      '<testsuites name="iamlint" tests="3" failures="2" errors="0" skipped="1">',
    );
    const none = await made('junit', { ...brokenEngine, findings: [], notChecked: [] });
    assert.match(
      none,
      '<testcase name="no problems in 6 files (12 documents, 1 account, 34 policies)" classname="iamlint"/>',
    );
    assert.is(readBack['junit']?.(none).findings, 0);
  });

  test('checkstyle: files with their errors', async () => {
    const text = await made('checkstyle', brokenEngine);
    assert.match(
      text,
      '<file name="examples/broken-engine/setup.yaml">\n    <error line="12" column="15" severity="error" message="',
    );
    assert.match(text, 'source="iamlint.engine.engine-cannot-manage-groups"/>');
  });

  test('markdown: evidence where there is room, and fewer than 65,536 characters where there is not', async () => {
    const whole = await made('markdown', brokenEngine);
    assert.match(whole, '| `engine-cannot-manage-groups` | error | 1 |');
    assert.match(whole, '  ```sh\n  ibmcloud iam service-policy-create ServiceId-c0c7cfa4');
    assert.match(whole, '### Not checked');
    const cut = await made('markdown', { ...brokenEngine, findings: [...many('warning', 1000), ...many('error', 3)] });
    assert.ok(cut.length < 65_536);
    const shown = readBack['markdown']?.(cut).findings ?? 0;
    assert.match(cut, `**${1003 - shown} more findings are not shown here.**`);
    assert.ok(shown > 200 && cut.indexOf('**error**') < cut.indexOf('**warning**'));
  });

  test('a report of 10,000 findings comes in pieces', async () => {
    const report = { ...brokenEngine, findings: many('warning', 10_000) };
    for (const name of ['pretty', 'compact', 'json', 'ndjson', 'csv', 'junit', 'checkstyle', 'gitlab'] as const) {
      const format = await formats[name]();
      let longest = 0;
      for (const piece of format(report, options)) longest = Math.max(longest, piece.length);
      assert.ok(longest < 10_000, `${name}: ${longest}`);
    }
  });
});

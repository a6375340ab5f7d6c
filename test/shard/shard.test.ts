import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { lint, type LintRequest } from '../../src/lint.ts';
import { mergeReports } from '../../src/merge/merge-reports.ts';
import { reportFrom } from '../../src/merge/read-report.ts';
import { json } from '../../src/output/report/json.ts';
import { textOf, type Report } from '../../src/output/report/report.ts';
import { testSuite } from '../harness.ts';

const options = { color: false, width: 100, version: '1.2.3' };

const request = (paths: readonly string[]): LintRequest => ({
  paths,
  cwd: process.cwd(),
  config: {
    ...defaultConfig(rules),
    isOn: () => true,
    rules: () => ({ severity: 'error', chosen: false, options: undefined }),
  },
  rules,
  now: new Date('2026-06-01T12:00:00Z'),
  strict: false,
  allowOutside: false,
});

const byText = (values: readonly unknown[]): readonly string[] =>
  values.map((value) => JSON.stringify(value)).toSorted();

/** A report as its JSON says it; what was not checked in the order of texts. */
const told = (report: Report) => {
  const { not_checked, missing_input: _missing, ...rest } = JSON.parse(textOf(json(report, options)));
  return { ...rest, not_checked: byText(not_checked) };
};

const shardsOf = async (paths: readonly string[], of: number): Promise<readonly Report[]> => {
  const shards: Report[] = [];
  for (let index = 1; index <= of; index += 1) {
    const { report } = await lint({ ...request(paths), shard: { index, of } });
    const read = reportFrom(JSON.parse(textOf(json(report, options))));
    if (read !== undefined) shards.push(read);
  }
  return shards;
};

/** Inputs of which one part says something of another: exports of one account, modules with callers, scripts, several accounts. */
const inputs: readonly (readonly string[])[] = [
  ['examples'],
  ['test/cases/terraform/fault-of-a-caller', 'test/cases/script', 'test/cases/authorization-across-accounts'],
  ['test/cases/reaches-administration', 'test/cases/good', 'test/cases/certainty'],
];

testSuite('shards', (test) => {
  for (const paths of inputs) {
    test(`the reports of all shards of ${paths.join(', ')}, merged, are the report of one run`, async () => {
      const { report } = await lint(request(paths));
      const expected = told(report);
      for (const of of [1, 3]) assert.equal(told(mergeReports(await shardsOf(paths, of))), expected, `${of} shards`);
    });
  }

  test('each shard has accounts of its own, whatever else is linted', async () => {
    const few = await shardsOf(['examples'], 2);
    const many = await shardsOf(['examples', 'test/cases/full-administrator'], 2);
    for (const [nth, { run }] of few.entries())
      for (const account of run.accounts) assert.ok(many[nth]?.run.accounts.includes(account), account);
    const all = few.flatMap(({ run }) => run.accounts);
    assert.is(new Set(all).size, all.length);
  });
});

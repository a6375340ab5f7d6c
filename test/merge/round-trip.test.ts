import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { defaultConfig } from '../../src/config/config.ts';
import { lint } from '../../src/lint.ts';
import { mergeReports } from '../../src/merge/merge-reports.ts';
import { reportFrom } from '../../src/merge/read-report.ts';
import { formats } from '../../src/output/report/formats.ts';
import { json } from '../../src/output/report/json.ts';
import { textOf } from '../../src/output/report/report.ts';
import { testSuite } from '../harness.ts';

const options = { color: false, width: 100, version: '1.2.3', verbose: true };

testSuite('a JSON report that is read again', (test) => {
  test('is the same report in every format, alone and merged', async () => {
    const { report } = await lint({
      paths: ['examples', 'test/cases/full-administrator', 'test/cases/reaches-administration', 'test/cases/script'],
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
    for (const each of ['chain', 'fix', 'help'] as const)
      assert.ok(
        report.findings.some((found) => found[each] !== undefined),
        `no finding has a ${each}`,
      );
    const again = reportFrom(JSON.parse(textOf(json(report, options))));
    if (again === undefined) throw new Error('the report was not read');
    for (const [name, load] of Object.entries(formats)) {
      const format = await load();
      const expected = textOf(format(report, options));
      assert.ok(textOf(format(again, options)) === expected, `${name} differs`);
      assert.ok(textOf(format(mergeReports([again]), options)) === expected, `${name} differs once it is merged`);
      assert.ok(textOf(format(mergeReports([again, again]), options)).length > 0);
    }
    assert.equal(
      mergeReports([again, again]).findings.map(({ fingerprint }) => fingerprint),
      again.findings.map(({ fingerprint }) => fingerprint),
    );
  });
});

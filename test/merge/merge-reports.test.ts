import * as assert from 'uvu/assert';
import { fingerprints } from '../../src/finding/fingerprint.ts';
import { mergeReports } from '../../src/merge/merge-reports.ts';
import type { LocatedFinding } from '../../src/output/locate/locate.ts';
import { finding, reportOf } from '../cli/command.ts';
import { testSuite } from '../harness.ts';

const at = (file: string, line: number, more: Partial<LocatedFinding> = {}): LocatedFinding =>
  finding('unknown-role', {
    location: { file, line, column: 1, endLine: line, endColumn: 9, pointer: undefined, excerpt: undefined },
    message: 'there is no role `Reade`',
    fingerprint: 'aaaaaaaaaaaaaaaa',
    ...more,
  });

const placesOf = (findings: readonly LocatedFinding[]): readonly string[] =>
  findings.map(({ location: { file, line }, fingerprint }) => `${file}:${line} ${fingerprint}`);

/** The fingerprints of three findings that are equal in all that makes one. */
const [first = '', second = '', third = ''] = fingerprints(Array.from({ length: 3 }, () => ({ rule: 'unknown-role' })));

testSuite('merge/merge-reports', (test) => {
  test('findings come in the order of files and lines, with their counts', () => {
    const { findings, summary } = mergeReports([
      reportOf(at('b.tf', 3), at('c.tf', 1, { severity: 'warning', fingerprint: 'bbbbbbbbbbbbbbbb' })),
      reportOf(at('a.tf', 7, { fingerprint: 'cccccccccccccccc' })),
    ]);
    assert.equal(placesOf(findings), ['a.tf:7 cccccccccccccccc', 'b.tf:3 aaaaaaaaaaaaaaaa', 'c.tf:1 bbbbbbbbbbbbbbbb']);
    assert.equal([summary.errors, summary.warnings, summary.infos], [2, 1, 0]);
    assert.equal([summary.files, summary.documents, summary.policies], [2, 2, 2]);
  });

  test('what two reports tell of one finding is told once, the surer way and with the evidence of both', () => {
    const note = (file: string) => [{ location: at(file, 1).location, note: 'grants Viewer' }];
    const { findings, summary } = mergeReports([
      reportOf(at('a.tf', 7, { confidence: 'low', severity: 'warning', message: 'undecided', related: note('x.tf') })),
      reportOf(at('a.tf', 7, { related: note('y.tf') })),
    ]);
    assert.equal(
      findings.map(({ message, confidence, related }) => [
        message,
        confidence,
        related.map((one) => one.location.file),
      ]),
      [['there is no role `Reade`', 'high', ['x.tf', 'y.tf']]],
    );
    assert.is(summary.errors, 1);
  });

  test('what is equal and stands at several places is counted as one run counts it', () => {
    const { findings } = mergeReports([
      reportOf(at('b.tf', 1, { fingerprint: first }), at('d.tf', 1, { fingerprint: second })),
      reportOf(at('c.tf', 1, { fingerprint: first })),
    ]);
    assert.equal(placesOf(findings), [`b.tf:1 ${first}`, `c.tf:1 ${second}`, `d.tf:1 ${third}`]);
  });

  test('several findings of one place and one fingerprint stay several', () => {
    const [one, two] = [
      at('a.tf', 1, { message: 'one', fingerprint: first }),
      at('a.tf', 1, { message: 'two', fingerprint: second }),
    ];
    assert.equal(
      mergeReports([reportOf(one, two), reportOf(one, two)]).findings.map(({ message }) => message),
      ['one', 'two'],
    );
  });

  test('an account that two reports know by its id counts once, and what no rule checked is told once', () => {
    const { summary, notChecked, run } = mergeReports([reportOf(), reportOf()]);
    assert.equal([summary.accounts, run.accounts], [1, ['791f5fb10986423e97aa8512f18b7e65']]);
    assert.equal(notChecked, [{ rule: 'idle-key', reason: 'no keys were given', obtain: undefined }]);
  });

  test('of the runs is said what is true of each', () => {
    const one = reportOf();
    const other = {
      ...one,
      run: {
        ...one.run,
        time: '2026-01-30T00:00:00.000Z',
        preset: 'strict',
        rules: { on: 10, of: 120 },
        catalogueDate: '2026-01-01',
      },
    };
    const { time, preset, rules, catalogueDate } = mergeReports([one, other]).run;
    assert.equal(
      { time, preset, rules, catalogueDate },
      { time: '2026-01-30T00:00:00.000Z', preset: undefined, rules: { on: 10, of: 120 }, catalogueDate: '2026-01-01' },
    );
  });
});

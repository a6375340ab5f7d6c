import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { rules } from '../../../rules/index.ts';
import { defaultConfig, withRules } from '../../../src/config/config.ts';
import { lint } from '../../../src/lint.ts';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import { applyBaseline, baselineOf, readBaseline } from '../../../src/output/suppress/baseline.ts';
import { testSuite } from '../../harness.ts';

const finding = (rule: string, file: string, message: string, line = 1): LocatedFinding => ({
  rule,
  category: 'policy',
  severity: 'error',
  confidence: 'high',
  message,
  object: [file],
  variant: [message],
  location: { file, line, column: 1, endLine: line, endColumn: 1, pointer: undefined, excerpt: undefined },
  related: [],
  help: undefined,
  repairs: [],
});

const source = (name: string, text: string) =>
  ({ file: { name, path: `/${name}`, given: 'named' }, bytes: new TextEncoder().encode(text) }) as const;

const textFor = (findings: readonly LocatedFinding[]): string => baselineOf({ findings });

/** What is left of `findings` when those of `recorded` are in the baseline. */
const apply = async (
  recorded: readonly LocatedFinding[],
  findings: readonly LocatedFinding[],
  unchecked: readonly string[] = [],
) => {
  const baseline = await readBaseline(source('base.json', textFor(recorded)));
  if ('problem' in baseline) throw new Error(baseline.problem);
  const lookedAt = ({ file, rule }: { readonly file: string; readonly rule: string }): boolean =>
    ['a.json', 'b.json'].includes(file) && !unchecked.includes(rule);
  const { left, stale } = applyBaseline(findings, baseline, lookedAt);
  return { left: left.map((each) => ({ ...each, fingerprint: undefined })), stale: stale.length };
};

const one = finding('r', 'a.json', 'one');
const two = finding('r', 'b.json', 'two');
const elsewhere = finding('r', 'c.json', 'not looked at in this run');
const broken = finding('schema-error', 'a.json', 'stops');

const readText = (text: string) => readBaseline(source('base.json', text));

const problems: readonly (readonly [title: string, text: string, problem: string | RegExp])[] = [
  ['no JSON', '{ "version": 2,', /^base\.json:1:\d+: .*; write it again: /],
  ['empty', '', /^base\.json:1:1: /],
  ['something else', '[1]', 'base.json:1:1: this is not a baseline: it needs `version` and a list `findings`'],
  [
    'a later version',
    '{\n  "version": 3,\n  "findings": [] }',
    'base.json:2:14: this iamlint reads only version 2 of baselines',
  ],
  [
    'the version before',
    '{\n  "version": 1,\n  "findings": [] }',
    'base.json:2:14: a baseline of version 1 knows findings by their words, which have changed, so it is not read',
  ],
  ['no version', '{ "findings": [] }', /^base\.json:1:1: this is not a baseline/],
  ['no entry', '{ "version": 2,\n "findings": [3] }', 'base.json:2:15: an entry of `findings` must be a mapping'],
  [
    'no file',
    '{ "version": 2,\n "findings": [{ "rule": "r" }] }',
    'base.json:2:15: an entry of `findings` needs `file`',
  ],
  [
    'no fingerprint',
    '{ "version": 2,\n "findings": [{ "rule": "r", "file": "a", "fingerprint": "xyz" }] }',
    'base.json:2:15: `fingerprint` must be 16 hexadecimal digits',
  ],
  [
    'a longer fingerprint',
    '{ "version": 2,\n "findings": [{ "rule": "r", "file": "a", "fingerprint": "552c8c50946e732a0" }] }',
    'base.json:2:15: `fingerprint` must be 16 hexadecimal digits',
  ],
];

testSuite('suppress: baseline', (test) => {
  test('is sorted, masked, and ends with a line break', () => {
    const secret = finding('r', 'a.json', 'api_key=abc123def456');
    assert.is(
      textFor([two, secret]),
      `{
  "version": 2,
  "findings": [
    {
      "rule": "r",
      "file": "a.json",
      "fingerprint": "552c8c50946e732a",
      "message": "api_key=********"
    },
    {
      "rule": "r",
      "file": "b.json",
      "fingerprint": "dc184b83ecc2a89e",
      "message": "two"
    }
  ]
}
`,
    );
    assert.is(textFor([secret, two]), textFor([two, secret]));
  });

  test('is sorted by file, then by rule, then by fingerprint', () => {
    const findings = ['two', 'one', 'three', 'four'].flatMap((words) => [
      finding('q', 'b.json', words),
      finding('r', 'a.json', words),
      finding('q', 'a.json', words),
    ]);
    const { findings: entries }: { readonly findings: readonly { rule: string; file: string; fingerprint: string }[] } =
      JSON.parse(textFor(findings));
    const keys = entries.map(({ file, rule, fingerprint }) => `${file} ${rule} ${fingerprint}`);
    assert.is(keys.length, 12);
    assert.equal(keys, keys.toSorted());
  });

  test('takes away what it holds, and nothing else', async () => {
    assert.equal(await apply([one], [two, one]), { left: [{ ...two, fingerprint: undefined }], stale: 0 });
  });

  test('of two alike it holds as many as were recorded', async () => {
    const elsewhereInIt = finding('r', 'a.json', 'one', 2);
    assert.equal((await apply([one], [one, elsewhereInIt])).left, [{ ...elsewhereInIt, fingerprint: undefined }]);
  });

  test('what a report says once is one finding, whatever it was made of', async () => {
    // Two findings of one command: the name of one attribute stands in it twice.
    const policy = {
      roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }],
      resources: [
        {
          attributes: [
            { name: 'serviceName', value: 'iam-groups' },
            { name: 'region', value: 'us-south' },
            { name: 'serviceInstance', value: 'one' },
            { name: 'serviceInstance', value: 'two' },
          ],
        },
      ],
    };
    const command = `curl -X POST https://iam.cloud.ibm.com/v1/policies -d '${JSON.stringify(policy)}'\n`;
    const folder = await mkdtemp(join(tmpdir(), 'iamlint-baseline-'));
    try {
      await writeFile(join(folder, 'run.sh'), command);
      const run = (baseline?: string) =>
        lint({
          paths: ['run.sh'],
          cwd: folder,
          config: withRules(defaultConfig(rules), rules),
          rules,
          now: new Date(0),
          strict: false,
          allowOutside: false,
          baseline,
        });
      const { report } = await run();
      assert.ok(report.findings.some(({ rule }) => rule === 'ineffective-scope'));
      await writeFile(join(folder, 'base.json'), baselineOf(report));
      const again = await run('base.json');
      assert.equal(again.report.findings, []);
      assert.equal([again.report.summary.suppressed, again.report.summary.stale], [report.findings.length, 0]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('another wording, place or severity is the same finding', async () => {
    const { location } = finding('r', 'c.json', 'one', 7);
    const moved = { ...one, message: 'in other words', severity: 'info', location } as const;
    assert.equal((await apply([one], [moved])).left, []);
  });

  test('what is no longer found is counted, where its file and its rule were looked at', async () => {
    assert.is((await apply([one, two, elsewhere], [one])).stale, 1);
    assert.is((await apply([one, two], [], ['r'])).stale, 0);
  });

  test('what stops stays', async () => {
    assert.equal((await apply([broken], [broken])).left, [{ ...broken, fingerprint: undefined }]);
  });

  for (const [title, text, problem] of problems) {
    test(`broken: ${title}`, async () => {
      const read = await readText(text);
      assert.ok('problem' in read);
      if (typeof problem === 'string')
        assert.is(
          read.problem,
          `${problem}; write it again: the same command with \`--write-baseline base.json\` instead of \`--baseline base.json\``,
        );
      else assert.match(read.problem, problem);
    });
  }
});

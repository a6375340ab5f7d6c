import * as assert from 'uvu/assert';
import type { Finding } from '../../../src/finding/finding.ts';
import { parse } from '../../../src/input/parse/parse.ts';
import { baselineOf, readBaseline } from '../../../src/output/suppress/baseline.ts';
import { suppress } from '../../../src/output/suppress/suppress.ts';
import { testSuite } from '../../harness.ts';

const finding = (rule: string, file: string, message: string): Finding => ({
  rule,
  category: 'policy',
  severity: 'error',
  confidence: 'high',
  message,
  object: [file],
  variant: [message],
  place: { source: file, range: { start: 0, end: 0 } },
  related: [],
  help: undefined,
  repairs: [],
});

const source = (name: string, text: string) =>
  ({ file: { name, path: `/${name}`, given: 'named' }, bytes: new TextEncoder().encode(text) }) as const;

const textFor = (findings: readonly Finding[]): string =>
  baselineOf({
    findings: findings.map(({ rule, message, object, variant, place }) => ({
      rule,
      message,
      object,
      variant,
      location: { file: 'source' in place ? place.source : '' },
    })),
  });

const files = ['a.json', 'b.json'];

/** What is left of `findings` when those of `recorded` are in the baseline. */
const apply = async (recorded: readonly Finding[], findings: readonly Finding[], unchecked: readonly string[] = []) => {
  const baseline = await readBaseline(source('base.json', textFor(recorded)));
  if ('problem' in baseline) throw new Error(baseline.problem);
  const parsed = await Promise.all(files.map((name) => parse(source(name, '{}'))));
  return suppress({
    findings,
    parsed: new Map(parsed.map((each) => [each.file.name, each])),
    baseline,
    knownRules: new Set(['r']),
    uncheckedRules: new Set(unchecked),
  });
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

  test('takes away what it holds, and nothing else', async () => {
    const { findings, count, stale } = await apply([one], [two, one]);
    assert.equal([findings, count, stale], [[two], 1, 0]);
  });

  test('of two alike it holds as many as were recorded', async () => {
    const elsewhereInIt = { ...one, place: { source: 'a.json', range: { start: 1, end: 2 } } };
    const { findings, count } = await apply([one], [one, elsewhereInIt]);
    assert.equal([findings, count], [[elsewhereInIt], 1]);
  });

  test('what is said twice of one place is one', async () => {
    const { findings, count } = await apply([one], [one, { ...one }]);
    assert.equal([findings, count], [[], 2]);
  });

  test('another wording, place or severity is the same finding', async () => {
    const moved = {
      ...one,
      message: 'in other words',
      severity: 'info',
      place: { source: 'c.json', range: { start: 7, end: 9 } },
    } as const;
    const { findings } = await apply([one], [moved]);
    assert.equal(findings, []);
  });

  test('what is no longer found is counted, where its file and its rule were looked at', async () => {
    assert.is((await apply([one, two, elsewhere], [one])).stale, 1);
    assert.is((await apply([one, two], [], ['r'])).stale, 0);
  });

  test('what stops stays', async () => {
    const { findings, count } = await apply([broken], [broken]);
    assert.equal([findings, count], [[broken], 0]);
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

import * as assert from 'uvu/assert';
import type { Finding } from '../../../src/finding/finding.ts';
import { parse } from '../../../src/input/parse/parse.ts';
import { sourceOf, type Path, type Place } from '../../../src/source/place.ts';
import { suppress } from '../../../src/output/suppress/suppress.ts';
import { positionsOf } from '../../../src/source/position.ts';
import { testSuite } from '../../harness.ts';

const knownRules = new Set(['rule-a', 'rule-b', 'rule-c']);

const finding = (rule: string, place: Place, message = rule): Finding => ({
  rule,
  category: 'policy',
  severity: 'error',
  confidence: 'high',
  message,
  place,
  related: [],
  help: undefined,
  repairs: [],
});

const setup = `engine:
  mode: api_key
  service_id: ServiceId-1
policies:
  - id: p-1
    roles: [Viewer, Editor]
  - id: p-2
    roles:
      - Operator
`;

/** Findings as `rule path`: `rule-a policies/0/roles`. */
type Case = readonly [
  title: string,
  /** The setup, changed. */
  edit: (text: string) => string,
  findings: readonly string[],
  /** What is left, as given; `unused-suppression` as its line and message. */
  left: readonly string[],
];

const after =
  (line: string, comment: string) =>
  (text: string): string =>
    text.replace(line, `${line} # ${comment}`);
const above =
  (line: string, comment: string) =>
  (text: string): string =>
    text.replace(line, `# ${comment}\n${line}`);

const cases: readonly Case[] = [
  ['on the line', after('mode: api_key', 'iamlint-ignore rule-a -- why'), ['rule-a engine/mode'], []],
  [
    'without a blank, or with more',
    (text) =>
      text
        .replace('mode: api_key', 'mode: api_key #iamlint-ignore rule-a')
        .replace('p-1', 'p-1 #   iamlint-ignore rule-b'),
    ['rule-a engine/mode', 'rule-b policies/0/id'],
    [],
  ],
  [
    'above blank lines',
    (text) => text.replace('- id: p-1', '# iamlint-ignore rule-a\n\n  - id: p-1'),
    ['rule-a policies/0/id'],
    [],
  ],
  [
    'on another line',
    after('mode: api_key', 'iamlint-ignore rule-a'),
    ['rule-a engine/service_id'],
    ['rule-a engine/service_id', '2: this comment suppresses nothing: there is no `rule-a` on line 2'],
  ],
  [
    'another rule',
    after('mode: api_key', 'iamlint-ignore rule-b'),
    ['rule-a engine/mode'],
    ['rule-a engine/mode', '2: this comment suppresses nothing: there is no `rule-b` on line 2'],
  ],
  ['alone on the line above', above('  mode: api_key', 'iamlint-ignore rule-a'), ['rule-a engine/mode'], []],
  [
    'above, with blank lines and comments between',
    above('  mode: api_key', 'iamlint-ignore rule-a\n\n  # the mode\n# iamlint-ignore rule-b'),
    ['rule-a engine/mode', 'rule-b engine/mode', 'rule-c engine/mode'],
    ['rule-c engine/mode'],
  ],
  [
    'several rules and a reason',
    after('mode: api_key', 'iamlint-ignore rule-a, rule-b rule-c -- break-glass, ticket 17'),
    ['rule-a engine/mode', 'rule-b engine/mode', 'rule-c engine/mode'],
    [],
  ],
  [
    'at a key: all below it',
    after('engine:', 'iamlint-ignore rule-a'),
    ['rule-a engine/mode', 'rule-a engine', 'rule-a policies/0'],
    ['rule-a policies/0'],
  ],
  [
    'at an item: all of it',
    after('- id: p-1', 'iamlint-ignore rule-a'),
    ['rule-a policies/0/roles/1', 'rule-a policies/0', 'rule-a policies/1/roles'],
    ['rule-a policies/1/roles'],
  ],
  [
    'at the first entry of a mapping: not its siblings',
    after('mode: api_key', 'iamlint-ignore rule-a'),
    ['rule-a engine/mode', 'rule-a engine/service_id'],
    ['rule-a engine/service_id'],
  ],
  [
    'above the first line: not the whole document',
    above('engine:', 'iamlint-ignore rule-a'),
    ['rule-a policies/0', 'rule-a engine/mode'],
    ['rule-a policies/0'],
  ],
  [
    'for the file',
    (text) => `${text}# iamlint-ignore-file rule-a -- generated\n`,
    ['rule-a policies/0', 'rule-b engine'],
    ['rule-b engine'],
  ],
  [
    'nothing to suppress in the file',
    above('engine:', 'iamlint-ignore-file rule-a'),
    [],
    ['1: this comment suppresses nothing: there is no `rule-a` in this file'],
  ],
  [
    'a misspelled rule',
    after('mode: api_key', 'iamlint-ignore rul-a'),
    ['rule-a engine/mode'],
    ['rule-a engine/mode', '2: there is no rule `rul-a`: did you mean `rule-a`?'],
  ],
  [
    'a reason without its dashes',
    after('mode: api_key', 'iamlint-ignore rule-a temporarily'),
    ['rule-a engine/mode'],
    ['2: there is no rule `temporarily`'],
  ],
  [
    'no rule',
    after('mode: api_key', 'iamlint-ignore'),
    ['rule-a engine/mode'],
    ['rule-a engine/mode', '2: this comment suppresses nothing: it names no rule'],
  ],
  [
    'no rule but a reason',
    after('mode: api_key', 'iamlint-ignore -- rule-a'),
    [],
    ['2: this comment suppresses nothing: it names no rule'],
  ],
  [
    'no such comment',
    after('mode: api_key', 'iamlint-ignore-next-line rule-a'),
    [],
    ['2: this comment suppresses nothing: iamlint does not know the word `iamlint-ignore-next-line`'],
  ],
  [
    'in capitals',
    after('mode: api_key', 'IAMLINT-IGNORE rule-a'),
    [],
    ['2: this comment suppresses nothing: iamlint does not know the word `IAMLINT-IGNORE`'],
  ],
  ['another tool, or prose', after('mode: api_key', 'see iamlint-ignore rule-a'), [], []],
  [
    'a text that looks like a comment',
    (text) => text.replace('api_key', '"# iamlint-ignore rule-a"'),
    ['rule-a engine/mode'],
    ['rule-a engine/mode'],
  ],
  [
    'what stops cannot be suppressed',
    after('mode: api_key', 'iamlint-ignore schema-error'),
    ['schema-error engine/mode'],
    [
      'schema-error engine/mode',
      '2: `schema-error` cannot be suppressed: it means that something could not be read or checked',
    ],
  ],
  [
    "iamlint's other findings can",
    after('mode: api_key', 'iamlint-ignore plaintext-api-key'),
    ['plaintext-api-key engine/mode'],
    [],
  ],
  [
    'until a day that is not over',
    after('mode: api_key', 'iamlint-ignore rule-a until=2026-06-01 owner=ops -- r'),
    ['rule-a engine/mode'],
    [],
  ],
  [
    'until a day that is over',
    after('mode: api_key', 'iamlint-ignore rule-a until=2026-05-31 owner=ops -- r'),
    ['rule-a engine/mode'],
    ['rule-a engine/mode', '2: this comment ended on `2026-05-31`: 1 finding is reported again; `ops` answers for it'],
  ],
  [
    'until a day that is over, and nothing is there',
    after('mode: api_key', 'iamlint-ignore rule-a until=2026-05-31'),
    [],
    ['2: this comment suppresses nothing: there is no `rule-a` on line 2'],
  ],
  [
    'until no day',
    after('mode: api_key', 'iamlint-ignore rule-a until=2026-02-30'),
    ['rule-a engine/mode'],
    ['rule-a engine/mode', '2: this comment suppresses nothing: `until=` needs a day, as `until=2027-01-31`'],
  ],
  ['a rule that did not look is not called unused', after('mode: api_key', 'iamlint-ignore rule-off'), [], []],
];

const pathOf = (text: string): Path => text.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const parseText = async (name: string, text: string) =>
  parse({ file: { name, path: `/${name}`, given: 'named' }, bytes: new TextEncoder().encode(text) });

const inDocument = (index: number, key: string): Finding =>
  finding('rule-a', { document: { source: 'setup.yaml', index }, path: [key] });

const run = async (text: string, findings: readonly Finding[], name = 'setup.yaml') => {
  const parsed = await parseText(name, text);
  assert.equal(parsed.problems, []);
  return suppress({
    findings,
    parsed: new Map([[name, parsed]]),
    knownRules: new Set([...knownRules, 'rule-off']),
    uncheckedRules: new Set(['rule-off']),
    now: Date.parse('2026-06-01T12:00:00Z'),
  });
};

testSuite('suppress: comments', (test) => {
  for (const [title, edit, given, expected] of cases) {
    test(title, async () => {
      const text = edit(setup);
      const findings = given.map((each) => {
        const [rule = '', path = ''] = each.split(' ');
        return finding(rule, { document: { source: 'setup.yaml', index: 0 }, path: pathOf(path) }, each);
      });
      const { findings: left, count } = await run(text, findings);
      const lineOf = (place: Place): number | undefined =>
        'range' in place ? positionsOf(text, [place.range.start]).get(place.range.start)?.line : undefined;
      const comments = left.filter(({ rule }) => rule.endsWith('-suppression'));
      assert.equal(
        left.map(({ rule, message, place }) =>
          rule.endsWith('-suppression') ? `${lineOf(place)}: ${message}` : message,
        ),
        expected,
      );
      assert.is(count, findings.length - (left.length - comments.length));
    });
  }

  test('an unused suppression is marked at its comment', async () => {
    const text = 'kind: x # iamlint-ignore rule-a -- why\n';
    const { findings } = await run(text, []);
    const place = findings[0]?.place;
    assert.ok(place && 'range' in place);
    assert.is(sourceOf(place), 'setup.yaml');
    assert.is(text.slice(place.range.start, place.range.end), '# iamlint-ignore rule-a -- why');
  });

  test('in the second document of a stream', async () => {
    const text = 'a: 1\n---\n# iamlint-ignore rule-a\nb: 1\n';
    const { findings } = await run(text, [inDocument(0, 'a'), inDocument(1, 'b')]);
    assert.equal(
      findings.map(({ place }) => 'path' in place && place.path),
      [['a']],
    );
  });

  test('above the mark between two documents', async () => {
    const text = 'a: 1\n# iamlint-ignore rule-a\n---\nb: 1\n';
    const { findings } = await run(text, [inDocument(0, 'a'), inDocument(1, 'b')]);
    assert.equal(
      findings.map(({ place }) => 'path' in place && place.path),
      [['a']],
    );
  });

  test('of a finding that stands at a range of the text', async () => {
    const text = 'a: 1 # iamlint-ignore rule-a\nb: 1\n';
    const at = (start: number) => finding('rule-a', { source: 'setup.yaml', range: { start, end: start + 1 } });
    const [first, second] = [at(0), at(text.indexOf('b'))];
    assert.equal((await run(text, [first, second])).findings, [second]);
  });

  test('JSON has no comments, and other sources are none of its business', async () => {
    const findings = [finding('rule-a', { source: 'other.yaml', range: { start: 0, end: 1 } })];
    const { findings: left } = await run('{ "a": "# iamlint-ignore-file rule-a" }', findings, 'setup.json');
    assert.equal(left, findings);
  });
});

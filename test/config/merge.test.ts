import * as assert from 'uvu/assert';
import type { Layer } from '../../src/config/layer.ts';
import type { RuleSetting } from '../../src/rule-api/define.ts';
import { mergeLayers } from '../../src/config/merge.ts';
import { testSuite } from '../harness.ts';

const empty: Layer = {
  from: 'iamlint',
  rules: new Map(),
  include: undefined,
  ignore: [],
  overrides: [],
  catalogue: {},
  limits: {},
};

const setting = (severity: RuleSetting['severity'], options?: string): RuleSetting => ({
  severity,
  chosen: true,
  options,
});

const rules = (...settings: readonly (readonly [string, RuleSetting])[]): Partial<Layer> => ({
  rules: new Map(settings),
});

const override = (file: string) => ({ files: [file], severities: new Map() });

const cases: readonly (readonly [
  title: string,
  below: Partial<Layer>,
  above: Partial<Layer>,
  expected: Partial<Layer>,
])[] = [
  ['nothing and nothing', {}, {}, {}],
  [
    'rules one by one',
    rules(['a', setting('error')], ['b', setting('info')]),
    rules(['b', setting('off')], ['c', setting('warning')]),
    rules(['a', setting('error')], ['b', setting('off')], ['c', setting('warning')]),
  ],
  [
    'options stay under a severity alone',
    rules(['a', setting('error', 'below')]),
    rules(['a', setting('info')]),
    rules(['a', setting('info', 'below')]),
  ],
  [
    'options are replaced whole',
    rules(['a', setting('error', 'below')]),
    rules(['a', setting('info', 'above')]),
    rules(['a', setting('info', 'above')]),
  ],
  ['include stays', { include: ['a'] }, {}, { include: ['a'] }],
  ['include is replaced', { include: ['a'] }, { include: ['b'] }, { include: ['b'] }],
  ['include is replaced by nothing', { include: ['a'] }, { include: [] }, { include: [] }],
  ['ignore adds', { ignore: ['a'] }, { ignore: ['b'] }, { ignore: ['a', 'b'] }],
  [
    'overrides come after',
    { overrides: [override('a')] },
    { overrides: [override('b')] },
    { overrides: [override('a'), override('b')] },
  ],
  [
    'catalogues key by key, lists whole',
    { catalogue: { services: { a: { title: 'A', x: [1] } }, other: 1 } },
    { catalogue: { services: { a: { x: [2] }, b: {} } } },
    { catalogue: { services: { a: { title: 'A', x: [2] }, b: {} }, other: 1 } },
  ],
];

testSuite('config/merge', (test) => {
  for (const [title, below, above, expected] of cases) {
    test(title, () =>
      assert.equal(mergeLayers({ ...empty, ...below }, { ...empty, ...above }), { ...empty, ...expected }),
    );
  }

  test('a key of a hostile name is a key', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true}}');
    const { catalogue } = mergeLayers(empty, { ...empty, catalogue: hostile });
    assert.equal(Object.keys(catalogue), ['__proto__']);
    assert.not('polluted' in {});
  });
});

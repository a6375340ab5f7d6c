import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { isList, isObject } from '../../../../src/source/json.ts';
import type { Json } from '../../../../src/source/json.ts';
import type { Path } from '../../../../src/source/place.ts';
import { testSuite } from '../../../harness.ts';
import { parsed } from '../source-of.ts';

const text = '{ "a" : [ 1, {"b\\u0062": "x\\"]", "c": {}} ], "__proto__": null, "t": [true,-1.5e3,"\\\\"], "e": {} }';

const table: readonly (readonly [path: Path, at: 'key' | 'value', expected: string])[] = [
  [[], 'value', text],
  [[], 'key', text],
  [['a'], 'key', '"a"'],
  [['a'], 'value', '[ 1, {"b\\u0062": "x\\"]", "c": {}} ]'],
  [['a', 0], 'value', '1'],
  [['a', 0], 'key', '1'],
  [['a', 1, 'bb'], 'value', '"x\\"]"'],
  [['a', 1, 'bb'], 'key', '"b\\u0062"'],
  [['a', 1, 'c'], 'value', '{}'],
  [['__proto__'], 'value', 'null'],
  [['t', 1], 'value', '-1.5e3'],
  [['t', 2], 'value', '"\\\\"'],
  // What is not there stands where its nearest ancestor does.
  [['a', 1, 'd', 'e'], 'value', '{"b\\u0062": "x\\"]", "c": {}}'],
  [['a', 7], 'key', '[ 1, {"b\\u0062": "x\\"]", "c": {}} ]'],
  [['a', 'b'], 'value', '[ 1, {"b\\u0062": "x\\"]", "c": {}} ]'],
  [['t', 0, 'x'], 'value', 'true'],
  [['e', 'x'], 'value', '{}'],
  [['x'], 'value', text],
];

/** Every path of a value, its own included. */
const pathsOf = (value: Json, path: Path = []): readonly (readonly [Path, Json])[] => [
  [path, value],
  ...(isList(value) ? value.flatMap((item, index) => pathsOf(item, [...path, index])) : []),
  ...(isObject(value) ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key])) : []),
];

testSuite('places in JSON', (test) => {
  for (const [path, at, expected] of table) {
    test(`${at} of /${path.join('/')}`, async () => {
      const answer = await parsed('a.json', text);
      assert.equal(
        answer.locate([{ index: 0, path, at }]).map(({ start, end }) => text.slice(start, end)),
        [expected],
      );
    });
  }

  test('many paths at once, in the order asked for, one twice', async () => {
    const answer = await parsed('a.json', text);
    const found = answer.locate([
      { index: 0, path: ['t', 0] },
      { index: 0, path: ['a', 0] },
      { index: 0, path: ['t', 0] },
      { index: 7, path: ['t'] },
    ]);
    assert.equal(
      found.map(({ start, end }) => text.slice(start, end)),
      ['true', '1', 'true', ''],
    );
  });

  test('in the documents of NDJSON, those after a bad line too', async () => {
    const lines = '{"a":1}\n\nbad\n  {"a": 3}\n';
    const answer = await parsed('a.ndjson', lines);
    assert.equal(
      answer
        .locate([0, 1, 2].map((index) => ({ index, path: ['a'] })))
        .map(({ start, end }) => lines.slice(start, end)),
      ['1', 'bad', '3'],
    );
  });

  test('every path of any value has a range whose text is that value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), fc.nat(4), async (compact, indent) => {
        const json = JSON.stringify(JSON.parse(compact), null, indent);
        const answer = await parsed('a.json', json);
        for (const { value } of answer.documents) {
          const paths = pathsOf(value);
          const ranges = answer.locate(paths.map(([path]) => ({ index: 0, path })));
          const keys = answer.locate(paths.map(([path]) => ({ index: 0, path, at: 'key' })));
          paths.forEach(([path, expected], slot) => {
            assert.equal(JSON.parse(json.slice(ranges[slot]?.start, ranges[slot]?.end)), expected);
            const last = path.at(-1);
            if (typeof last === 'string') assert.is(JSON.parse(json.slice(keys[slot]?.start, keys[slot]?.end)), last);
          });
        }
      }),
    );
  });
});

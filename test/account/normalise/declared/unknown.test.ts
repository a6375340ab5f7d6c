import * as assert from 'uvu/assert';
import { isMapping, type Declaration, type Declared, type Value } from '../../../../src/languages/declared/declared.ts';
import { isUnknown } from '../../../../src/source/unknown.ts';
import { isOrigin } from '../../../../src/source/place.ts';
import { testSuite } from '../../../harness.ts';
import { cases } from './cases.ts';
import { declaration, engine, findingsOf, nobodyKnows, variable } from './declare.ts';

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Every value that differs from one in that a part of it, or all of it, is not known. */
function* lessKnown(value: Value): Iterable<Value> {
  yield nobodyKnows;
  if (typeof value === 'string' || isUnknown(value)) yield variable('instead');
  if (isUnknown(value)) return;
  if (isMapping(value)) {
    for (const [key, item] of value) for (const less of lessKnown(item)) yield new Map([...value, [key, less]]);
  } else if (isList(value)) {
    for (const [index, item] of value.entries()) for (const less of lessKnown(item)) yield value.with(index, less);
  }
}

const mapped = (value: Value): value is ReadonlyMap<string, Value> => isMapping(value);

function* lessKnownOf(declared: Declared): Iterable<Declared> {
  yield { ...declared, uncertainBecause: 'nobody counts' };
  for (const [name, value] of declared.values) {
    for (const less of lessKnown(value)) yield { ...declared, values: new Map([...declared.values, [name, less]]) };
  }
}

/** What is said for sure: rule and place. */
const sure = (resources: readonly Declared[], gaps: Declaration['gaps'] | undefined): ReadonlySet<string> =>
  new Set(
    findingsOf(declaration(resources, gaps))
      .findings.filter(({ confidence }) => confidence === 'high')
      .map(({ rule, place }) => `${rule} ${isOrigin(place) ? place.path.slice(0, 3).join('/') : ''}`),
  );

const withEngine = new Set(['all granted', 'static secrets', 'a group of its own', 'restricted, and no creator']);

testSuite('what is not known', (test) => {
  for (const [name, [resources, , gaps]] of Object.entries(cases)) {
    test(`makes nothing sure that was not: ${name}`, () => {
      const before = sure(resources, gaps);
      for (const [nth, declared] of resources.entries()) {
        // What all cases have in common need not be tried in all of them.
        if (engine.includes(declared) && !withEngine.has(name)) continue;
        for (const less of lessKnownOf(declared)) {
          const now = sure(resources.with(nth, less), gaps);
          const news = [...now].filter((finding) => !before.has(finding));
          assert.equal(
            news,
            [],
            JSON.stringify(less, (_, value) => (mapped(value) ? Object.fromEntries(value) : value)),
          );
        }
      }
    });
  }

  test('nor does a part that was not read', () => {
    for (const [name, [resources, , gaps = []]] of Object.entries(cases)) {
      const before = sure(resources, gaps);
      const now = sure(resources, [
        ...gaps,
        { why: 'a file was not read', origin: { document: { source: 'x.tf', index: 0 }, path: [] } },
      ]);
      assert.equal(
        [...now].filter((finding) => !before.has(finding)),
        [],
        name,
      );
    }
  });
});

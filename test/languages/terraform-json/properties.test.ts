import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { isList, isObject, type Json } from '../../../src/source/json.ts';
import { isOrigin, type Path } from '../../../src/source/place.ts';
import { readTerraformJson } from '../../../src/languages/terraform-json/read.ts';
import { testSuite } from '../../harness.ts';
import { plan, planNames } from './fixtures.ts';
import { shownValues } from './shown.ts';

const pathsOf = (value: Json, path: Path = []): readonly Path[] => [
  path,
  ...(isList(value)
    ? value.flatMap((item, index) => pathsOf(item, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
      : []),
];

/** A value with another one at a path; `undefined` takes away what is there. */
const changed = (value: Json, [step, ...rest]: Path, other: Json | undefined): Json => {
  if (step === undefined) return other ?? null;
  if (isList(value)) {
    return value.flatMap((item, index) =>
      index !== step ? [item] : rest.length === 0 && other === undefined ? [] : [changed(item, rest, other)],
    );
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, Json][] =>
      key !== step
        ? [[key, item]]
        : rest.length === 0 && other === undefined
          ? []
          : [[key, changed(item, rest, other)]],
    ),
  );
};

const odd = fc.oneof(
  fc.constant<Json | undefined>(undefined),
  fc.constantFrom<Json>(null, true, 0, '', 'x', [], {}, [null], ['a.b', 3], { references: ['module.a', 'var.', '['] }),
  fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value))),
);

testSuite('terraform-json/properties', (test) => {
  for (const name of planNames) {
    test(`whatever is changed in ${name}, it is read, and findings stand in it`, async () => {
      const value = await plan(name);
      const paths = pathsOf(value);
      const change = fc.tuple(fc.nat({ max: paths.length - 1 }), odd);
      fc.assert(
        fc.property(
          fc.array(change, { minLength: 1, maxLength: 3 }),
          fc.constantFrom('after', 'before'),
          (changes, view) => {
            const mutated = changes.reduce((from, [at, other]) => changed(from, paths[at] ?? [], other), value);
            const { declaration, problems } = readTerraformJson(
              { ref: { source: name, index: 0 }, value: mutated },
              view === 'before' ? 'before' : 'after',
            );
            declaration.resources.forEach((resource) => shownValues(resource));
            assert.ok(problems.every(({ place }) => isOrigin(place) && place.document.source === name));
            const addresses = declaration.resources.map(({ address }) => address);
            assert.ok(addresses.every((address) => address.includes('ibm_')));
          },
        ),
        { numRuns: 300 },
      );
    });
  }

  test('what is made sensitive shows in no value', async () => {
    const value = await plan('engine-in-modules.json');
    const texts = pathsOf(value).filter((path) => path.includes('values') && typeof path.at(-1) === 'string');
    fc.assert(
      fc.property(fc.constantFrom(...texts), (path) => {
        const at = path.indexOf('values');
        const name = path[at + 1];
        if (name === undefined) return;
        const resource = path.slice(0, at);
        const marked = changed(value, [...resource, 'sensitive_values'], { [String(name)]: true });
        const secret = changed(marked, [...resource, 'values', name], 'hush-hush-hush');
        const after = changed(secret, ['resource_changes'], []);
        const { declaration, problems } = readTerraformJson({ ref: { source: 'p', index: 0 }, value: after }, 'after');
        const shown = JSON.stringify([declaration.resources.map((one) => shownValues(one)), problems]);
        assert.not.ok(shown.includes('hush-hush-hush'), path.join('/'));
      }),
      { numRuns: 200 },
    );
  });
});

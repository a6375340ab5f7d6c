import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { Finding } from '../../../src/finding/finding.ts';
import { recognise } from '../../../src/input/recognise/recognise.ts';
import type { Json } from '../../../src/source/json.ts';
import { get, isList, isObject, listAt } from '../../../src/source/json.ts';
import { isOrigin } from '../../../src/source/place.ts';
import * as compiled from '../../../src/input/validate/compiled.generated.js';
import { validate } from '../../../src/input/validate/validate.ts';
import type { Fits, Validator } from '../../../src/input/validate/validator.ts';
import { samples } from '../recognise/samples.ts';
import { testSuite } from '../../harness.ts';

const folder = new URL('../../../schemas/', import.meta.url);

/** The examples of every schema, by the name of its validator. */
const examples: ReadonlyMap<string, readonly Json[]> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => [
      file.replace('.schema.json', '').replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase()),
      listAt(JSON.parse(readFileSync(new URL(file, folder), 'utf8')), 'examples'),
    ]),
);

const documents: readonly Json[] = [
  ...[...examples.values()].flat(),
  ...Object.values(samples),
  Object.values(samples),
  { limit: 1, policies: [samples.policies, samples.policies] },
  { kind: 'AccountSnapshot', version: 1, members: { a: [samples.members] }, access_groups: [samples['access-groups']] },
];

const words = [
  ...new Set(
    documents.flatMap((value) => [...JSON.stringify(value).matchAll(/"(\w+)"/g)].map((match) => match[1] ?? '')),
  ),
];

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, 1.5, '', [], {}, '__proto__', { __proto__: null }),
  fc.constantFrom<Json>(...words),
  fc.jsonValue({ maxDepth: 3 }).map((any): Json => JSON.parse(JSON.stringify(any))),
);

interface Change {
  readonly at: number;
  readonly how: 'replace' | 'delete' | 'rename' | 'add';
  readonly key: string;
  readonly value: Json;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(200),
  how: fc.constantFrom('replace', 'delete', 'rename', 'add'),
  key: fc.oneof(fc.constantFrom(...words, '__proto__', 'constructor', 'a/b~c'), fc.string({ maxLength: 8 })),
  value,
});

/** The document with one place of it changed: the one met as the `at`th on a walk. */
const changed = (document: Json, { at, how, key, value: by }: Change): Json => {
  let left = at % (JSON.stringify(document).split(/[:,[]/).length + 1);
  const walk = (node: Json): Json => {
    left -= 1;
    if (left === 0 && how === 'replace') return by;
    if (isList(node)) return node.map(walk);
    if (!isObject(node)) return node;
    const here = left === 0;
    const entries = Object.entries(node).flatMap(([name, inner], index): (readonly [string, Json])[] => {
      if (here && index === 0 && how === 'delete') return [];
      if (here && index === 0 && how === 'rename') return [[key, inner]];
      return [[name, walk(inner)]];
    });
    return Object.fromEntries(here && how === 'add' ? [...entries, [key, by]] : entries);
  };
  return walk(document);
};

const alter = (among: readonly Json[]): fc.Arbitrary<Json> =>
  fc
    .tuple(fc.constantFrom(...among), fc.array(change, { maxLength: 3 }))
    .map(([document, changes]) => changes.reduce(changed, document));

const altered = alter(documents);

const anything = fc.oneof({ weight: 3, arbitrary: altered }, { weight: 1, arbitrary: value });

const findingsOf = async (document: Json): Promise<readonly Finding[]> => {
  const { recognised, problems } = recognise({ ref: { source: 'x', index: 0 }, value: document }, 'named');
  const validated = await Promise.all(recognised.map((each) => validate(each)));
  return [...problems, ...validated.flatMap((each) => each.problems)];
};

const stands = (document: Json, path: readonly (string | number)[]): boolean => {
  let here: Json | undefined = document;
  for (const step of path) here = typeof step === 'number' ? (isList(here) ? here[step] : undefined) : get(here, step);
  return here !== undefined;
};

const pairs = await Promise.all(
  Object.entries<Validator>(compiled).map(async ([name, validator]): Promise<readonly [string, Fits, Validator]> => {
    const { fits }: { readonly fits: Fits } = await import(`../../../src/input/validate/fits/${name}.generated.js`);
    return [name, fits, validator];
  }),
);

const kindsIn = (list: readonly Json[]): readonly string[] =>
  recognise({ ref: { source: 'x', index: 0 }, value: list }, 'named')
    .recognised.map(({ kind }) => kind)
    .toSorted();

testSuite('recognise and validate: whatever they are given', (test) => {
  test('they throw at nothing, and every finding stands at a place that is there', async () => {
    await fc.assert(
      fc.asyncProperty(anything, async (document) => {
        for (const { place, message } of await findingsOf(document)) {
          assert.ok(isOrigin(place) && stands(document, place.path), `${message} at ${JSON.stringify(place)}`);
          assert.match(message, /^\S.*[^.\s]$/su);
        }
      }),
      { numRuns: 3000 },
    );
  });
  test('a document that is not as it should be is never passed over: where an item is left out, a finding says so', async () => {
    await fc.assert(
      fc.asyncProperty(altered, async (document) => {
        const { recognised } = recognise({ ref: { source: 'x', index: 0 }, value: document }, 'named');
        for (const each of recognised) {
          const { recognised: left, problems } = await validate(each);
          assert.is(left.items.length < each.items.length, problems.length > 0);
        }
      }),
      { numRuns: 1000 },
    );
  });
  test('the order of a list does not matter', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.values(samples)), (list) => {
        assert.equal(kindsIn(list), kindsIn(list.toReversed()));
      }),
    );
  });
  for (const [name, fit, validator] of pairs) {
    test(`the two validators of \`${name}\` agree`, () => {
      const own = examples.get(name) ?? [];
      let fitting = 0;
      fc.assert(
        fc.property(fc.oneof(alter(own), anything), (document) => {
          if (fit(document)) fitting += 1;
          assert.is(fit(document), validator(document));
        }),
        { numRuns: 500 },
      );
      assert.ok(fitting > 20, 'some fit, or agreement would mean little');
    });
  }
});

import { get, isList, isObject, type Json, type JsonObject } from '../../source/json.ts';
import { listNames } from '../../source/list-names.ts';
import { nearest } from '../../source/nearest.ts';
import type { Path } from '../../source/place.ts';
import type { Fault } from './words.ts';

const has = (value: JsonObject, key: string): boolean => get(value, key) !== undefined;

/** Which fields belong together in a fact. */
const forms = [['subject', 'in'], ['policy', 'is'], ['complete']] as const;

const factForms = '`subject` and `in`, `policy` and `is: active`, or `complete`';

const ofFact = (fact: JsonObject, path: Path): readonly Fault[] => {
  const keys = Object.keys(fact);
  const isOne = forms.some((form) => form.length === keys.length && form.every((key) => keys.includes(key)));
  return isOne ? [] : [{ path, message: `a fact that is given is one of these: ${factForms}` }];
};

const objectsIn = (value: Json | undefined): readonly (readonly [number, JsonObject])[] =>
  isList(value) ? value.flatMap((item, index) => (isObject(item) ? [[index, item] as const] : [])) : [];

const ofFacts = (value: JsonObject, path: Path): readonly Fault[] =>
  objectsIn(get(value, 'given')).flatMap(([index, fact]) => ofFact(fact, [...path, 'given', index]));

const ofExpectation = (expectation: JsonObject, path: Path): readonly Fault[] => {
  const isOfOne = has(expectation, 'subject');
  if (isOfOne === has(expectation, 'nobody_but'))
    return [{ path, message: 'an expectation is about a `subject` or about `nobody_but`, and not about both' }];
  if (isOfOne)
    return has(expectation, 'can') === has(expectation, 'cannot')
      ? [{ path, message: 'an expectation about a `subject` says what it `can` do, or what it `cannot`: one of both' }]
      : [];
  return has(expectation, 'can') && !has(expectation, 'cannot')
    ? []
    : [{ path, message: 'an expectation about `nobody_but` says what only they `can` do, and has no `cannot`' }];
};

/** What stands for a value in the texts of expectations. */
const used = /\$\{([^{}]*)\}/g;

const ofTexts = (value: Json | undefined, names: readonly string[], path: Path): readonly Fault[] => {
  if (isList(value)) return value.flatMap((item, index) => ofTexts(item, names, [...path, index]));
  if (typeof value !== 'string') return [];
  return [...value.matchAll(used)].flatMap(([whole, name = '']) => {
    if (names.includes(name)) return [];
    const near = nearest(name, names);
    const message = `\`${whole}\` is no parameter of this document`;
    if (near !== undefined) return [{ path, message: `${message}: did you mean \`\${${near}}\`?` }];
    const there = names.length === 0 ? 'it has none' : `it has ${listNames(names)}`;
    return [{ path, message: `${message}: ${there}`, help: 'add it under `parameters`' }];
  });
};

/** What the schema cannot say of an access test: which fields go together, and that each parameter is there. */
export const accessTestFaults = (test: JsonObject): readonly Fault[] => {
  const given = get(test, 'parameters');
  const names = isObject(given) ? Object.keys(given) : [];
  return [
    ...ofFacts(test, []),
    ...objectsIn(get(test, 'expect')).flatMap(([index, expectation]) => {
      const path = ['expect', index];
      return [
        ...ofExpectation(expectation, path),
        ...ofFacts(expectation, path),
        ...['name', 'subject', 'can', 'cannot', 'nobody_but', 'on'].flatMap((key) =>
          ofTexts(get(expectation, key), names, [...path, key]),
        ),
      ];
    }),
  ];
};

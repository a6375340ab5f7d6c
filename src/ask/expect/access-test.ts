import { get, isList, isObject, listAt, textAt, type Json, type JsonObject } from '../../source/json.ts';
import { below, type Origin } from '../../source/place.ts';

/** An access test as it is written, valid by its schema. */
export interface TestDocument {
  readonly value: JsonObject;
  readonly origin: Origin;
}

/** A fact that is assumed, as if the input said so. */
export type Fact = { readonly origin: Origin } & (
  | { readonly subject: string; readonly group: string }
  | { readonly policy: string }
  | { readonly complete: readonly string[] }
);

/** One question and the answer that is expected, all parameters filled in. */
export interface Expectation {
  /** What is expected, in the words of the document; undefined where it has none. */
  readonly name: string | undefined;
  /** The name of the document. */
  readonly suite: string | undefined;
  /** The account that it is about, where the document says. */
  readonly account: string | undefined;
  /** Facts that are assumed: those of the document, and its own. */
  readonly given: readonly Fact[];
  /** Whom it is about; undefined where it is about everybody but some. */
  readonly subject: string | undefined;
  /** The only ones who may; undefined where it is about one subject. */
  readonly nobodyBut: readonly { readonly text: string; readonly origin: Origin }[] | undefined;
  readonly expects: 'can' | 'cannot';
  readonly request: string;
  readonly target: readonly string[];
  /** Where the action or role stands. */
  readonly origin: Origin;
}

type Values = ReadonlyMap<string, string>;

/** A text with the values of its parameters in their places. */
const filled = (text: string, values: Values): string =>
  text.replaceAll(/\$\{([^{}]*)\}/g, (whole, name: string) => values.get(name) ?? whole);

/** One text or several, each with where it stands. */
const textsOf = (
  value: Json | undefined,
  origin: Origin,
): readonly { readonly text: string; readonly origin: Origin }[] => {
  if (typeof value === 'string') return [{ text: value, origin }];
  if (!isList(value)) return [];
  return value.flatMap((text, index) => (typeof text === 'string' ? [{ text, origin: below(origin, index) }] : []));
};

const factOf = (fact: JsonObject, origin: Origin): readonly Fact[] => {
  const [subject, group, policy] = [textAt(fact, 'subject'), textAt(fact, 'in'), textAt(fact, 'policy')];
  if (subject !== undefined && group !== undefined) return [{ origin, subject, group }];
  if (policy !== undefined) return [{ origin, policy }];
  const complete = textsOf(get(fact, 'complete'), origin).map(({ text }) => text);
  return complete.length === 0 ? [] : [{ origin, complete }];
};

const factsIn = (value: JsonObject, origin: Origin): readonly Fact[] =>
  listAt(value, 'given').flatMap((fact, index) => (isObject(fact) ? factOf(fact, below(origin, 'given', index)) : []));

/** The values that the parameters have together, a row for each choice among those of which there are several. */
const rowsOf = (names: readonly string[], parameters: Json | undefined): readonly Values[] => {
  let rows: readonly Values[] = [new Map()];
  for (const name of names) {
    const value = get(parameters, name);
    const choices =
      typeof value === 'string' ? [value] : isList(value) ? value.filter((one) => typeof one === 'string') : [];
    rows = rows.flatMap((row) => choices.map((choice) => new Map([...row, [name, choice]])));
  }
  return rows;
};

/** The parameters that an expectation uses, in the order of their names in the document. */
const usedIn = (expectation: JsonObject, parameters: Json | undefined): readonly string[] => {
  const text = JSON.stringify({ ...expectation, given: undefined });
  return isObject(parameters) ? Object.keys(parameters).filter((name) => text.includes(`\${${name}}`)) : [];
};

const expectationsOf = (
  expectation: JsonObject,
  origin: Origin,
  values: Values,
  around: Pick<Expectation, 'suite' | 'account' | 'given'>,
): readonly Expectation[] => {
  const expects = get(expectation, 'cannot') === undefined ? 'can' : 'cannot';
  const name = textAt(expectation, 'name');
  const nobodyBut = get(expectation, 'nobody_but');
  const fill = <One extends { readonly text: string }>(one: One): One => ({ ...one, text: filled(one.text, values) });
  const subjects =
    nobodyBut === undefined
      ? textsOf(get(expectation, 'subject'), origin).map(({ text }) => filled(text, values))
      : [undefined];
  return subjects.flatMap((subject) =>
    textsOf(get(expectation, expects), below(origin, expects))
      .map(fill)
      .map((request): Expectation => ({
        ...around,
        given: [...around.given, ...factsIn(expectation, origin)],
        name: name === undefined ? undefined : filled(name, values),
        subject,
        nobodyBut: nobodyBut === undefined ? undefined : textsOf(nobodyBut, below(origin, 'nobody_but')).map(fill),
        expects,
        request: request.text,
        target: textsOf(get(expectation, 'on'), origin).map(({ text }) => filled(text, values)),
        origin: request.origin,
      })),
  );
};

/** The expectations of a document: one for each subject, each action, and each value of the parameters that they use. */
export const expectationsIn = ({ value, origin }: TestDocument): readonly Expectation[] => {
  const parameters = get(value, 'parameters');
  const around = { suite: textAt(value, 'name'), account: textAt(value, 'account'), given: factsIn(value, origin) };
  return listAt(value, 'expect').flatMap((expectation, index) =>
    isObject(expectation)
      ? rowsOf(usedIn(expectation, parameters), parameters).flatMap((values) =>
          expectationsOf(expectation, below(origin, 'expect', index), values, around),
        )
      : [],
  );
};

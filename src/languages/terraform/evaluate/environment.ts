import { isMapping, type Value } from '../../declared/declared.ts';
import type { Expression, ForNames } from '../syntax.ts';
import type { Budget } from './budget.ts';
import { entriesOf, isListValue } from './value.ts';

/** What expressions are evaluated in. */
export interface Environment {
  /** What a name means at the beginning of `name.attribute`; undefined where it means nothing. */
  readonly variable: (name: string) => Value | undefined;
  readonly budget: Budget;
  /** Absent where expressions have nothing but themselves, as in files of values. */
  readonly localFiles?: LocalFiles | undefined;
}

/** Files that belong to a configuration: those it reads, and templates. */
export interface LocalFiles {
  /** The bytes of a file, its path seen from the root module; undefined where it cannot be read. */
  readonly bytes: (path: string) => Uint8Array | undefined;
  /** The expression that the text of a template is. */
  readonly template: (text: string) => Expression;
  /** The value of a text of YAML; undefined where it is not worked out. */
  readonly yaml: (text: string) => Value | undefined;
}

/** Evaluates an expression: handed on to what evaluates the parts of one. */
export type Evaluate = (expression: Expression, environment: Environment) => Value;

/** The entries of what a `for` goes through. */
export const entriesFor = (of: Value): readonly (readonly [number | string, Value])[] | undefined => {
  if (isListValue(of)) return [...of.entries()];
  return isMapping(of) ? entriesOf(of) : undefined;
};

/** An environment in which the names of a `for` mean an entry. */
export const inEntry = (
  environment: Environment,
  names: ForNames,
  [key, item]: readonly [number | string, Value],
): Environment => ({
  ...environment,
  variable: (name) => (name === names.item ? item : name === names.key ? key : environment.variable(name)),
});

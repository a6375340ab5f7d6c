import type { Parser } from '../../grammar/tree.ts';
import type { Value } from '../../declared/declared.ts';
import type { Budget } from '../evaluate/budget.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { typeOf } from '../evaluate/type.ts';
import { expressionIn } from '../files/json-body.ts';
import type { Body } from '../syntax.ts';
import type { Module } from './module.ts';

/** What `--var` sets: the text is an expression where the variable is a list or a map, and a plain text elsewhere. */
export interface GivenText {
  readonly name: string;
  readonly text: string;
}

/**
 * What the variables of a root module are set to: by files of values, later ones winning, and then by the command line.
 * Expressions in such files know no names.
 */
export const inputsOf = (
  module: Module,
  files: readonly Body[],
  texts: readonly GivenText[],
  parser: Parser,
  budget: Budget,
): ReadonlyMap<string, Value> => {
  const nothing: Environment = { budget, variable: () => undefined };
  const inputs = new Map<string, Value>();
  for (const { attributes } of files)
    for (const { name, expression } of attributes.values()) inputs.set(name, evaluate(expression, nothing));
  for (const { name, text } of texts) {
    const type = typeOf(module.variables.get(name)?.body.attributes.get('type')?.expression);
    const isText = ['any', 'string', 'number', 'bool'].includes(type.kind);
    inputs.set(name, isText ? text : evaluate(expressionIn(parser, text), nothing));
  }
  return inputs;
};

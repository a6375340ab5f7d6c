import type { Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Expression } from '../syntax.ts';
import { bounded, spend, tooManySteps } from './budget.ts';
import { fileFunctions } from './file-functions.ts';
import type { Environment, Evaluate } from './environment.ts';
import { addresses } from './functions/addresses.ts';
import { collections } from './functions/collections.ts';
import { conversions } from './functions/conversions.ts';
import type { PureFunction } from './functions/function.ts';
import { hashes } from './functions/hashes.ts';
import { numbers } from './functions/numbers.ts';
import { sets } from './functions/sets.ts';
import { texts } from './functions/texts.ts';
import { because, failure, findWithin, isFailure, isListValue, isEntityValue, unknownWithin } from './value.ts';

const tables: readonly Readonly<Record<string, PureFunction>>[] = [
  texts,
  collections,
  sets,
  conversions,
  numbers,
  addresses,
  hashes,
];

const find = (name: string): PureFunction | undefined => {
  const table = tables.find((each) => Object.hasOwn(each, name));
  return table?.[name];
};

/** What a call of a function gives: known for the functions whose answer follows from their arguments alone. */
export const call = (
  expression: Extract<Expression, { kind: 'call' }>,
  environment: Environment,
  evaluate: Evaluate,
): Value => {
  const { name } = expression;
  if (name === 'try') return firstThatWorks(expression.arguments, environment, evaluate);
  if (name === 'can') return whetherItWorks(expression.arguments, environment, evaluate);
  const args = expression.arguments.map((each) => evaluate(each, environment));
  if (expression.spread) {
    const last = args.pop() ?? null;
    if (isUnknown(last)) return because(last);
    if (!isListValue(last)) return failure('only a list is spread with `...`');
    args.push(...last.slice(0, 10_000));
  }
  const localFiles = Object.hasOwn(fileFunctions, name) ? fileFunctions[name] : undefined;
  if (localFiles !== undefined)
    return spend(environment.budget, args) ? bounded(localFiles(args, environment, evaluate)) : tooManySteps;
  const known = find(name);
  if (known === undefined) return unknown(`what \`${name}\` gives is not known without running Terraform`);
  if (!spend(environment.budget, args)) return tooManySteps;
  const unresolved = known.sees === 'all' ? undefined : args.find(isUnknown);
  if (unresolved !== undefined) return because(unresolved);
  if (known.sees === 'known') {
    const inner = args.map(unknownWithin).find((each) => each !== undefined);
    if (inner !== undefined) return because(inner);
  }
  return bounded(known.run(args));
};

/** True for an id or an object that will be there: it does not fail, whatever it will be. */
const isThere = (value: Value): boolean => !isUnknown(value) || isEntityValue(value) || 'reference' in value;

const fails = (value: Value): boolean => findWithin(value, isFailure) !== undefined;

const firstThatWorks = (args: readonly Expression[], environment: Environment, evaluate: Evaluate): Value => {
  for (const each of args) {
    const value = evaluate(each, environment);
    if (!spend(environment.budget, [value])) return tooManySteps;
    if (!fails(value)) return value;
  }
  return failure('nothing in this `try` can be evaluated');
};

const whetherItWorks = (args: readonly Expression[], environment: Environment, evaluate: Evaluate): Value => {
  const [first] = args;
  if (first === undefined) return failure('`can` takes an expression');
  const value = evaluate(first, environment);
  if (!spend(environment.budget, [value])) return tooManySteps;
  if (fails(value)) return false;
  return isThere(value) || !isUnknown(value) ? true : because(value);
};

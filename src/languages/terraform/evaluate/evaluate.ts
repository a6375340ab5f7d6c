/**
 * Values of Terraform's expressions. What is known is worked out within a budget; everything else is `Unknown`, with the
 * reason.
 */
import type { Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Expression, ForForm, ObjectItem } from '../syntax.ts';
import { bounded, maxDepth, spend, tooDeep, tooManySteps } from './budget.ts';
import { call } from './call.ts';
import { entriesFor, inEntry, type Environment, type Evaluate } from './environment.ts';
import { either } from './equal.ts';
import { binary, unary } from './operators.ts';
import { attributeOf, itemOf } from './reach.ts';
import { evaluateTemplate } from './template.ts';
import { because, booleanOf, failure, isFailure, isListValue, isEntityValue, textOf } from './value.ts';

/** The value of an expression. It runs nothing, throws nothing, and ends. */
export const evaluate: Evaluate = (expression, environment) => {
  const { budget } = environment;
  if (budget.steps <= 0) return tooManySteps;
  if (budget.depth >= maxDepth) return tooDeep;
  budget.steps -= 1;
  budget.depth += 1;
  const value = valueOf(expression, environment);
  budget.depth -= 1;
  return value;
};

const valueOf = (expression: Expression, environment: Environment): Value => {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'template':
      return evaluateTemplate(expression.parts, environment, evaluate);
    case 'list':
      return bounded(expression.items.map((item) => evaluate(item, environment)));
    case 'object':
      return evaluateObject(expression.items, environment);
    case 'variable': {
      const named = environment.variable(expression.name);
      return named === undefined ? failure(`\`${expression.name}\` has no value here`) : named;
    }
    case 'attribute':
      return attributeOf(evaluate(expression.of, environment), expression.name);
    case 'index':
      return itemOf(evaluate(expression.of, environment), evaluate(expression.key, environment));
    case 'splat':
      return evaluateSplat(expression, environment);
    case 'unary':
      return unary(expression.operator, evaluate(expression.of, environment));
    case 'binary':
      return binary(expression.operator, evaluate(expression.left, environment), () =>
        evaluate(expression.right, environment),
      );
    case 'conditional':
      return evaluateConditional(expression, environment);
    case 'for':
      return evaluateFor(expression, environment);
    case 'call':
      return call(expression, environment, evaluate);
    case 'broken':
      return unknown('this expression could not be read');
  }
};

const evaluateObject = (items: readonly ObjectItem[], environment: Environment): Value => {
  const mapping = new Map<string, Value>();
  for (const item of items) {
    const key = evaluate(item.key, environment);
    if (isUnknown(key)) return because(key);
    const name = textOf(key);
    if (name === undefined) return failure('the key of a map is a text');
    mapping.set(name, evaluate(item.value, environment));
  }
  return bounded(mapping);
};

const evaluateSplat = (splat: Extract<Expression, { kind: 'splat' }>, environment: Environment): Value => {
  const of = evaluate(splat.of, environment);
  if (of === null) return [];
  if (isUnknown(of) && !(isEntityValue(of) && of.entity.index === undefined)) return because(of);
  return bounded(
    (isListValue(of) ? of : [of]).map((item) =>
      splat.steps.reduce(
        (value, step) =>
          step.kind === 'attribute' ? attributeOf(value, step.name) : itemOf(value, evaluate(step.key, environment)),
        item,
      ),
    ),
  );
};

const evaluateConditional = (
  { condition, yes, no }: Extract<Expression, { kind: 'conditional' }>,
  environment: Environment,
): Value => {
  const decided = evaluate(condition, environment);
  if (!isUnknown(decided)) {
    const isYes = booleanOf(decided);
    return isYes === undefined ? failure('a condition is true or false') : evaluate(isYes ? yes : no, environment);
  }
  if (isFailure(decided)) return decided;
  const [a, b] = [evaluate(yes, environment), evaluate(no, environment)];
  return spend(environment.budget, [a, b]) ? either(a, b, decided.unknown) : tooManySteps;
};

const evaluateFor = (form: ForForm, environment: Environment): Value => {
  const of = evaluate(form.of, environment);
  if (isUnknown(of)) return because(of);
  const entries = entriesFor(of);
  if (entries === undefined) return failure('`for` goes through a list or a map');
  const list: Value[] = [];
  const groups = new Map<string, Value[]>();
  for (const entry of entries) {
    const inner = inEntry(environment, form.names, entry);
    const chosen = form.condition === undefined ? true : evaluate(form.condition, inner);
    if (isUnknown(chosen)) return because(chosen);
    const isChosen = booleanOf(chosen);
    if (isChosen === undefined) return failure('a condition is true or false');
    if (!isChosen) continue;
    const value = evaluate(form.value, inner);
    if (form.key === undefined) {
      list.push(value);
      continue;
    }
    const key = evaluate(form.key, inner);
    if (isUnknown(key)) return because(key);
    const name = textOf(key);
    if (name === undefined) return failure('the key of a map is a text');
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else if (form.grouped) group.push(value);
    else return failure('two entries have the same key');
  }
  if (form.key === undefined) return bounded(list);
  return bounded(new Map([...groups].map(([key, group]) => [key, form.grouped ? group : (group[0] ?? null)])));
};

import type { Condition } from '../../model/policy.ts';
import { isUnknown, unknown, type Unknown } from '../../../source/unknown.ts';
import { blocksIn, itemsIn, textIn, textOf, type Values } from './values.ts';

const valueOf = (block: Values): Extract<Condition, { key: string }>['value'] => {
  const items = itemsIn(block, 'value');
  if (isUnknown(items)) return items;
  const texts = items.map(textOf);
  const unresolved = texts.find(isUnknown);
  if (unresolved !== undefined) return unresolved;
  const known = texts.filter((text) => typeof text === 'string');
  return known.length === 1 ? (known[0] ?? '') : known;
};

/** One test of a key; a block that has `conditions` of its own joins these by its `operator`. */
const testOf = (block: Values): Condition | Unknown | undefined => {
  const inner = blocksIn(block, 'conditions');
  if (isUnknown(inner)) return inner;
  if (inner.length > 0) return joinedBy('operator', block, inner);
  const key = textIn(block, 'key');
  const operator = textIn(block, 'operator');
  if (isUnknown(key)) return key;
  if (isUnknown(operator)) return operator;
  return key === undefined || operator === undefined
    ? unknown('the condition of the policy cannot be read')
    : { key, operator, value: valueOf(block) };
};

/** Several tests, joined as an argument of the block around them says. */
const joinedBy = (
  argument: 'rule_operator' | 'operator',
  values: Values,
  blocks: readonly Values[],
): Condition | Unknown | undefined => {
  const tests: Condition[] = [];
  for (const block of blocks) {
    const test = testOf(block);
    if (isUnknown(test)) return test;
    if (test !== undefined) tests.push(test);
  }
  if (tests.length < 2) return tests[0];
  const join = textIn(values, argument);
  if (isUnknown(join)) return join;
  return join === 'and' || join === 'or'
    ? { join, of: tests }
    : unknown(`\`${argument}\` is missing, so it is not known how the conditions of the policy are combined`);
};

/** The time window of a policy: one test, or several that `rule_operator` joins. */
export const conditionOf = (values: Values): Condition | Unknown | undefined => {
  const blocks = blocksIn(values, 'rule_conditions');
  return isUnknown(blocks) ? blocks : joinedBy('rule_operator', values, blocks);
};

/** The name of the kind of condition, where one is given. */
export const patternOf = (values: Values): string | Unknown | undefined => textIn(values, 'pattern');

import type { Value, VariableValue } from '../../declared/declared.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { masked } from '../evaluate/sensitive.ts';
import { converted, typeOf } from '../evaluate/type.ts';
import type { Body } from '../syntax.ts';
import { isTrue } from './module.ts';
import { withoutSecret } from './secret.ts';

/**
 * What a variable stands for: what it is given or else its default, in its type. Its environment knows no names.
 * @param address what the variable is called in the run
 */
export const variableValue = (
  name: string,
  { attributes }: Body,
  given: Value | undefined,
  environment: Environment,
  address: string,
): Value => {
  const refusesNull = attributes.has('nullable') && !isTrue(attributes.get('nullable'));
  const isGiven = given !== undefined && !(given === null && refusesNull);
  const otherwise = attributes.get('default');
  if (!isGiven && otherwise === undefined) {
    const open: VariableValue = { unknown: `the variable \`${name}\` has no value here`, variable: address };
    return open;
  }
  const value = isGiven || otherwise === undefined ? (given ?? null) : evaluate(otherwise.expression, environment);
  const type = typeOf(attributes.get('type')?.expression);
  const safe = withoutSecret(
    name,
    converted(value, type, (each) => evaluate(each, environment)),
  );
  return isTrue(attributes.get('sensitive')) ? masked(safe, `the variable \`${name}\` is sensitive`) : safe;
};

import type { Value, VariableValue } from '../../declared/declared.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { masked } from '../evaluate/sensitive.ts';
import { converted, typeOf } from '../evaluate/type.ts';
import type { Body } from '../syntax.ts';
import { isTrue } from './module.ts';
import { withoutSecret } from './secret.ts';

/**
 * The value of a variable: what it is set to, else its default, converted to its type. `environment` knows no names.
 * @param input what it is set to from outside; undefined where it is not set
 * @param address the name of the variable in the run
 */
export const variableValue = (
  name: string,
  { attributes }: Body,
  input: Value | undefined,
  environment: Environment,
  address: string,
): Value => {
  const refusesNull = attributes.has('nullable') && !isTrue(attributes.get('nullable'));
  const isSet = input !== undefined && !(input === null && refusesNull);
  const fallback = attributes.get('default');
  if (!isSet && fallback === undefined) {
    const unresolved: VariableValue = { unknown: `the variable \`${name}\` has no value here`, variable: address };
    return unresolved;
  }
  const value = isSet || fallback === undefined ? (input ?? null) : evaluate(fallback.expression, environment);
  const type = typeOf(attributes.get('type')?.expression);
  const safe = withoutSecret(
    name,
    converted(value, type, (each) => evaluate(each, environment)),
  );
  return isTrue(attributes.get('sensitive')) ? masked(safe, `the variable \`${name}\` is sensitive`) : safe;
};

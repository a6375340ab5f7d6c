import type { Value, VariableValue } from '../../declared/declared.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { masked } from '../evaluate/sensitive.ts';
import { converted, typeOf } from '../evaluate/type.ts';
import type { Body } from '../syntax.ts';
import { isTrue } from './module.ts';
import { withoutSecret } from './secret.ts';

/** What to do for a file to be read that lies beside the module. */
const mayGiveOne = ([first, ...others]: readonly string[]): string => {
  if (first === undefined) return '';
  const [second] = others;
  const further = others.length === 1 ? ` or \`${second}\`` : ` or one of ${others.length} more`;
  const files = `\`${first}\`${second === undefined ? '' : further}`;
  return ` (${files} may give one: name it with \`--var-file\`)`;
};

/**
 * The value of a variable: what it is set to, else its default, converted to its type. `environment` knows no names.
 * @param input what it is set to from outside; undefined where it is not set
 * @param address the name of the variable in the run
 * @param notRead names of files that may set it and are not read
 */
export const variableValue = (
  name: string,
  { attributes }: Body,
  input: Value | undefined,
  environment: Environment,
  address: string,
  notRead: readonly string[],
): Value => {
  const refusesNull = attributes.has('nullable') && !isTrue(attributes.get('nullable'));
  const isSet = input !== undefined && !(input === null && refusesNull);
  const fallback = attributes.get('default');
  if (!isSet && fallback === undefined) {
    const why = `the variable \`${name}\` has no value here${mayGiveOne(notRead)}`;
    const unresolved: VariableValue = { unknown: why, variable: address };
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

import { isMapping, isReference, isVariableValue, type Value, type VariableValue } from '../../declared/declared.ts';
import { isUnknown } from '../../../source/unknown.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { isListValue } from '../evaluate/value.ts';
import type { Placed } from './module.ts';

/** What Terraform itself reads of the call of a module. */
const meta = new Set(['source', 'version', 'providers', 'depends_on', 'count']);

const oneOfSeveral = (variable: string): VariableValue => ({ unknown: 'one of several', variable });

/** The addresses within a value, or undefined where part of it may come from any resource. */
const addressesIn = (value: Value): readonly string[] | undefined => {
  if (isReference(value)) return [value.reference.address];
  if (isVariableValue(value)) return [];
  if (isUnknown(value)) return undefined;
  const parts = isListValue(value) ? value : isMapping(value) ? [...value.values()] : [];
  const found = parts.map(addressesIn);
  return found.every((addresses) => addresses !== undefined) ? found.flat() : undefined;
};

/**
 * The addresses of the resources whose attributes a call hands to a module that is not read: that module can change only
 * these. Undefined where part of what is handed over is unknown.
 */
export const reachedBy = ({ body }: Placed, environment: Environment): readonly string[] | undefined => {
  const inEach: Environment = {
    ...environment,
    // `each` is an entry of `for_each`, and the argument `for_each` is looked at as well.
    variable: (name) => (name === 'each' || name === 'count' ? oneOfSeveral(name) : environment.variable(name)),
  };
  const found = [...body.attributes.values()]
    .filter(({ name }) => !meta.has(name))
    .map(({ expression }) => addressesIn(evaluate(expression, inEach)));
  return found.every((addresses) => addresses !== undefined) ? [...new Set(found.flat())] : undefined;
};

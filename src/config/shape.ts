import type { JsonObject } from '../source/json.ts';
import { pointerOf, type Path } from '../source/place.ts';
import { config as validate } from '../input/validate/config.generated.js';
import type { SchemaError } from '../input/validate/validator.ts';
import { faultsOf } from '../input/validate/words.ts';

/** What is wrong with a config, and where in it. */
export interface Fault {
  readonly path: Path;
  /** Whether it is the key that is wrong, or the value. */
  readonly at: 'key' | 'value';
  readonly message: string;
}

/** What a rule is called is for the rules of the run to say, which may be more than those the schema was made with. */
const isAboutNames = ({ keyword, instancePath }: SchemaError): boolean =>
  (keyword === 'additionalProperties' && /^(\/overrides\/\d+)?\/rules$/.test(instancePath)) ||
  (keyword === 'enum' && /^\/suppressions\/\d+\/rule$/.test(instancePath));

/** Holds a config against its schema, the options of rules included. */
export const shapeFaults = async (value: JsonObject): Promise<readonly Fault[]> => {
  if (validate(value)) return [];
  const errors = (validate.errors ?? []).filter((error) => !isAboutNames(error));
  const extra = new Set(errors.map(({ instancePath, params }) => instancePath + pointerOf([params.extra ?? ''])));
  return faultsOf(errors, value, 'this config').map(({ path, message }) => ({
    path,
    at: extra.has(pointerOf(path)) ? 'key' : 'value',
    message,
  }));
};

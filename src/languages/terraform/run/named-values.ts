import type { Value, VariableValue } from '../../declared/declared.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { masked } from '../evaluate/sensitive.ts';
import { isNothing } from '../evaluate/value.ts';
import type { Body } from '../syntax.ts';
import { isTrue } from './module.ts';
import { absent, environmentIn, type Scope } from './scope.ts';
import { withoutSecret } from './secret.ts';
import { variableValue } from './variable.ts';

/** True for a variable of a root module that is nothing only by default. */
const isOpen = ({ within, input }: Scope, name: string, { attributes }: Body, noNames: Environment): boolean => {
  const fallback = attributes.get('default');
  return (
    within.length === 1 &&
    input(name) === undefined &&
    fallback !== undefined &&
    isNothing(evaluate(fallback.expression, noNames))
  );
};

/** The value of `var.name`. */
export const variableIn = (scope: Scope, name: string): Value =>
  scope.remember(`var.${name}`, () => {
    const declared = scope.module.variables.get(name);
    if (declared === undefined) return absent(scope, `variable \`${name}\``);
    const noNames: Environment = { budget: scope.run.budget, variable: () => undefined };
    if (scope.nullsOpen === true && isOpen(scope, name, declared.body, noNames)) {
      const open: VariableValue = {
        unknown: `\`var.${name}\` is nothing where nobody gives it a value`,
        variable: `${scope.prefix}var.${name}`,
      };
      return open;
    }
    const { within, run, prefix } = scope;
    const notRead = within.length === 1 ? run.valuesNotRead : [];
    return variableValue(name, declared.body, scope.input(name), noNames, `${prefix}var.${name}`, notRead);
  });

/** The value of `local.name`. */
export const localIn = (scope: Scope, name: string): Value =>
  scope.remember(`local.${name}`, () => {
    const expression = scope.module.locals.get(name);
    if (expression === undefined) return absent(scope, `local value \`${name}\``);
    return withoutSecret(name, evaluate(expression, environmentIn(scope)));
  });

/** The value of an output, as the module that calls this one sees it. */
export const outputIn = (scope: Scope, name: string): Value =>
  scope.remember(`output.${name}`, () => {
    const attributes = scope.module.outputs.get(name)?.body.attributes;
    const expression = attributes?.get('value')?.expression;
    if (attributes === undefined || expression === undefined) return absent(scope, `output \`${name}\``);
    const value = withoutSecret(name, evaluate(expression, environmentIn(scope)));
    return isTrue(attributes.get('sensitive')) ? masked(value, `the output \`${name}\` is sensitive`) : value;
  });

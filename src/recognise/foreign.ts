import type { JsonObject } from '../source/json.ts';
import { get, isList, isObject, textAt } from '../source/json.ts';

/** A document that iamlint knows by name and does not read. */
export interface Foreign {
  readonly message: string;
  readonly help: string;
}

const exportInstead = 'export the account instead, as described in `docs/exporting.md`';

const isTerraformPlan = (value: JsonObject): boolean =>
  textAt(value, 'format_version') !== undefined &&
  ['planned_values', 'values', 'resource_changes', 'prior_state'].some((key) => get(value, key) !== undefined);

const isTerraformState = (value: JsonObject): boolean =>
  textAt(value, 'terraform_version') !== undefined && isList(get(value, 'resources'));

const isErrorAnswer = (value: JsonObject): boolean =>
  isList(get(value, 'errors')) && (get(value, 'trace') !== undefined || get(value, 'status_code') !== undefined);

/** What a document is that iamlint does not read, where it can be called by name. */
export const foreign = (value: JsonObject): Foreign | undefined => {
  if (isTerraformPlan(value) || isTerraformState(value)) {
    const what = isTerraformPlan(value) && !isObject(get(value, 'values')) ? 'plan' : 'state';
    return { message: `this is a Terraform ${what}, and iamlint does not read Terraform yet`, help: exportInstead };
  }
  if (isErrorAnswer(value)) {
    return {
      message: 'this is an error that IBM Cloud answered with, and not what was asked for',
      help: 'see in the file what went wrong, and export again',
    };
  }
  return undefined;
};

import type { JsonObject } from '../../source/json.ts';
import { get, isList, listAt, textAt } from '../../source/json.ts';
import { errorIn } from './error-answer.ts';

/** A document that iamlint knows by name and does not read. */
export interface Foreign {
  readonly message: string;
  readonly help: string;
}

/** A line of `terraform plan -json`, which reports progress and not what is planned. */
const isTerraformLog = (value: JsonObject): boolean =>
  textAt(value, '@module') !== undefined && textAt(value, '@message') !== undefined;

const isEncryptedState = (value: JsonObject): boolean =>
  textAt(value, 'encrypted_data') !== undefined && get(value, 'encryption_version') !== undefined;

/** A manifest of IBM Cloud's catalog (`ibm_catalog.json`): what it says of roles is for whoever deploys. */
const isCatalogManifest = (value: JsonObject): boolean =>
  listAt(value, 'products').some((product) => isList(get(product, 'flavors')));

/** A JSON report of iamlint, which lies where it was written, often beside what was linted. */
const isReport = (value: JsonObject): boolean =>
  textAt(get(value, 'tool'), 'name') === 'iamlint' && isList(get(value, 'findings'));

/** What is said of a report of iamlint. */
export const reportMessage = 'this is a report of iamlint';

/** What a document is that iamlint does not read, where it can be called by name. */
export const foreign = (value: JsonObject): Foreign | undefined => {
  if (isTerraformLog(value)) {
    return {
      message: 'this is the log of `terraform plan -json`, not the plan',
      help: 'keep the plan, and show it: `terraform plan -out PLAN`, then `terraform show -json PLAN`',
    };
  }
  if (isEncryptedState(value)) {
    return {
      message: 'this is an encrypted state of OpenTofu, which only OpenTofu can read',
      help: 'use the output of `tofu show -json`',
    };
  }
  if (errorIn(value) !== undefined) {
    return {
      message: 'this is an error from IBM Cloud instead of the requested data',
      help: 'read the error in the file, and export again',
    };
  }
  if (isReport(value)) return { message: reportMessage, help: 'leave this file out; `iamlint merge` reads it' };
  if (isCatalogManifest(value)) {
    return {
      message: "this is a manifest of IBM Cloud's catalog, which grants nothing",
      help: 'leave this file out',
    };
  }
  return undefined;
};

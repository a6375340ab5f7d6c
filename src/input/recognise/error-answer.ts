import type { Json, JsonObject } from '../../source/json.ts';
import { get, isList, isObject, listAt, textAt } from '../../source/json.ts';

/** Fields of an error, in the answers of IBM Cloud's APIs. */
const isError = (value: Json): boolean =>
  isObject(value) && (textAt(value, 'code') !== undefined || textAt(value, 'message') !== undefined);

/** Fields that may stand beside `errors` where there is no data. */
const besideErrors: ReadonlySet<string> = new Set(['errors', 'trace', 'status_code', 'statusCode', 'status']);

const statusOf = (value: JsonObject): number => {
  const given = ['status_code', 'statusCode', 'httpCode', 'status'].map((key) => get(value, key));
  return Number(given.find((status) => typeof status === 'number' || typeof status === 'string') ?? 0);
};

const isFailure = (status: number): boolean => status >= 400 && status < 600;

/** What an error answer says, and whether only IBM Cloud answers so. */
export interface ErrorAnswer {
  readonly says: string | undefined;
  readonly certain: boolean;
}

/**
 * An answer of IBM Cloud that tells of an error in place of data; undefined where a mapping is none. The forms are
 * those of policies, groups and context-based restrictions (`errors`, `trace`, `status_code`), of identities (`errorCode`,
 * `errorMessage`) and of the resource controller and the gateway before them (`message` beside a status).
 */
export const errorIn = (value: JsonObject): ErrorAnswer | undefined => {
  const errors = listAt(value, 'errors');
  const [first] = errors;
  const says = first === undefined ? undefined : (textAt(first, 'message') ?? textAt(first, 'code'));
  if (isList(get(value, 'errors')) && (get(value, 'trace') !== undefined || get(value, 'status_code') !== undefined)) {
    return { says, certain: true };
  }
  if (errors.length > 0 && errors.every(isError) && Object.keys(value).every((key) => besideErrors.has(key))) {
    return { says, certain: false };
  }
  const code = textAt(value, 'errorCode');
  const message = textAt(value, 'errorMessage');
  if (code !== undefined && message !== undefined) return { says: message, certain: /^BXN[A-Z]+\d+E$/.test(code) };
  const plain = ['message', 'error', 'httpMessage', 'error_description', 'trace']
    .map((key) => textAt(value, key))
    .find((text) => text !== undefined);
  return plain !== undefined && isFailure(statusOf(value))
    ? { says: plain, certain: textAt(value, 'transaction_id') !== undefined }
    : undefined;
};

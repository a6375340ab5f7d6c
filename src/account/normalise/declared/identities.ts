import type { Declared } from '../../../languages/declared/declared.ts';
import type { ApiKey } from '../../model/account.ts';
import type { Subject } from '../../model/subject.ts';
import { isUnknown } from '../../../source/unknown.ts';
import { nameOf, subjectFrom, type Scope } from './scope.ts';
import { flagIn, knownText, textIn, valueIn, type Values } from './values.ts';

const flag = (declared: Declared, name: string): boolean | undefined => {
  const value = flagIn(declared.values, name);
  return isUnknown(value) ? undefined : value;
};

const expiryIn = (values: Values): Pick<ApiKey, 'expiresAt' | 'unresolvedExpiry'> => {
  const text = textIn(values, 'expires_at');
  return isUnknown(text) ? { expiresAt: undefined, unresolvedExpiry: text.unknown } : { expiresAt: text };
};

export const serviceId = (declared: Declared, scope: Scope): void => {
  scope.draftOf(declared).serviceIds.push({
    id: scope.idOf(declared),
    name: nameOf(declared.values),
    locked: flag(declared, 'locked'),
    uncertainBecause: declared.uncertainBecause,
    origin: declared.origin,
  });
};

const apiKey = (declared: Declared, owner: Subject | undefined): ApiKey => {
  const { values, origin, address, uncertainBecause } = declared;
  return {
    id: knownText(values, 'id') ?? address,
    name: nameOf(values),
    owner,
    locked: flag(declared, 'locked'),
    disabled: flag(declared, 'disabled'),
    ...expiryIn(values),
    whenLeaked: knownText(values, 'action_when_leaked'),
    uncertainBecause,
    origin,
  };
};

/** The key of a service ID says whose it is. */
export const serviceApiKey = (declared: Declared, scope: Scope): void => {
  const { values } = declared;
  const owner = subjectFrom(valueIn(values, 'iam_service_id') ?? valueIn(values, 'iam_id'), 'service_id', scope);
  scope.draftOf(declared).apiKeys.push(apiKey(declared, isUnknown(owner) ? undefined : owner));
};

/** A key made with `ibm_iam_api_key` is that of whoever runs Terraform. */
export const userApiKey = (declared: Declared, scope: Scope): void => {
  const owner = knownText(declared.values, 'iam_id');
  scope.draftOf(declared).apiKeys.push(apiKey(declared, owner === undefined ? undefined : { kind: 'user', id: owner }));
};

import type { AccountSettings } from '../model/account.ts';
import type { Recognised } from '../../input/recognise/recognised.ts';
import { get, isList, isObject, listAt, textAt, type JsonObject } from '../../source/json.ts';
import { below, type Origin } from '../../source/place.ts';
import { draftOf } from './identities.ts';
import type { Drafts } from './draft.ts';

/** The fields that hold a text or a number, by name: lifetimes are numbers written as texts. */
const textsOf = (fields: JsonObject): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(fields).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );

const userMfaOf = (fields: JsonObject, origin: Origin): AccountSettings['userMfa'] =>
  isList(get(fields, 'user_mfa'))
    ? listAt(fields, 'user_mfa').map((user, index) => ({
        id: textAt(user, 'iam_id') ?? '',
        mfa: textAt(user, 'mfa') ?? '',
        origin: below(origin, 'user_mfa', index),
      }))
    : undefined;

/** Settings as the API answers them; of effective settings, what is in effect, which an enterprise may have tightened. */
export const settingsOf = (value: JsonObject, origin: Origin): AccountSettings => {
  const effective = get(value, 'effective');
  const fields = isObject(effective) ? effective : value;
  return {
    restrictCreateServiceId: textAt(fields, 'restrict_create_service_id'),
    restrictCreatePlatformApiKey: textAt(fields, 'restrict_create_platform_apikey'),
    allowedIpAddresses: textAt(fields, 'allowed_ip_addresses'),
    more: textsOf(fields),
    userMfa: userMfaOf(fields, isObject(effective) ? below(origin, 'effective') : origin),
    origin,
    layout: isObject(effective) ? 'effective' : 'plain',
  };
};

export const normaliseSettings = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    draftOf(item, recognised, drafts).settings.push(settingsOf(item.value, item.origin));
  }
};

import type { AccountSettings } from '../model/account.ts';
import type { Recognised } from '../recognise/recognised.ts';
import { get, isObject, textAt, type JsonObject } from '../source/json.ts';
import type { Origin } from '../source/place.ts';
import { draftOf } from './identities.ts';
import type { Drafts } from './draft.ts';

/** Settings as the API answers them; of effective settings, what is in effect, which an enterprise may have tightened. */
export const settingsOf = (value: JsonObject, origin: Origin): AccountSettings => {
  const effective = get(value, 'effective');
  const fields = isObject(effective) ? effective : value;
  return {
    restrictCreateServiceId: textAt(fields, 'restrict_create_service_id'),
    restrictCreatePlatformApiKey: textAt(fields, 'restrict_create_platform_apikey'),
    allowedIpAddresses: textAt(fields, 'allowed_ip_addresses'),
    origin,
    layout: isObject(effective) ? 'effective' : 'plain',
  };
};

export const normaliseSettings = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    draftOf(item, recognised, drafts).settings.push(settingsOf(item.value, item.origin));
  }
};

import type { Declared } from '../../../languages/declared/declared.ts';
import { below } from '../../../source/place.ts';
import { knownBlocks, knownText, textOf, type Values } from './values.ts';
import type { Scope } from './scope.ts';

const known = (values: Values, name: string): string | undefined => {
  const text = textOf(values.get(name));
  return typeof text === 'string' ? text : undefined;
};

/** The account settings that a resource sets or a data source shows; those it leaves out, or that are not known, stay unknown. */
export const accountSettings = (declared: Declared, scope: Scope): void => {
  const { values, origin, uncertainBecause } = declared;
  const texts = [...values.keys()].flatMap((name): readonly (readonly [string, string])[] => {
    const text = known(values, name);
    return text === undefined ? [] : [[name, text]];
  });
  if (texts.length === 0) return;
  scope.draftOf(declared).statedSettings.push({
    restrictCreateServiceId: known(values, 'restrict_create_service_id'),
    restrictCreatePlatformApiKey: known(values, 'restrict_create_platform_apikey'),
    allowedIpAddresses: known(values, 'allowed_ip_addresses'),
    more: new Map(texts),
    userMfa: knownBlocks(values, 'user_mfa').map((user, index) => ({
      id: knownText(user, 'iam_id') ?? '',
      mfa: knownText(user, 'mfa') ?? '',
      origin: below(origin, 'user_mfa', index),
    })),
    origin,
    layout: 'plain',
    stated: true,
    uncertainBecause,
    address: declared.mode === 'managed' ? declared.address : undefined,
  });
};

import type { Recognised } from '../../input/recognise/recognised.ts';
import { get, isObject, textAt, textsAt } from '../../source/json.ts';
import { below } from '../../source/place.ts';
import type { Drafts } from './draft.ts';
import { draftOf } from './identities.ts';

/** The types of identities, as the API of July 2026 names them. */
export const identityTypes = ['user', 'service_id', 'service'] as const;

/** Which identities of other accounts may act on an account. */
export const normaliseExternalInteraction = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    const key = 'external_account_identity_interaction';
    const types = get(get(item.value, key), 'identity_types');
    for (const identity of identityTypes) {
      const given = get(types, identity);
      const state = textAt(given, 'state');
      if (!isObject(given) || state === undefined) continue;
      draftOf(item, recognised, drafts).externalInteractions.push({
        identity,
        state: state.toLowerCase(),
        allowed: textsAt(given, 'external_allowed_accounts'),
        origin: below(item.origin, key, 'identity_types', identity),
      });
    }
  }
};

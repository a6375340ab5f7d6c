import type { Recognised } from '../../input/recognise/recognised.ts';
import { get } from '../../source/json.ts';
import { below } from '../../source/place.ts';
import type { Drafts } from './draft.ts';
import { draftOf } from './identities.ts';

/** The setting of the API, and of Terraform's resource. */
export const publicAccessField = 'public_access_enabled';

/** Whether the group Public Access is switched on. */
export const normalisePublicAccess = (recognised: Recognised, drafts: Drafts): void => {
  for (const item of recognised.items) {
    const enabled = get(item.value, publicAccessField);
    if (typeof enabled !== 'boolean') continue;
    draftOf(item, recognised, drafts).publicAccess.push({ enabled, origin: below(item.origin, publicAccessField) });
  }
};

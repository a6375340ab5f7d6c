import type { Declared } from '../../../languages/declared/declared.ts';
import { below } from '../../../source/place.ts';
import { publicAccessField } from '../public-access.ts';
import type { Scope } from './scope.ts';

/** Whether a resource switches the group Public Access on or off; what is not known is left out. */
export const publicAccess = (declared: Declared, scope: Scope): void => {
  const { values, origin, uncertainBecause } = declared;
  const enabled = values.get(publicAccessField);
  if (typeof enabled !== 'boolean') return;
  scope.draftOf(declared).publicAccess.push({ enabled, origin: below(origin, publicAccessField), uncertainBecause });
};

import type { Declared } from '../../../languages/declared/declared.ts';
import { isUnknown } from '../../../source/unknown.ts';
import type { Scope } from './scope.ts';
import { knownText, textIn, textsIn } from './values.ts';

/** A custom role. Policies name it by `display_name`; where its service or part of its actions is not known, none are. */
export const customRole = (declared: Declared, scope: Scope): void => {
  const { values, origin, address, uncertainBecause } = declared;
  const service = textIn(values, 'service');
  const { texts, unresolved } = textsIn(values, 'actions');
  const displayName = knownText(values, 'display_name');
  const own = knownText(values, 'name');
  const name = own ?? displayName;
  if (name === undefined) return;
  scope.draftOf(declared).roles.push({
    id: knownText(values, 'crn'),
    name,
    named: own !== undefined,
    displayName,
    service: isUnknown(service) ? undefined : service,
    actions: unresolved === undefined && !isUnknown(service) ? texts : undefined,
    address,
    uncertainBecause,
    origin,
  });
};

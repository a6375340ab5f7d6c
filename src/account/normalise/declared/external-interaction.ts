import type { Declared } from '../../../languages/declared/declared.ts';
import { below } from '../../../source/place.ts';
import { identityTypes } from '../external-interaction.ts';
import type { Scope } from './scope.ts';
import { knownBlocks, knownText, textsIn } from './values.ts';

/** Which identities of other accounts a resource lets act on the account; what is not known is left out. */
export const externalInteraction = (declared: Declared, scope: Scope): void => {
  const { values, origin, uncertainBecause } = declared;
  if (uncertainBecause !== undefined) return;
  const block = 'external_account_identity_interaction';
  // A command sets one type after the other.
  const [types = values] = knownBlocks(values, block).flatMap((each) => knownBlocks(each, 'identity_types'));
  const isBlock = values.has(block);
  for (const identity of identityTypes) {
    const [given] = knownBlocks(types, identity);
    const state = given === undefined ? undefined : knownText(given, 'state');
    if (given === undefined || state === undefined) continue;
    const { texts, unresolved } = textsIn(given, 'external_allowed_accounts');
    scope.draftOf(declared).externalInteractions.push({
      identity,
      state: state.toLowerCase(),
      allowed: unresolved === undefined ? texts : undefined,
      origin: isBlock ? below(origin, block) : origin,
    });
  }
};

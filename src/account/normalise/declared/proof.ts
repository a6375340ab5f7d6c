import type { Declared } from '../../../languages/declared/declared.ts';
import type { Extent } from '../../model/knowledge.ts';
import { identityTypes, isMade, type Scope } from './scope.ts';
import { textIn } from './values.ts';

/** What is completely known of a thing that the declaration itself makes. */
const extentsOf = ({ type, values }: Declared): readonly Extent[] => {
  const kind = identityTypes[type]?.kind;
  if (kind === 'access_group') return ['policies', 'members'];
  if (kind !== undefined) return ['policies', 'memberships'];
  return type === 'ibm_resource_instance' && textIn(values, 'service') === 'secrets-manager' ? ['authorizations'] : [];
};

/**
 * What is made in a declaration has what the declaration gives it, so that what is missing there is missing. Unless it is
 * handed to something that was not read, which may give it more.
 */
export const recordProof = ({ declaration, idOf, draftOf }: Scope): void => {
  for (const declared of declaration.resources) {
    const extents = isMade(declared) ? extentsOf(declared) : [];
    const isReached = declaration.gaps.some(
      ({ reaches }) => reaches === undefined || reaches.includes(declared.address),
    );
    if (isReached) continue;
    for (const extent of extents) draftOf(declared).of[extent].add(idOf(declared));
    if (isMade(declared) && declared.type === 'ibm_iam_service_id') draftOf(declared).keysOf.add(idOf(declared));
  }
};

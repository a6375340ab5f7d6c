import type { Declared } from '../../../languages/declared/declared.ts';
import type { Claim } from '../../model/account.ts';
import { groupOf } from '../../model/unresolved.ts';
import type { SubjectKind } from '../../model/subject.ts';
import { isUnknown } from '../../../source/unknown.ts';
import { below } from '../../../source/place.ts';
import { nameOf, subjectFrom, type Scope } from './scope.ts';
import { claimsOf } from './trust.ts';
import { knownNumber, knownText, placedItems, valueIn } from './values.ts';

export const accessGroup = (declared: Declared, scope: Scope): void => {
  scope.draftOf(declared).groups.push({
    id: scope.idOf(declared),
    name: nameOf(declared.values),
    description: knownText(declared.values, 'description'),
    federated: undefined,
    uncertainBecause: declared.uncertainBecause,
    origin: declared.origin,
  });
};

/** A group that something is said of: where it is not known which, one that may be any of them. */
const groupFrom = (declared: Declared, scope: Scope): string => {
  const group = subjectFrom(valueIn(declared.values, 'access_group_id'), 'access_group', scope);
  return isUnknown(group) ? groupOf(declared.address) : group.id;
};

const lists: readonly (readonly [argument: string, kind: SubjectKind])[] = [
  ['iam_service_ids', 'service_id'],
  ['ibm_ids', 'user'],
  ['iam_profile_ids', 'trusted_profile'],
];

export const members = (declared: Declared, scope: Scope): void => {
  const { values, origin, uncertainBecause, form, address } = declared;
  const group = groupFrom(declared, scope);
  const { memberships, memberLists } = scope.draftOf(declared);
  if (uncertainBecause === undefined && (form === 'hcl' || form === 'plan'))
    memberLists.push({ group, address, origin });
  for (const [argument, kind] of lists) {
    for (const { value, path } of placedItems(values, argument)) {
      // A whole list that is not known may hold anybody.
      const member = subjectFrom(value, kind, scope);
      memberships.push({ group, member, uncertainBecause, origin: below(origin, ...path) });
    }
  }
};

/** As the API gets it: the provider puts quotes around each value (`resource_ibm_iam_access_group_dynamic_rule.go`). */
const sentClaims = (values: Declared['values']): readonly Claim[] | undefined =>
  claimsOf(values)?.map((claim) => ({ ...claim, value: `"${claim.value}"` }));

export const dynamicRule = (declared: Declared, scope: Scope): void => {
  const { values, origin, uncertainBecause } = declared;
  scope.draftOf(declared).dynamicRules.push({
    group: groupFrom(declared, scope),
    name: nameOf(values),
    realm: knownText(values, 'identity_provider'),
    expiration: knownNumber(values, 'expiration'),
    claims: sentClaims(values),
    uncertainBecause,
    origin,
  });
};

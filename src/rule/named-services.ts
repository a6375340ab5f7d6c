import type { Repair } from '../finding/finding.ts';
import type { Policy } from '../model/policy.ts';
import { isUnknown } from '../model/unknown.ts';
import type { Place } from '../source/place.ts';
import { attributeEdit, attributePlace, attributesOf, subjectPlace, textsIn } from './grants.ts';

/** A service that a policy names, in its target or as the source of an authorization. */
export interface NamedService {
  readonly name: string;
  readonly place: Place;
  /** The edit that names another one in its stead; none for one name of several. */
  readonly replace: (name: string) => readonly Repair[];
}

/** The services a policy names by their full names: patterns are let be. */
export function* namedServices(policy: Policy): Iterable<NamedService> {
  for (const [index, attribute] of attributesOf(policy).entries()) {
    if (attribute.name !== 'serviceName' || !attribute.operator.startsWith('stringEquals')) continue;
    const names = textsIn(attribute);
    for (const name of names) {
      yield {
        name,
        place: attributePlace(policy, index),
        replace: (value) => (names.length === 1 ? [attributeEdit(policy, index, { ...attribute, value })] : []),
      };
    }
  }
  if (policy.type === 'access' || isUnknown(policy.source)) return;
  for (const [index, attribute] of policy.source.attributes.entries()) {
    if (attribute.name !== 'serviceName' || !attribute.operator.startsWith('stringEquals')) continue;
    for (const name of textsIn(attribute)) yield { name, place: subjectPlace(policy, index), replace: () => [] };
  }
}

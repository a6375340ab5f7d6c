import type { Repair } from '../../../src/finding/finding.ts';
import type { Attribute, Policy } from '../../../src/account/model/policy.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import type { Place } from '../../../src/source/place.ts';
import { attributeEdit, attributePlace, attributesOf, subjectPlace, textsIn } from '../../../src/rule-api/grants.ts';

/** A service that a policy names, in its target or as the source of an authorization. */
export interface NamedService {
  readonly name: string;
  readonly place: Place;
  /** The edit that names another one in its stead; none for one name of several, and in a source. */
  readonly replace: (name: string) => readonly Repair[];
}

const namesAmong = (attributes: readonly Attribute[], wanted: (name: string) => boolean): boolean =>
  attributes.some((attribute) => {
    const { name, operator, value } = attribute;
    if (name !== 'serviceName' || !operator.startsWith('stringEquals')) return false;
    return typeof value === 'string' ? wanted(value) : textsIn(attribute).some(wanted);
  });

/** Whether a policy names a service that is wanted; quicker than to ask for all it names. */
export const namesService = (policy: Policy, wanted: (name: string) => boolean): boolean =>
  namesAmong(attributesOf(policy), wanted) ||
  (policy.type === 'authorization' && !isUnknown(policy.source) && namesAmong(policy.source.attributes, wanted));

const see = (
  attributes: readonly Attribute[],
  wanted: (name: string) => boolean,
  take: (name: string, attribute: Attribute, index: number) => void,
): void => {
  for (let index = 0; index < attributes.length; index += 1) {
    const attribute = attributes[index];
    if (attribute?.name !== 'serviceName' || !attribute.operator.startsWith('stringEquals')) continue;
    for (const name of textsIn(attribute)) if (wanted(name)) take(name, attribute, index);
  }
};

/** The services a policy names by their full names, as far as they are wanted; patterns are let be. */
export const namedServices = (policy: Policy, wanted: (name: string) => boolean): readonly NamedService[] => {
  const found: NamedService[] = [];
  see(attributesOf(policy), wanted, (name, attribute, index) => {
    const replace = (value: string): readonly Repair[] =>
      textsIn(attribute).length === 1 ? [attributeEdit(policy, index, { ...attribute, value })] : [];
    found.push({ name, place: attributePlace(policy, index), replace });
  });
  if (policy.type === 'authorization' && !isUnknown(policy.source)) {
    see(policy.source.attributes, wanted, (name, _, index) => {
      found.push({ name, place: subjectPlace(policy, index), replace: () => [] });
    });
  }
  return found;
};

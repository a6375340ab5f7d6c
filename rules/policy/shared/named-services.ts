import type { Repair } from '../../../src/finding/finding.ts';
import type { Edit } from '../../../src/finding/fix.ts';
import { attributeEdits } from '../../../src/rule-api/edits.ts';
import { isLiteral, type PolicyShape } from '../../../src/account/model/policy-shape.ts';
import type { AttributeShape, Policy } from '../../../src/account/model/policy.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import type { Place } from '../../../src/source/place.ts';
import { attributeEdit } from '../../../src/rule-api/repair/attribute-edit.ts';
import { attributePlace, subjectPlace } from '../../../src/rule-api/policy-places.ts';
import { attributesOf, textsIn } from '../../../src/rule-api/attributes.ts';

/** A service that a policy names, in its target or as the source of an authorization. */
export interface NamedService {
  readonly name: string;
  readonly place: Place;
  /** The edit that names another one in its stead; none for one name of several, and in a source. */
  readonly replace: (name: string) => readonly Repair[];
  /** The same for the text of the file. */
  readonly edits: (name: string) => readonly Edit[];
}

/** The names an attribute tells a service by, as far as they are wanted; patterns are let be. */
const namesIn = (attribute: AttributeShape, wanted: (name: string) => boolean): readonly string[] =>
  attribute.name === 'serviceName' && attribute.operator.startsWith('stringEquals') && isLiteral(attribute)
    ? textsIn(attribute).filter(wanted)
    : [];

/** Whether policies of a shape name a service that is wanted. */
export const namesService = (shape: PolicyShape, wanted: (name: string) => boolean): boolean => {
  const named = (attributes: readonly AttributeShape[]): boolean =>
    attributes.some((attribute) => namesIn(attribute, wanted).length > 0);
  const { source } = shape;
  return named(attributesOf(shape)) || (source !== undefined && !isUnknown(source) && named(source.attributes));
};

/** The services a policy names by their full names, as far as they are wanted. */
export const namedServices = (policy: Policy, wanted: (name: string) => boolean): readonly NamedService[] => {
  const inTarget = attributesOf(policy).flatMap((attribute, index) => {
    const replace = (value: string): readonly Repair[] =>
      textsIn(attribute).length === 1 ? attributeEdit(policy, index, { ...attribute, value }) : [];
    const edits = (value: string): readonly Edit[] => attributeEdits(policy, index, attribute, { ...attribute, value });
    return namesIn(attribute, wanted).map((name) => ({ name, place: attributePlace(policy, index), replace, edits }));
  });
  if (policy.type !== 'authorization' || isUnknown(policy.source)) return inTarget;
  const inSource = policy.source.attributes.flatMap((attribute, index) =>
    namesIn(attribute, wanted).map((name) => ({
      name,
      place: subjectPlace(policy, index),
      replace: () => [],
      edits: () => [],
    })),
  );
  return [...inTarget, ...inSource];
};

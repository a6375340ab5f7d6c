import type { Origin } from '../../../src/source/place.ts';
import type { Repair } from '../../../src/finding/finding.ts';
import { isLiteral } from '../../../src/account/model/policy-shape.ts';
import type { AttributeShape, Policy } from '../../../src/account/model/policy.ts';
import { plainValue, type FoundAttribute } from '../../../src/rule-api/attributes.ts';
import { attributePlace } from '../../../src/rule-api/policy-places.ts';
import { attributeEdit } from '../../../src/rule-api/repair/attribute-edit.ts';

/** The text that an attribute of this name has to equal, where a shape shows it. */
export const literalOf = (attribute: AttributeShape, name: string): string | undefined =>
  attribute.name === name && isLiteral(attribute) ? plainValue(attribute) : undefined;

/** A value that is another spelling of one that IAM knows, with its place and the edit that corrects it. */
export interface OtherSpelling {
  readonly value: string;
  readonly meant: string;
  readonly place: Origin;
  readonly repairs: readonly Repair[];
}

/** The values of a policy that are other spellings, from the attributes that were found in its shape. */
export const otherSpellings = (
  policy: Policy,
  name: string,
  found: readonly FoundAttribute<string>[],
): readonly OtherSpelling[] =>
  found.flatMap(({ attribute, index, found: meant }) => {
    const value = literalOf(attribute, name);
    if (value === undefined) return [];
    const repairs = attributeEdit(policy, index, { name, operator: 'stringEquals', value: meant });
    return [{ value, meant, place: attributePlace(policy, index), repairs }];
  });

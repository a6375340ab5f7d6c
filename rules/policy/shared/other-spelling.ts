import type { Origin } from '../../../src/source/place.ts';
import type { Repair } from '../../../src/finding/finding.ts';
import type { Edit } from '../../../src/finding/fix.ts';
import { attributeEdits } from '../../../src/rule-api/edits.ts';
import { isLiteral } from '../../../src/account/model/policy-shape.ts';
import type { Attribute, AttributeShape, Policy } from '../../../src/account/model/policy.ts';
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
  readonly edits: readonly Edit[];
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
    const now: Attribute = { name, operator: 'stringEquals', value: meant };
    const edits = attributeEdits(policy, index, { ...now, value }, now);
    return [{ value, meant, place: attributePlace(policy, index), repairs: attributeEdit(policy, index, now), edits }];
  });

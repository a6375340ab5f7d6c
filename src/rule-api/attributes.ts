import { isAddress } from '../account/model/unresolved.ts';
import type { PolicyShape } from '../account/model/policy-shape.ts';
import type { Attribute, AttributeShape, Policy } from '../account/model/policy.ts';
import { takesAnyValue } from '../access/decide/attribute.ts';
import { isPlaceholder } from '../source/placeholder.ts';
import { isUnknown } from '../source/unknown.ts';

/** The attributes of a policy's target, or of its shape's, as far as they are known; also where one occurs twice. */
export function attributesOf(policy: Policy): readonly Attribute[];
export function attributesOf(shape: PolicyShape): readonly AttributeShape[];
export function attributesOf({
  target,
  notes,
}: Pick<Policy, 'target' | 'notes'> | PolicyShape): readonly AttributeShape[] {
  return isUnknown(target) ? (notes?.target ?? []) : target.attributes;
}

/** An attribute of a shape of which something is found, and where in the target it stands. */
export interface FoundAttribute<What> {
  readonly attribute: AttributeShape;
  readonly index: number;
  readonly found: What;
}

/** What is found of the attributes in the target of a shape. */
export const findInAttributes = <What>(
  shape: PolicyShape,
  find: (attribute: AttributeShape) => What | undefined,
): readonly FoundAttribute<What>[] =>
  attributesOf(shape).flatMap((attribute, index) => {
    const found = find(attribute);
    return found === undefined ? [] : [{ attribute, index, found }];
  });

/** Whether an attribute of one of some names asks for a value; one whose name is to be filled in may be of them. */
export const mayNarrow = (attribute: Attribute, names: readonly string[]): boolean =>
  (names.includes(attribute.name) || isPlaceholder(attribute.name)) && !takesAnyValue(attribute);

const nothing: readonly string[] = [];

/** The texts an attribute is compared with; none where the value is not known, or no text. */
export const textsIn = ({ value }: Attribute): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'boolean' || isUnknown(value) ? nothing : value;
};

/** The one text an attribute has to equal; undefined for other operators, and where an address stands for the text. */
export const plainValue = ({ operator, value }: Attribute): string | undefined =>
  operator === 'stringEquals' && typeof value === 'string' && !isAddress(value) ? value : undefined;

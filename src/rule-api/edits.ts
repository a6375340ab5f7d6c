import type { Attribute, Policy } from '../account/model/policy.ts';
import type { Edit, Scalar } from '../finding/fix.ts';
import type { Json } from '../source/json.ts';
import type { Place } from '../source/place.ts';
import { isUnknown } from '../source/unknown.ts';
import { attributePlace } from './policy-places.ts';

/** Writes a value over the one that is at a place. */
export const replacing = (place: Place, was: Scalar, value: Scalar): Edit => ({
  place,
  change: { do: 'set', was, value },
});

/** Sets what is under a key, whether or not it is there. */
export const setting = (place: Place, value: Scalar): Edit => ({ place, change: { do: 'set', value } });

/** Takes an item, a key with its value, an argument or a block out; `was` is its value, where that is one literal. */
export const removing = (place: Place, was?: Scalar): Edit => ({ place, change: { do: 'remove', was } });

/** Adds an item to the list at a place. */
export const adding = (place: Place, item: Json): Edit => ({ place, change: { do: 'add', item } });

/** How a setup writes a value under an operator. */
const inSetup = (operator: string, value: string): Json => (operator === 'stringMatch' ? { match: value } : value);

/** An attribute of a target written otherwise: each part that differs; none where its form cannot say that. */
export const attributeEdits = (policy: Policy, index: number, was: Attribute, now: Attribute): readonly Edit[] => {
  const { layout, address } = policy;
  const [place, name, operator] = (['value', 'name', 'operator'] as const).map((part) =>
    attributePlace(policy, index, part),
  );
  if (place === undefined || name === undefined || operator === undefined) return [];
  if (isUnknown(was.value) || typeof was.value !== 'string' || typeof now.value !== 'string') return [];
  const hasParts = layout.version !== undefined || operator.path.at(-1) === 'operator';
  const edits: Edit[] = [];
  if (was.name !== now.name)
    edits.push(hasParts ? replacing(name, was.name, now.name) : { place, change: { do: 'rename', to: now.name } });
  if (hasParts) {
    if (was.operator !== now.operator) edits.push(setting(operator, now.operator));
    return was.value === now.value ? edits : [...edits, replacing(place, was.value, now.value)];
  }
  if (was.operator === now.operator)
    return was.value === now.value ? edits : [...edits, replacing(place, was.value, now.value)];
  const isPlain = address === undefined && was.operator === 'stringEquals' && now.operator === 'stringMatch';
  return isPlain
    ? [...edits, { place, change: { do: 'set', was: was.value, value: inSetup(now.operator, now.value) } }]
    : [];
};

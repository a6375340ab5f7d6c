import type { Value, VariableValue } from '../../declared/declared.ts';
import { isReference } from '../../declared/declared.ts';
import type { Range } from '../../../source/place.ts';
import { isPlaceholder, isWordForId } from '../../../source/placeholder.ts';
import { isPlaceholderValue } from '../../../source/unknown.ts';
import { isHole, keyOf, literal, soleHole, valueOf, type Hole, type Text } from '../run/text.ts';
import type { Call } from './call.ts';
import { refer, type Field, type Made } from './declarations.ts';
import { isGeneric } from './kinds.ts';
import { sortOf } from './sorts.ts';

/** Things that commands call by name or by ID. */
export type Named = 'ibm_iam_service_id' | 'ibm_iam_access_group' | 'ibm_iam_trusted_profile';

export interface Given {
  readonly text: Text;
  readonly range: Range;
}

/** The attribute by which policies and members refer to a thing. */
const ids: Readonly<Record<Named, string>> = {
  ibm_iam_service_id: 'iam_id',
  ibm_iam_access_group: 'id',
  ibm_iam_trusted_profile: 'iam_id',
};

/** The resource that a name means: one made in this script, else one looked up in the account. */
export const lookUp = (type: Named, { text, range }: Given, call: Call): Made => {
  const key = keyOf(text);
  const found = call.declarations.find(type, key);
  if (found !== undefined) return found;
  const name: Field = { value: valueOf(text), range };
  return call.declarations.declare({
    mode: 'data',
    type,
    fields: type === 'ibm_iam_access_group' ? { name, access_group_name: name } : { name },
    uncertainBecause: undefined,
    range: call.invocation.range,
    key,
  });
};

/** What an unknown value is called, where it is the same wherever it is called so. */
const nameOf = (hole: Hole): string | undefined => {
  if (hole.tag.startsWith('variable:')) return `$${hole.tag.slice('variable:'.length)}`;
  if (!isPlaceholderValue(hole.hole) || isGeneric(hole)) return undefined;
  const { placeholder } = hole.hole;
  return isPlaceholder(placeholder) || isWordForId(placeholder) ? placeholder : undefined;
};

/**
 * A subject that a variable stands for which the script does not set, or a placeholder: whoever runs it says which, and it is
 * the same wherever the variable stands.
 */
export const givenLater = (text: Text): Value => {
  const hole = soleHole(text);
  const name = hole === undefined || isReference(hole.hole) ? undefined : nameOf(hole);
  if (hole === undefined || name === undefined) return valueOf(text);
  const given: VariableValue = { ...hole.hole, variable: name };
  return given;
};

/** A service ID, an access group or a trusted profile that a command names: its ID, or a reference to it. */
export const identity = (type: Named, named: Given, call: Call): Value => {
  const { text } = named;
  const hole = soleHole(text);
  if (hole !== undefined && isReference(hole.hole) && hole.hole.reference.type === type) {
    const { address, attribute } = hole.hole.reference;
    if (attribute !== 'name') return refer({ type, address }, ids[type]);
  }
  const known = literal(text);
  if (known !== undefined && sortOf(text) !== undefined) return known;
  const made = call.declarations.find(type, keyOf(text));
  if (made !== undefined) return refer(made, ids[type]);
  if (text.some(isHole)) return givenLater(text);
  return refer(lookUp(type, named, call), ids[type]);
};

import { attributePath, type Policy } from '../account/model/policy.ts';
import { below, type Origin, type Path } from '../source/place.ts';

/** What the parts of an attribute are called in each version of IAM's API. */
export const attributeParts: Readonly<Record<1 | 2, Readonly<Record<'name' | 'value' | 'operator', string>>>> = {
  1: { name: 'name', value: 'value', operator: 'operator' },
  2: { name: 'key', value: 'value', operator: 'operator' },
};

/** In a block that names its attribute beside the value, where a part stands of which the path of the value is known. */
const partAt = (value: Path, part: 'name' | 'value' | 'operator'): Path =>
  typeof value.at(-2) === 'number' && value.at(-1) === 'value' ? [...value.slice(0, -1), part] : value;

/** Where an attribute of the target stands, and in a policy of the API one part of it. */
export const attributePlace = (
  { origin, layout }: Policy,
  index: number,
  part: 'name' | 'value' | 'operator' = 'value',
): Origin => {
  const { version, each } = layout;
  const at = attributePath(layout, index);
  if (each?.attributes[index] !== undefined) return below(origin, ...partAt(at, part));
  return version === undefined ? below(origin, ...at) : below(origin, ...at, attributeParts[version][part]);
};

/** Where a tag of the target stands. */
export const tagPlace = ({ origin, layout }: Policy, index: number): Origin => {
  const at = layout.each?.tags[index];
  if (at !== undefined) return below(origin, ...at);
  return layout.version === undefined
    ? below(origin, ...layout.attributes)
    : below(origin, ...layout.attributes.slice(0, -1), 'tags', index);
};

/** Where the target stands, with all its attributes. */
export const targetPlace = ({ origin, layout, address }: Policy): Origin =>
  layout.each === undefined || address !== undefined ? below(origin, ...layout.attributes) : origin;

/** Where an attribute of the subject stands in a policy of the API; the subject itself in other forms. */
export const subjectPlace = ({ origin, layout }: Policy, index?: number, part: 'name' | 'value' = 'value'): Origin =>
  index === undefined || layout.version === undefined
    ? below(origin, ...layout.subject)
    : below(origin, ...layout.subject, index, attributeParts[layout.version][part]);

/** Where an attribute of an authorization's source stands. */
export const sourcePlace = (policy: Policy, index: number): Origin => {
  const path = policy.layout.each?.source?.[index];
  return path === undefined ? subjectPlace(policy, index) : below(policy.origin, ...path);
};

/** Where the roles of a policy stand, all of them. */
export const rolesPlace = ({ origin, layout }: Policy): Origin => below(origin, ...layout.roles);

/** Where a role stands: its CRN in a policy of the API, the name in other forms. */
export const rolePlace = ({ origin, layout }: Policy, index: number): Origin =>
  layout.version === undefined
    ? below(origin, ...layout.roles, index)
    : below(origin, ...layout.roles, index, 'role_id');

/** Where a role stands with all that is said of it: what is taken out with it. */
export const roleItem = ({ origin, layout }: Policy, index: number): Origin => below(origin, ...layout.roles, index);

/** Where an attribute of the target stands with all its parts: the entry, block, key or argument that is taken out with it. */
export const attributeItem = ({ origin, layout }: Policy, index: number): Origin => {
  const path = attributePath(layout, index);
  const isBlock = layout.version === undefined && typeof path.at(-2) === 'number' && path.at(-1) === 'value';
  return below(origin, ...(isBlock ? path.slice(0, -1) : path));
};

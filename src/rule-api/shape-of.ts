import { isHexId, isUuid } from '../account/model/id-form.ts';
import { isPlaceholder } from '../source/placeholder.ts';
import type { NotesShape, PolicyShape, RoleShape, SubjectShape } from '../account/model/policy-shape.ts';
import {
  selectiveAttributes,
  type Attribute,
  type AttributeShape,
  type Notes,
  type Policy,
  type Role,
  type Target,
  type TargetShape,
  type Varying,
} from '../account/model/policy.ts';
import { publicAccessGroup, type Subject } from '../account/model/subject.ts';
import { isUnknown, type Unknown } from '../source/unknown.ts';

const selective: ReadonlySet<string> = new Set(selectiveAttributes);

const word = /^[\w/-]{1,1000}$/;
const isPlainName = (text: string): boolean => word.test(text) && !isPlaceholder(text);

const isPlain = (name: string, text: string): boolean => {
  if (name === 'serviceInstance') return isUuid(text);
  if (name === 'accountId' || name === 'resourceGroupId') return isHexId(text);
  return isUuid(text) || isPlainName(text);
};

const wild = /^(?=.*[*?])(?!\*+$)[\w/*?-]{1,1000}$/;

/** True for a name with wildcards in it, which is no mere `*`; where ids belong, it is out of the ordinary. */
const isPattern = (name: string, text: string): boolean =>
  name !== 'serviceInstance' &&
  name !== 'accountId' &&
  name !== 'resourceGroupId' &&
  wild.test(text) &&
  !isPlaceholder(text);

const plain: Varying = Object.freeze({ varies: 'plain' });
const pattern: Varying = Object.freeze({ varies: 'pattern' });

/** True for an attribute of few values, by which policies are told apart. */
export const isSelective = ({ name, operator }: Attribute): boolean =>
  selective.has(name) || operator === 'stringExists';

/** How the value of an attribute varies; undefined for one that is part of the shape. */
export const varyingOf = (attribute: Attribute): Varying | undefined => {
  const { name, value } = attribute;
  if (typeof value !== 'string' || isSelective(attribute)) return undefined;
  if (isPlain(name, value)) return plain;
  return isPattern(name, value) ? pattern : undefined;
};

const usualSubject = /^(?:(?:ServiceId|Profile|AccessGroupId)-(?!0{8}-0{4})[0-9a-f-]+|IBMid-(?!X)[0-9A-Z]+)$/;

/** True for one of many: no placeholder, nobody known by an address, not everybody. */
export const isUsualSubject = ({ id }: Subject): boolean =>
  usualSubject.test(id) || (id !== publicAccessGroup && isPlainName(id));

const subjectShape = (subject: Subject | Unknown): SubjectShape | Unknown =>
  isUnknown(subject) ? subject : { kind: subject.kind, id: isUsualSubject(subject) ? plain : subject.id };

const roleShape = (role: Role | Unknown): RoleShape | Unknown =>
  isUnknown(role) ? role : { id: role.id, name: role.name, exact: role.exact };

const attributeShape = (attribute: Attribute): AttributeShape => {
  const { name, operator, value } = attribute;
  return { name, operator, value: varyingOf(attribute) ?? value };
};

const targetShape = (target: Target | Unknown): TargetShape | Unknown =>
  isUnknown(target) ? target : { attributes: target.attributes.map(attributeShape), tags: target.tags };

const noNotes: NotesShape = {
  pattern: undefined,
  used: false,
  fromTemplate: false,
  subjects: 1,
  resources: 1,
  subject: undefined,
  target: undefined,
};

const notesShape = (notes: Notes | undefined): NotesShape => {
  if (notes === undefined) return noNotes;
  const { pattern: named, lastPermitAt, fromTemplate, subjects, resources, subject, target } = notes;
  return { pattern: named, used: lastPermitAt !== undefined, fromTemplate, subjects, resources, subject, target };
};

/** The shape of a policy: a value of its own, through which nothing else of the policy can be reached. */
export const shapeOf = (policy: Policy): PolicyShape => {
  const { type, id, layout, address, roles, target, condition, notes } = policy;
  return {
    type,
    exists: id !== undefined,
    version: layout.version,
    declared: address !== undefined,
    subject: policy.type === 'access' ? subjectShape(policy.subject) : undefined,
    source: policy.type === 'authorization' ? targetShape(policy.source) : undefined,
    roles: isUnknown(roles) ? roles : roles.map(roleShape),
    target: targetShape(target),
    condition,
    notes: notesShape(notes),
  };
};

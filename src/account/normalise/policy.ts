import { remember } from '../../source/once.ts';
import type { Attribute, Condition, Layout, Notes, Policy, Role, Target } from '../model/policy.ts';
import { iamIdOf, subjectOf, type Subject } from '../model/subject.ts';
import { isUnknown, unknown, type Unknown } from '../../source/unknown.ts';
import { get, isList, isObject, listAt, textAt, textsAt, type Json, type JsonObject } from '../../source/json.ts';
import type { Origin } from '../../source/place.ts';

const v1: Layout = {
  subject: ['subjects', 0, 'attributes'],
  roles: ['roles'],
  attributes: ['resources', 0, 'attributes'],
  condition: ['rule'],
  version: 1,
};

const v2: Layout = {
  subject: ['subject', 'attributes'],
  roles: ['control', 'grant', 'roles'],
  attributes: ['resource', 'attributes'],
  condition: ['rule'],
  version: 2,
};

const attributeValue = (value: Json | undefined): Attribute['value'] => {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (isList(value)) return value.filter((item) => typeof item === 'string');
  return unknown('a value of the policy is not a text');
};

/** A role, and the list of it alone that nearly all policies grant. */
interface Granted {
  readonly role: Role;
  readonly alone: readonly Role[];
}

/** Attributes of one name. */
interface NamedAlike {
  readonly name: string;
  readonly byValue: Map<string, Attribute> | undefined;
}

/** What recurs by the thousand: what is the same text is one object. */
export interface Recurring {
  /** By id and name. */
  readonly roles: Map<string | undefined, Map<string | undefined, Granted>>;
  /** Names of attributes; of those that few values occur of, the attributes by value. */
  readonly attributes: Map<string, NamedAlike>;
}

const fewValued = ['accountId', 'serviceName', 'serviceType', 'service_group_id', 'resourceGroupId', 'region'];

/** What recurs in one listing or setup, none of it met yet. */
export const createRecurring = (): Recurring => ({
  roles: new Map(),
  attributes: new Map(fewValued.map((name) => [name, { name, byValue: new Map<string, Attribute>() }])),
});

// What follows takes mappings apart by destructuring, at which V8 is quicker than at looking fields up by name; no
// mapping inherits a field so named.

const textOr = <Other>(value: Json | undefined, other: Other): string | Other =>
  typeof value === 'string' ? value : other;

const noItems: readonly Json[] = [];

const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : noItems);

const usual = 'stringEquals';

const attributeOf = (written: Json, { attributes }: Recurring): Attribute => {
  if (!isObject(written)) return { name: '', operator: usual, value: attributeValue(undefined) };
  const { key, name: named, operator: ownOperator, value: held } = written;
  const spelt = textOr(key, textOr(named, ''));
  const { name, byValue } = remember(attributes, spelt, () => ({ name: spelt, byValue: undefined }));
  const operator = ownOperator === usual ? usual : textOr(ownOperator, usual);
  if (byValue === undefined || typeof held !== 'string' || operator !== usual) {
    return { name, operator, value: attributeValue(held) };
  }
  return remember(byValue, held, () => ({ name, operator, value: held }));
};

const noAttributes: readonly Attribute[] = [];

const attributesOf = (list: readonly Json[], recurring: Recurring): readonly Attribute[] =>
  list.length === 0 ? noAttributes : list.map((written) => attributeOf(written, recurring));

const targetOf = (resource: Json | undefined, recurring: Recurring): Target => {
  if (!isObject(resource)) return { attributes: noAttributes, tags: noAttributes };
  const { attributes, tags } = resource;
  return { attributes: attributesOf(listOf(attributes), recurring), tags: attributesOf(listOf(tags), recurring) };
};

const rolesOf = (list: readonly Json[], recurring: Recurring): readonly Role[] => {
  const [first, second] = list;
  if (first === undefined || second !== undefined) return list.map((role) => grantedBy(role, recurring).role);
  return grantedBy(first, recurring).alone;
};

const grantedBy = (value: Json, { roles }: Recurring): Granted => {
  const {
    role_id: givenId,
    display_name: givenName,
    actions: listed,
  }: Partial<JsonObject> = isObject(value) ? value : {};
  const id = textOr(givenId, undefined);
  const name = textOr(givenName, undefined);
  if (!isList(listed)) {
    const named = remember(roles, id, () => new Map<string | undefined, Granted>());
    return remember(named, name, () => granted({ id, name, actions: undefined }));
  }
  const actions = listed.flatMap((action) => (typeof action === 'string' ? action : (textAt(action, 'id') ?? [])));
  return granted({ id, name, actions });
};

const granted = (role: Role): Granted => ({ role, alone: [role] });

const digits = (value: Json): Json => (typeof value === 'number' ? String(value) : value);

/** IBM's documentation writes days of the week as texts (`1+00:00`) and as numbers (`1`). */
const spelt = (value: Json | undefined): Json | undefined =>
  value === undefined ? undefined : isList(value) ? value.map(digits) : digits(value);

/** The condition of a policy, as `rule` says it; undefined where there is none. */
export const conditionOf = (value: Json | undefined): Condition | Unknown | undefined => {
  if (value === undefined || value === null) return undefined;
  const join = textAt(value, 'operator');
  if (isList(get(value, 'conditions')) && (join === 'and' || join === 'or')) {
    const of: Condition[] = [];
    for (const part of listAt(value, 'conditions')) {
      const condition = conditionOf(part);
      if (isUnknown(condition)) return condition;
      if (condition !== undefined) of.push(condition);
    }
    return { join, of };
  }
  const key = textAt(value, 'key');
  if (key === undefined || join === undefined) return unknown('the condition of the policy cannot be read');
  return { key, operator: join, value: attributeValue(spelt(get(value, 'value'))) };
};

type SubjectName = 'iam_id' | 'access_group_id';

const isSubjectName = (name: Json | undefined): name is SubjectName => name === 'iam_id' || name === 'access_group_id';

const subjectFrom = (attributes: readonly Attribute[]): Subject | Unknown => {
  const [named, second] = attributes.filter(({ name }) => isSubjectName(name));
  if (named === undefined) return unknown('the policy names no subject');
  if (second !== undefined) return several('subjects');
  if (isUnknown(named.value)) return named.value;
  if (named.operator !== 'stringEquals' || typeof named.value !== 'string') {
    return unknown(`the subject of the policy is given by \`${named.operator}\``);
  }
  return subjectOf(named.value);
};

/** Ids of users have their realm before a hyphen, and are neither addresses nor ids of keys. */
const userId = /^(?!ApiKey-)[A-Za-z]+-[^@:]+$/;

/** Whether a subject is written in IAM's spelling and under the attribute it belongs to: nearly all are. */
const isUsual = (name: SubjectName, value: string, subject: Subject): boolean =>
  (name === 'access_group_id') === (subject.kind === 'access_group') &&
  iamIdOf(subject) === value &&
  (subject.kind !== 'user' || userId.test(value));

interface Who {
  readonly subject: Subject | Unknown;
  /** What names it, where that is to be noted. */
  readonly noted: readonly Attribute[] | undefined;
}

/** The subject of an access policy, by the attributes that stand for it. */
const whoOf = (list: readonly Json[], recurring: Recurring): Who => {
  const [only, more] = list;
  if (more === undefined && isObject(only)) {
    const { key, name: named, operator = 'stringEquals', value } = only;
    const name = textOr(key, named);
    if (isSubjectName(name) && operator === 'stringEquals' && typeof value === 'string') {
      const subject = subjectOf(value);
      return { subject, noted: isUsual(name, value, subject) ? undefined : attributesOf(list, recurring) };
    }
  }
  const attributes = attributesOf(list, recurring);
  return { subject: subjectFrom(attributes), noted: attributes };
};

/** Notes only where there is something to note: most policies of an export have none. */
const notesOf = (
  { pattern, last_permit_at: permitted, template }: JsonObject,
  subjects: number,
  resources: number,
  subject: readonly Attribute[] | undefined,
  target: readonly Attribute[] | undefined,
): Notes | undefined => {
  const fromTemplate = isObject(template);
  const isPlain = typeof pattern !== 'string' && typeof permitted !== 'string' && !fromTemplate;
  return isPlain && subjects === 1 && resources === 1 && subject === undefined && target === undefined
    ? undefined
    : {
        pattern: textOr(pattern, undefined),
        lastPermitAt: textOr(permitted, undefined),
        fromTemplate,
        subjects,
        resources,
        ...(subject === undefined ? {} : { subject }),
        ...(target === undefined ? {} : { target }),
      };
};

/** IAM takes one subject and one resource a policy, each attribute once; what more of them would mean, nothing says. */
const several = (what: string): Unknown => unknown(`the policy names several ${what}, and IAM accepts one`);

/** A target, unless an attribute stands in it twice: then what is meant is not known. */
export const certain = (target: Target): Target | Unknown => {
  const { attributes } = target;
  for (let at = 1; at < attributes.length; at += 1) {
    const name = attributes[at]?.name;
    for (let before = 0; before < at; before += 1) {
      if (attributes[before]?.name === name) return unknown(`the policy names \`${name}\` twice`);
    }
  }
  return target;
};

/** A policy as IAM's API writes it, in version 1 or 2, whichever it is. */
export const policyOf = (value: JsonObject, origin: Origin, recurring: Recurring): Policy => {
  const {
    id: givenId,
    description: described,
    type,
    state,
    rule,
    subjects: subjectList,
    resources: resourceList,
  } = value;
  const isV1 = subjectList !== undefined || resourceList !== undefined;
  const subjects = isV1 ? listOf(subjectList) : [value['subject'] ?? null];
  const resources = isV1 ? listOf(resourceList) : [value['resource'] ?? null];
  const listed = isV1 ? value['roles'] : get(get(get(value, 'control'), 'grant'), 'roles');
  const id = textOr(givenId, undefined);
  const description = textOr(described, undefined);
  const roles = rolesOf(listOf(listed), recurring);
  const written = targetOf(resources[0], recurring);
  const target = resources.length > 1 ? several('resources') : certain(written);
  const condition = conditionOf(rule);
  const deleted = state === 'deleted';
  const layout = isV1 ? v1 : v2;
  const twice = isUnknown(target) ? written.attributes : undefined;
  // Named one by one: to spread shared parts costs a third of the time that a hundred thousand policies take.
  if (type === 'authorization') {
    const source = subjects.length > 1 ? several('subjects') : certain(targetOf(subjects[0], recurring));
    const notes = notesOf(value, subjects.length, resources.length, undefined, twice);
    return { type, source, id, description, roles, target, condition, deleted, notes, origin, layout };
  }
  const { subject: first, noted } = whoOf(listAt(subjects[0], 'attributes'), recurring);
  const subject = subjects.length > 1 ? several('subjects') : first;
  const notes = notesOf(value, subjects.length, resources.length, noted, twice);
  return { type: 'access', subject, id, description, roles, target, condition, deleted, notes, origin, layout };
};

/** True for a policy in the form of IAM's API, as opposed to the short form of a setup. */
export const isApiPolicy = (value: Json): value is JsonObject =>
  isObject(value) &&
  ['subjects', 'control', 'resources', 'resource'].some((key) => get(value, key) !== undefined) &&
  textsAt(value, 'roles').length === 0;

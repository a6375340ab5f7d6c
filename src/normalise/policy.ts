import type { Attribute, Condition, Layout, Notes, Policy, Role, Target } from '../model/policy.ts';
import { iamIdOf, subjectOf, type Subject } from '../model/subject.ts';
import { isUnknown, unknown, type Unknown } from '../model/unknown.ts';
import { get, isList, isObject, listAt, textAt, textsAt, type Json, type JsonObject } from '../source/json.ts';
import type { Origin } from '../source/place.ts';

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

/** What recurs by the thousand: what is the same text is one object. */
export interface Recurring {
  readonly roles: Map<string, Role>;
  /** Lists of one role. */
  readonly alone: Map<Role, readonly Role[]>;
  /** By name and value, the attributes that few values occur of. */
  readonly attributes: ReadonlyMap<string, Map<string, Attribute>>;
}

const fewValued = ['accountId', 'serviceName', 'serviceType', 'service_group_id', 'resourceGroupId', 'region'];

/** What recurs in one listing or setup, none of it met yet. */
export const createRecurring = (): Recurring => ({
  roles: new Map(),
  alone: new Map(),
  attributes: new Map(fewValued.map((name) => [name, new Map<string, Attribute>()])),
});

const attributeOf = (written: Json, { attributes }: Recurring): Attribute => {
  const name = textAt(written, 'key') ?? textAt(written, 'name') ?? '';
  const operator = textAt(written, 'operator') ?? 'stringEquals';
  const value = attributeValue(get(written, 'value'));
  const met = typeof value === 'string' && operator === 'stringEquals' ? attributes.get(name) : undefined;
  if (met === undefined || typeof value !== 'string') return { name, operator, value };
  const found = met.get(value);
  if (found !== undefined) return found;
  const attribute = { name, operator, value };
  met.set(value, attribute);
  return attribute;
};

const noAttributes: readonly Attribute[] = [];

const attributesOf = (list: readonly Json[], recurring: Recurring): readonly Attribute[] =>
  list.length === 0 ? noAttributes : list.map((written) => attributeOf(written, recurring));

const targetOf = (resource: Json | undefined, recurring: Recurring): Target => ({
  attributes: attributesOf(listAt(resource, 'attributes'), recurring),
  tags: attributesOf(listAt(resource, 'tags'), recurring),
});

const rolesOf = (list: readonly Json[], recurring: Recurring): readonly Role[] => {
  const [first, second] = list;
  if (first === undefined || second !== undefined) return list.map((role) => roleOf(role, recurring.roles));
  const role = roleOf(first, recurring.roles);
  const alone = recurring.alone.get(role) ?? [role];
  recurring.alone.set(role, alone);
  return alone;
};

const roleOf = (value: Json, cache: Recurring['roles']): Role => {
  const id = textAt(value, 'role_id');
  const name = textAt(value, 'display_name');
  const listed = get(value, 'actions');
  if (isList(listed)) {
    const actions = listed.flatMap((action) => (typeof action === 'string' ? action : (textAt(action, 'id') ?? [])));
    return { id, name, actions };
  }
  const key = name === undefined ? (id ?? '') : `${id} ${name}`;
  const found = cache.get(key);
  if (found !== undefined) return found;
  const role = { id, name, actions: undefined };
  cache.set(key, role);
  return role;
};

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
  return { key, operator: join, value: attributeValue(get(value, 'value')) };
};

const namesOne = ({ name }: Attribute): boolean => name === 'iam_id' || name === 'access_group_id';

const subjectFrom = (attributes: readonly Attribute[]): Subject | Unknown => {
  const named = attributes.find(namesOne);
  if (named === undefined) return unknown('the policy names no subject');
  if (attributes.length > 1 && attributes.filter(namesOne).length > 1) return several('subjects');
  if (isUnknown(named.value)) return named.value;
  if (named.operator !== 'stringEquals' || typeof named.value !== 'string') {
    return unknown(`the subject of the policy is given by \`${named.operator}\``);
  }
  return subjectOf(named.value);
};

/** Ids of users have their realm before a hyphen, and are neither addresses nor ids of keys. */
const userId = /^(?!ApiKey-)[A-Za-z]+-[^@:]+$/;

/** True for a subject told by one id, in IAM's spelling and under the attribute it belongs to: nearly all are. */
const isUsual = ([only, more]: readonly Attribute[], subject: Subject | Unknown | undefined): boolean => {
  if (only === undefined || more !== undefined || subject === undefined || isUnknown(subject)) return false;
  return (
    (only.name === 'access_group_id') === (subject.kind === 'access_group') &&
    (only.name === 'access_group_id' || only.name === 'iam_id') &&
    iamIdOf(subject) === only.value &&
    (subject.kind !== 'user' || userId.test(only.value))
  );
};

/** Notes only where there is something to note: most policies of an export have none. */
const notesOf = (
  value: JsonObject,
  isV1: boolean,
  who: readonly Attribute[] | undefined,
  subjectTold: Subject | Unknown | undefined,
  twice: readonly Attribute[] | undefined,
): Notes | undefined => {
  const pattern = textAt(value, 'pattern');
  const lastPermitAt = textAt(value, 'last_permit_at');
  const fromTemplate = isObject(get(value, 'template'));
  const subjects = isV1 ? listAt(value, 'subjects').length : 1;
  const resources = isV1 ? listAt(value, 'resources').length : 1;
  const subject = who === undefined || isUsual(who, subjectTold) ? undefined : who;
  const plain = pattern === undefined && lastPermitAt === undefined && !fromTemplate;
  return plain && subjects === 1 && resources === 1 && subject === undefined && twice === undefined
    ? undefined
    : {
        pattern,
        lastPermitAt,
        fromTemplate,
        subjects,
        resources,
        ...(subject === undefined ? {} : { subject }),
        ...(twice === undefined ? {} : { target: twice }),
      };
};

/** IAM takes one subject and one resource a policy, each attribute once; what more of them would mean, nothing says. */
const several = (what: string): Unknown => unknown(`the policy names several ${what}, and IAM takes one`);

/** A target, unless an attribute stands in it twice: then it cannot be told what is meant. */
export const certain = (target: Target): Target | Unknown => {
  const { attributes } = target;
  const twice = attributes.find(({ name }, index) => attributes.findIndex((one) => one.name === name) < index);
  return twice === undefined ? target : unknown(`the policy names \`${twice.name}\` twice`);
};

/** A policy as IAM's API writes it, in version 1 or 2, whichever it is. */
export const policyOf = (value: JsonObject, origin: Origin, recurring: Recurring): Policy => {
  const isV1 = get(value, 'subjects') !== undefined || get(value, 'resources') !== undefined;
  const subject = isV1 ? listAt(value, 'subjects')[0] : get(value, 'subject');
  const resource = isV1 ? listAt(value, 'resources')[0] : get(value, 'resource');
  const listed = isV1 ? listAt(value, 'roles') : listAt(get(get(value, 'control'), 'grant'), 'roles');
  const id = textAt(value, 'id');
  const description = textAt(value, 'description');
  const roles = rolesOf(listed, recurring);
  const written = targetOf(resource, recurring);
  const target = isV1 && listAt(value, 'resources').length > 1 ? several('resources') : certain(written);
  const subjects = isV1 ? listAt(value, 'subjects').length : 1;
  const condition = conditionOf(get(value, 'rule'));
  const deleted = textAt(value, 'state') === 'deleted';
  const layout = isV1 ? v1 : v2;
  const told =
    textAt(value, 'type') === 'authorization' ? undefined : attributesOf(listAt(subject, 'attributes'), recurring);
  const first = told === undefined ? undefined : subjectFrom(told);
  const notes = notesOf(value, isV1, told, first, isUnknown(target) ? written.attributes : undefined);
  // Named one by one: to spread shared parts costs a third of the time that a hundred thousand policies take.
  if (first === undefined) {
    const source = subjects > 1 ? several('subjects') : certain(targetOf(subject, recurring));
    return { type: 'authorization', source, id, description, roles, target, condition, deleted, notes, origin, layout };
  }
  const who = subjects > 1 ? several('subjects') : first;
  return { type: 'access', subject: who, id, description, roles, target, condition, deleted, notes, origin, layout };
};

/** True for a policy in the form of IAM's API, as opposed to the short form of a setup. */
export const isApiPolicy = (value: Json): value is JsonObject =>
  isObject(value) &&
  ['subjects', 'control', 'resources', 'resource'].some((key) => get(value, key) !== undefined) &&
  textsAt(value, 'roles').length === 0;

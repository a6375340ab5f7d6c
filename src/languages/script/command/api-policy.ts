import { isMapping, type Value } from '../../declared/declared.ts';
import { isUnknown, unknown } from '../../../source/unknown.ts';
import type { Call } from './call.ts';

const at = (value: Value | undefined, key: string): Value | undefined =>
  isMapping(value) ? value.get(key) : undefined;

const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? value : []);

/** A value of an attribute as one text: of several, all, with commas between them, where each of them is known. */
const textOf = (held: Value): Value => {
  if (typeof held === 'number' || typeof held === 'boolean') return String(held);
  if (isMapping(held)) return unknown('it is no text');
  if (!Array.isArray(held)) return held;
  const texts = held.map(textOf);
  return texts.every((text) => typeof text === 'string')
    ? texts.join(',')
    : (texts.find(isUnknown) ?? unknown('it is no text'));
};

/** One attribute of a body, version 1 (`name`) or 2 (`key`), as the provider writes it. */
const attributeOf = (value: Value): ReadonlyMap<string, Value> => {
  const held = at(value, 'value') ?? unknown('it has no value');
  return new Map<string, Value>([
    ['name', at(value, 'key') ?? at(value, 'name') ?? unknown('it has no name')],
    ['value', textOf(held)],
    ['operator', at(value, 'operator') ?? 'stringEquals'],
  ]);
};

/** A role by its CRN as the provider names it: by display name. */
const roleOf = (value: Value, service: string, { catalogue }: Call): Value => {
  const id = at(value, 'role_id');
  const name = at(value, 'display_name');
  if (typeof name === 'string') return name;
  if (typeof id !== 'string') return id ?? unknown('the role is not named');
  return /^crn:v1:[\w-]+:public:[\w-]+::::/.test(id) ? catalogue.displayName({ id, name: undefined }, service) : id;
};

const nameOf = (attribute: Value): Value | undefined => at(attribute, 'name') ?? at(attribute, 'key');

const attributeIn = (attributes: readonly Value[], name: string): Value | undefined =>
  at(
    attributes.find((each) => nameOf(each) === name),
    'value',
  );

const conditionOf = (value: Value): Value => {
  const nested = at(value, 'conditions');
  const held = at(value, 'value');
  return new Map<string, Value>([
    ['key', at(value, 'key') ?? ''],
    ['operator', at(value, 'operator') ?? ''],
    ...(held === undefined ? [] : [['value', Array.isArray(held) ? held : [held]] as const]),
    ...(nested === undefined ? [] : [['conditions', listOf(nested).map(conditionOf)] as const]),
  ]);
};

const ruleOf = (rule: Value | undefined): Readonly<Record<string, Value>> => {
  if (rule === undefined) return {};
  const conditions = at(rule, 'conditions');
  if (conditions === undefined) return { rule_conditions: [conditionOf(rule)] };
  const operator = at(rule, 'operator');
  return {
    rule_conditions: listOf(conditions).map(conditionOf),
    ...(operator === undefined ? {} : { rule_operator: operator }),
  };
};

/**
 * A policy as IAM's API takes it, version 1 or 2, in the provider's words. `subject` is the value of `iam_id` or
 * `access_group_id`; an authorization has `source_…` and `target_…` arguments instead.
 */
export const apiPolicy = (body: Value, call: Call): Readonly<Record<string, Value>> => {
  const subject = at(body, 'subject') ?? listOf(at(body, 'subjects'))[0];
  const resource = at(body, 'resource') ?? listOf(at(body, 'resources'))[0];
  const subjects = listOf(at(subject, 'attributes'));
  // A policy is always about the account it is made in; scripts give its ID by a variable.
  const resources = listOf(at(resource, 'attributes')).filter(
    (each) => !(nameOf(each) === 'accountId' && isUnknown(at(each, 'value'))),
  );
  const service = attributeIn(resources, 'serviceName');
  const inBody = at(body, 'roles') ?? at(at(at(body, 'control'), 'grant'), 'roles');
  const roles: Value = Array.isArray(inBody)
    ? listOf(inBody).map((role) => roleOf(role, typeof service === 'string' ? service : 'iam', call))
    : isUnknown(inBody)
      ? inBody
      : unknown('the roles are not known');
  const tags = listOf(at(resource, 'tags'));
  const pattern = at(body, 'pattern');
  const shared: Readonly<Record<string, Value>> = {
    roles,
    ...ruleOf(at(body, 'rule')),
    ...(pattern === undefined ? {} : { pattern }),
    ...(tags.length === 0 ? {} : { resource_tags: tags.map(attributeOf) }),
  };
  if (at(body, 'type') === 'authorization') {
    return {
      ...shared,
      subject_attributes: subjects.map(attributeOf),
      resource_attributes: resources.map(attributeOf),
    };
  }
  const who = attributeIn(subjects, 'iam_id') ?? attributeIn(subjects, 'access_group_id');
  return {
    ...shared,
    resource_attributes: resources.length === 0 ? unknown('the target is not known') : resources.map(attributeOf),
    ...(who === undefined ? {} : { subject: who }),
  };
};

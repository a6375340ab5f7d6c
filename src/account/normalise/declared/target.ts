import type { Value } from '../../../languages/declared/declared.ts';
import type { Attribute, Layout, Target } from '../../model/policy.ts';
import type { Path } from '../../../source/place.ts';
import { isAddress } from '../../model/unresolved.ts';
import { isUnknown, unknown, type Unknown } from '../../../source/unknown.ts';
import { idFrom, instanceFrom, type Scope } from './scope.ts';
import { blocksIn, flagIn, textIn, valueIn, type Values } from './values.ts';

/** Arguments of a `resources` block, and the attributes of IAM that the provider makes of them. */
const names: readonly (readonly [argument: string, attribute: string])[] = [
  ['service', 'serviceName'],
  ['service_type', 'serviceType'],
  ['service_group_id', 'service_group_id'],
  ['resource_instance_id', 'serviceInstance'],
  ['resource_group_id', 'resourceGroupId'],
  ['region', 'region'],
  ['resource_type', 'resourceType'],
  ['resource', 'resource'],
];

const selectors = new Set(['serviceName', 'serviceType', 'service_group_id']);

/** Attributes whose values are words of IBM's: an address as such a value says nothing. */
const worded: ReadonlySet<string> = new Set([...selectors, 'resourceType']);

const whyUnresolved = (value: Value | undefined): string => (isUnknown(value) ? value.unknown : 'it is an address');

/** An attribute as IAM keeps it: a bare `*` becomes "any". Undefined for an argument that is left out. */
const attributeOf = (name: string, value: Value | undefined, operator: string, scope: Scope): Attribute | undefined => {
  const given = value === '' ? undefined : value;
  const id = name === 'serviceInstance' ? instanceFrom(given, scope) : idFrom(given, scope);
  if (id === undefined) return undefined;
  // Which services are meant has to be known: that a value is equal to itself says nothing of it.
  if (worded.has(name) && !isUnknown(id) && isAddress(id)) {
    const what = selectors.has(name) ? 'services are' : 'type of the resources is';
    return { name, operator, value: unknown(`the ${what} not known: ${whyUnresolved(value)}`) };
  }
  if (id === '*' && operator === 'stringEquals' && !selectors.has(name)) {
    return { name, operator: 'stringExists', value: true };
  }
  return { name, operator, value: id };
};

/** Attributes, and below the resource the argument that each is written in. */
export interface Placed {
  readonly attributes: readonly Attribute[];
  readonly paths: readonly Path[];
}

const placed = (found: readonly (readonly [path: Path, attribute: Attribute | undefined])[]): Placed => {
  const given = found.flatMap(([path, attribute]) => (attribute === undefined ? [] : [{ path, attribute }]));
  return { attributes: given.map(({ attribute }) => attribute), paths: given.map(({ path }) => path) };
};

const joined = (parts: readonly Placed[]): Placed => ({
  attributes: parts.flatMap(({ attributes }) => attributes),
  paths: parts.flatMap(({ paths }) => paths),
});

/** Arguments that stand for attributes, each for one. */
export const attributesFrom = (
  values: Values,
  pairs: readonly (readonly [argument: string, attribute: string])[],
  scope: Scope,
): Placed =>
  placed(
    pairs.map(([argument, name]) => [[argument], attributeOf(name, valueIn(values, argument), 'stringEquals', scope)]),
  );

const inBlock = (block: Values, scope: Scope): Placed | Unknown => {
  const named = attributesFrom(block, names, scope);
  // A map, which files of Terraform 0.11 write as a block.
  const more = blocksIn(block, 'attributes');
  if (isUnknown(more)) return more;
  // The provider leaves an attribute alone that an argument gave already.
  const free = more.flatMap((map) => [...map]).filter(([name]) => !named.attributes.some((one) => one.name === name));
  return joined([
    named,
    placed(free.map(([name, value]) => [['attributes', name], attributeOf(name, value, 'stringEquals', scope)])),
  ]);
};

/** Blocks of `name`, which templates call `key`, `value` and `operator`. */
export const namedAttributes = (
  values: Values,
  blocks: string,
  scope: Scope,
  named: 'name' | 'key' = 'name',
): Placed | Unknown => {
  const found = blocksIn(values, blocks);
  if (isUnknown(found)) return found;
  const attributes: [Path, Attribute | undefined][] = [];
  for (const [index, block] of found.entries()) {
    const name = textIn(block, named);
    const operator = textIn(block, 'operator') ?? 'stringEquals';
    if (isUnknown(name)) return name;
    if (isUnknown(operator)) return operator;
    const value = block.get('value') ?? null;
    // The provider sends a block with an empty value as it is; an empty argument is one that is left out.
    const attribute =
      value === null || value === ''
        ? { name: name ?? '', operator, value: value ?? unknown(`the value of \`${name ?? ''}\` is null here`) }
        : attributeOf(name ?? '', valueIn(block, 'value'), operator, scope);
    attributes.push([[blocks, index, 'value'], attribute]);
  }
  return placed(attributes);
};

/** Tags; where they are not known, one that is not known stands for them. */
const tagsOf = (values: Values, scope: Scope): Placed => {
  const tags = namedAttributes(values, 'resource_tags', scope);
  return isUnknown(tags)
    ? { attributes: [{ name: 'a tag', operator: 'stringEquals', value: tags }], paths: [['resource_tags']] }
    : tags;
};

/** A target, and where its attributes and tags are written below the resource. */
export interface WrittenTarget {
  readonly target: Target | Unknown;
  readonly each: Layout['each'];
}

const nowhere = (target: Unknown): WrittenTarget => ({ target, each: undefined });

/** The target of a policy, from whichever of the ways to write it is used. None at all means all IAM-enabled services. */
export const targetOf = (values: Values, scope: Scope): WrittenTarget => {
  const blocks = blocksIn(values, 'resources');
  if (isUnknown(blocks)) return nowhere(blocks);
  const parts: Placed[] = [];
  for (const [index, block] of blocks.entries()) {
    const part = inBlock(block, scope);
    if (isUnknown(part)) return nowhere(part);
    parts.push({ ...part, paths: part.paths.map((path) => ['resources', index, ...path]) });
  }
  const named = namedAttributes(values, 'resource_attributes', scope);
  if (isUnknown(named)) return nowhere(named);
  const stated = joined([...parts, named]);
  const management = flagIn(values, 'account_management');
  if (isUnknown(management) && stated.attributes.length === 0) {
    return nowhere(unknown(`it is not known whether it is for account management: ${management.unknown}`));
  }
  const implied =
    management === true
      ? placed([[['account_management'], { name: 'serviceType', operator: 'stringEquals', value: 'platform_service' }]])
      : stated.attributes.length === 0
        ? placed([[[], { name: 'serviceType', operator: 'stringEquals', value: 'service' }]])
        : placed([]);
  const { attributes, paths } = joined([stated, implied]);
  const tags = tagsOf(values, scope);
  return { target: { attributes, tags: tags.attributes }, each: { attributes: paths, tags: tags.paths } };
};

import type { Declared } from '../../../languages/declared/declared.ts';
import { isUnknown, unknown, type Unknown } from '../../../source/unknown.ts';
import type { Policy, Role, Target } from '../../model/policy.ts';
import { conditionOf } from './conditions.ts';
import { notesOf, rolesOf } from './policies.ts';
import type { Scope } from './scope.ts';
import { namedAttributes, type Placed } from './target.ts';
import { itemsIn, knownBlocks, knownText, type Values } from './values.ts';

const nothing: Placed = { attributes: [], paths: [] };

/** What the first block of a name below the policy lists, and where. */
const listed = (policy: Values, block: string, list: string, scope: Scope): Placed | Unknown => {
  const [values] = knownBlocks(policy, block);
  const found = values === undefined ? nothing : namedAttributes(values, list, scope, 'key');
  if (isUnknown(found)) return found;
  // Which account it is, the assignment says: the provider adds none, and one that is written is that of the enterprise.
  const own = (index: number): boolean => found.attributes[index]?.name !== 'accountId';
  return {
    attributes: found.attributes.filter((_, index) => own(index)),
    paths: found.paths.filter((_, index) => own(index)).map((path) => ['policy', 0, block, 0, ...path]),
  };
};

const targetFrom = (attributes: Placed | Unknown, tags: Placed | Unknown): Target | Unknown => {
  if (isUnknown(attributes)) return attributes;
  if (isUnknown(tags)) return tags;
  return { attributes: attributes.attributes, tags: tags.attributes };
};

const fromRoleTemplate = unknown('a role template, which is not read, says what the role does');

const rolesIn = (policy: Values, form: Declared['form']): Policy['roles'] => {
  const roles: readonly (Role | Unknown)[] | Unknown = rolesOf({ values: policy, form });
  const references = itemsIn(policy, 'role_template_references');
  if (isUnknown(references)) return references;
  return isUnknown(roles) ? roles : [...roles, ...references.map(() => fromRoleTemplate)];
};

/** The policy template of an enterprise that `ibm_iam_policy_template` or a further version of it declares. */
export const policyTemplate = (declared: Declared, scope: Scope): void => {
  const { values, form, origin, address } = declared;
  const [policy] = knownBlocks(values, 'policy');
  if (policy === undefined) return;
  const attributes = listed(policy, 'resource', 'attributes', scope);
  const tags = listed(policy, 'resource', 'tags', scope);
  const shared = {
    id: undefined,
    description: knownText(policy, 'description'),
    roles: rolesIn(policy, form),
    target: targetFrom(attributes, tags),
    condition: conditionOf(policy),
    deleted: false,
    notes: notesOf(policy, undefined),
    address,
    origin,
    layout: {
      subject: ['policy', 0],
      roles: ['policy', 0, 'roles'],
      attributes: ['policy', 0, 'resource'],
      condition: policy.has('rule_conditions') ? ['policy', 0, 'rule_conditions'] : ['policy', 0],
      each: {
        attributes: isUnknown(attributes) ? [] : attributes.paths,
        tags: isUnknown(tags) ? [] : tags.paths,
      },
    },
  };
  const source = listed(policy, 'subject', 'attributes', scope);
  scope
    .draftOf(declared)
    .templates.push(
      knownText(policy, 'type') === 'authorization'
        ? { ...shared, type: 'authorization', source: targetFrom(source, nothing) }
        : { ...shared, type: 'access', subject: unknown('a template may leave its subject to another template') },
    );
};

import type { PolicyShape } from '../account/model/policy-shape.ts';
import type { Attribute, Notes, Policy, Role, Target } from '../account/model/policy.ts';
import { remember } from '../source/once.ts';
import { isUnknown, type Unknown } from '../source/unknown.ts';
import { isSelective, isUsualSubject, shapeOf, varyingOf } from './shape-of.ts';

/** What policies have in common as far as one has looked: the shapes branch where they differ. */
interface Branch {
  readonly next: Map<unknown, Branch>;
  /** The shape of the policies that end here; -1 before the first. */
  shape: number;
}

const sprout = (): Branch => ({ next: new Map(), shape: -1 });

const grow = (branch: Branch, key: unknown): Branch => remember(branch.next, key, sprout);

/** What counts of a value; undefined where all of it may. */
const valueKey = (attribute: Attribute): string | boolean | undefined => {
  const { value } = attribute;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  return isSelective(attribute) ? value : varyingOf(attribute)?.varies;
};

const throughAttribute = (branch: Branch, attribute: Attribute): Branch | undefined => {
  const met = branch.next.get(attribute);
  if (met !== undefined) return met;
  const { name, operator } = attribute;
  const key = valueKey(attribute);
  if (key === undefined) return undefined;
  const end = grow(grow(grow(branch, name), operator), key);
  // These are mostly one object in many policies.
  if (name === 'accountId' || name === 'resourceGroupId' || isSelective(attribute)) branch.next.set(attribute, end);
  return end;
};

const throughRole = (branch: Branch, role: Role): Branch => {
  const met = branch.next.get(role);
  if (met !== undefined) return met;
  const { id, name, exact, actions } = role;
  const end = grow(grow(grow(branch, id), name), exact);
  if (actions === undefined) branch.next.set(role, end);
  return end;
};

/** Undefined for notes that are seldom. */
const noteKey = (notes: Notes | undefined): string | undefined => {
  if (notes === undefined) return 'none';
  const { pattern, subject, target, subjects, resources, fromTemplate, lastPermitAt } = notes;
  if (subject !== undefined || target !== undefined || subjects !== 1 || resources !== 1) return undefined;
  if (isUnknown(pattern)) return undefined;
  const named = pattern === undefined ? '' : `named ${pattern}`;
  return `${fromTemplate ? 'template' : ''} ${lastPermitAt === undefined ? '' : 'used'} ${named}`;
};

const throughTarget = (branch: Branch, target: Target | Unknown): Branch | undefined => {
  if (isUnknown(target) || target.tags.length > 0) return undefined;
  let at: Branch | undefined = grow(branch, 'attributes');
  for (const attribute of target.attributes) {
    at = throughAttribute(at, attribute);
    if (at === undefined) return undefined;
  }
  return at;
};

const throughSubject = (branch: Branch, policy: Policy): Branch | undefined => {
  if (policy.type === 'authorization') return throughTarget(branch, policy.source);
  const { subject } = policy;
  if (isUnknown(subject) || !isUsualSubject(subject)) return undefined;
  return grow(branch, subject.kind);
};

/** Where a policy ends among the branches; undefined for one of a shape of its own. */
const branchOf = (root: Branch, policy: Policy): Branch | undefined => {
  const { id, roles, target, condition, notes, address, layout } = policy;
  const noted = noteKey(notes);
  if (isUnknown(condition) || address !== undefined || noted === undefined || isUnknown(roles)) return undefined;
  const limited = condition === undefined ? root : grow(root, JSON.stringify(condition));
  const known = grow(grow(grow(limited, noted), id === undefined), layout.version);
  let branch = throughSubject(known, policy);
  for (const role of roles) {
    if (branch === undefined || isUnknown(role)) return undefined;
    branch = throughRole(branch, role);
  }
  return branch === undefined ? undefined : throughTarget(branch, target);
};

/** Policies sorted by their shapes. */
export interface Shapes {
  readonly shapes: readonly PolicyShape[];
  /** Which shape each policy has, by its place in the list; of one that is deleted -1. */
  readonly of: Int32Array;
}

/**
 * Sorts policies by their shapes: a large account has a hundred thousand policies of a few hundred shapes. Those that go
 * into one have equal shapes; whatever is out of the ordinary gets one of its own without further comparison.
 */
export const sortIntoShapes = (policies: readonly Policy[]): Shapes => {
  const root = sprout();
  const shapes: PolicyShape[] = [];
  const of = new Int32Array(policies.length).fill(-1);
  for (const [index, policy] of policies.entries()) {
    if (policy.deleted) continue;
    const branch = branchOf(root, policy);
    const shape = branch === undefined || branch.shape < 0 ? shapes.push(shapeOf(policy)) - 1 : branch.shape;
    if (branch !== undefined) branch.shape = shape;
    of[index] = shape;
  }
  return { shapes, of };
};

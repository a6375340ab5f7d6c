import { remember } from '../source/once.ts';
import { isHexId, isUuid } from '../account/model/id-form.ts';
import type { Attribute, Notes, Policy, Role, Target } from '../account/model/policy.ts';
import { isPlaceholder } from '../account/model/placeholder.ts';
import { publicAccessGroup, type Subject } from '../account/model/subject.ts';
import { isUnknown, type Unknown } from '../source/unknown.ts';

/** What policies have in common as far as one has looked: the moulds branch where they differ. */
interface Branch {
  readonly next: Map<unknown, Branch>;
  /** The mould of the policies that end here; -1 before the first. */
  mould: number;
}

const sprout = (): Branch => ({ next: new Map(), mould: -1 });

const grow = (branch: Branch, key: unknown): Branch => remember(branch.next, key, sprout);

/** Attributes by whose values rules judge; there are few of them. */
const telling: ReadonlySet<string> = new Set([
  'serviceName',
  'serviceType',
  'service_group_id',
  'resourceType',
  'region',
]);

const word = /^[\w/-]{1,1000}$/;
const isPlain = (text: string): boolean => word.test(text) && !isPlaceholder(text);

const isUsual = (name: string, text: string): boolean => {
  if (name === 'serviceInstance') return isUuid(text);
  if (name === 'accountId' || name === 'resourceGroupId') return isHexId(text);
  return isUuid(text) || isPlain(text);
};

const wild = /^(?=.*[*?])(?!\*+$)[\w/*?-]{1,1000}$/;

/** True for a name with wildcards in it, which is no mere `*`; where ids belong, it is out of the ordinary. */
const isPattern = (name: string, text: string): boolean =>
  name !== 'serviceInstance' &&
  name !== 'accountId' &&
  name !== 'resourceGroupId' &&
  wild.test(text) &&
  !isPlaceholder(text);

/** What counts of a value; undefined where all of it may. */
const valueKey = ({ name, value }: Attribute): string | boolean | undefined => {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (telling.has(name)) return value;
  if (isUsual(name, value)) return 'usual';
  return isPattern(name, value) ? 'pattern' : undefined;
};

const throughAttribute = (branch: Branch, attribute: Attribute): Branch | undefined => {
  const met = branch.next.get(attribute);
  if (met !== undefined) return met;
  const { name, operator } = attribute;
  const key = valueKey(attribute);
  if (key === undefined) return undefined;
  const end = grow(grow(grow(branch, name), operator), key);
  // These are mostly one object in many policies.
  if (name === 'accountId' || name === 'resourceGroupId' || telling.has(name)) branch.next.set(attribute, end);
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

const usualSubject = /^(?:(?:ServiceId|Profile|AccessGroupId)-[0-9a-f-]+|IBMid-(?!X)[0-9A-Z]+)$/;

const isUsualSubject = ({ id }: Subject): boolean => usualSubject.test(id) || (id !== publicAccessGroup && isPlain(id));

/** Of when a policy was last used, notes count as whether that is known; undefined for those that are seldom. */
const noteKey = (notes: Notes | undefined): string | undefined => {
  if (notes === undefined) return 'none';
  const { pattern, subject, target, subjects, resources, fromTemplate, lastPermitAt } = notes;
  if (subject !== undefined || target !== undefined || subjects !== 1 || resources !== 1) return undefined;
  return `${fromTemplate ? 'template' : ''} ${lastPermitAt === undefined ? '' : 'used'} ${pattern ?? ''}`;
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

/** Where a policy ends among the branches; undefined for one of a mould of its own. */
const branchOf = (root: Branch, policy: Policy): Branch | undefined => {
  const { id, roles, target, condition, notes, address, layout } = policy;
  const noted = noteKey(notes);
  if (isUnknown(condition) || address !== undefined || noted === undefined || isUnknown(roles)) return undefined;
  const held = condition === undefined ? root : grow(root, JSON.stringify(condition));
  const written = grow(grow(grow(held, noted), id === undefined), layout.version);
  let branch = throughSubject(written, policy);
  for (const role of roles) {
    if (branch === undefined || isUnknown(role)) return undefined;
    branch = throughRole(branch, role);
  }
  return branch === undefined ? undefined : throughTarget(branch, target);
};

/** The moulds that policies are of. */
interface Moulds {
  /** Where the first policy of each mould stands. */
  readonly firsts: readonly number[];
  /** The mould of each policy; of one that is deleted -1. */
  readonly of: Int32Array;
}

const sort = (policies: readonly Policy[]): Moulds => {
  const root = sprout();
  const firsts: number[] = [];
  const of = new Int32Array(policies.length).fill(-1);
  for (const [index, policy] of policies.entries()) {
    if (policy.deleted) continue;
    const branch = branchOf(root, policy);
    const mould = branch === undefined || branch.mould < 0 ? firsts.push(index) - 1 : branch.mould;
    if (branch !== undefined) branch.mould = mould;
    of[index] = mould;
  }
  return { firsts, of };
};

const sorted = new WeakMap<readonly Policy[], Moulds>();

const mouldsOf = (policies: readonly Policy[]): Moulds => remember(sorted, policies, () => sort(policies));

/** A policy, and what was found of it. */
export interface Found<Kind extends Policy, What> {
  readonly policy: Kind;
  readonly found: What;
}

/**
 * The policies of a list of an account of which something is found, in their order. A large account has a hundred thousand
 * policies of a few hundred moulds: `find` is given one policy of each mould, and what it finds of that goes for all.
 *
 * Two policies are of one mould if they differ in nothing but their id and description, whom of one kind they give access,
 * what ids, plain names and patterns stand for in their targets, when they were last used, what an export lists for a role,
 * and where they stand: `find` must not look at these. Whatever is out of the ordinary, such as a list, a tag or a
 * placeholder, makes a mould of its own. Deleted policies are left out.
 */
export function* foundIn<Kind extends Policy, What>(
  policies: readonly Kind[],
  find: (policy: Kind) => What | undefined,
): Iterable<Found<Kind, What>> {
  const { firsts, of } = mouldsOf(policies);
  const answers = firsts.map((first) => {
    const policy = policies[first];
    return policy === undefined ? undefined : find(policy);
  });
  if (answers.every((answer) => answer === undefined)) return;
  for (let index = 0; index < of.length; index += 1) {
    const found = answers[of[index] ?? -1];
    const policy = found === undefined ? undefined : policies[index];
    if (found !== undefined && policy !== undefined) yield { policy, found };
  }
}

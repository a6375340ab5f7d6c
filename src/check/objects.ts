import type { Account, ApiKey, Membership } from '../account/model/account.ts';
import type { Engine } from '../account/model/engine.ts';
import type { Attribute, Policy, Target } from '../account/model/policy.ts';
import type { Subject } from '../account/model/subject.ts';
import { declaredBy } from '../account/model/unresolved.ts';
import type { About } from '../finding/finding.ts';
import { isOrigin, type Origin, type Place, type Segment } from '../source/place.ts';
import { isUnknown, type Unknown } from '../source/unknown.ts';

/** An object of an account, as far as findings name it. */
export interface Thing {
  /** What it is, and its id or what stands for one: the same in each run, wherever it is written. */
  readonly identity: readonly string[];
  /** What it says, where that tells it from others of its kind: it is known by that when its id is another one. */
  readonly likeness?: readonly string[] | undefined;
  readonly about: About;
}

/** An id, or the address that stands for one; nothing of those that hold a file and a line. */
const stable = (id: string): string => declaredBy(id) ?? '';

const subjectIn = (subject: Subject | Unknown | undefined): string | undefined =>
  subject === undefined || isUnknown(subject) ? undefined : stable(subject.id) || subject.name;

const valueText = (value: Attribute['value']): string => (isUnknown(value) ? '' : JSON.stringify(value));

const targetText = (target: Target | Unknown): string =>
  isUnknown(target)
    ? ''
    : [...target.attributes, ...target.tags]
        .map(({ name, operator, value }) => `${name} ${operator} ${valueText(value)}`)
        .toSorted()
        .join();

/** A policy that has no id yet, or another one than before, is known by who gets access to what: IAM has no two of that. */
const policyThing = (policy: Policy): Thing => {
  const { id, address, target } = policy;
  const subject = policy.type === 'access' ? subjectIn(policy.subject) : undefined;
  const declared = address === undefined ? undefined : declaredBy(address);
  const named = id ?? declared;
  const from = policy.type === 'access' ? (subject ?? '') : targetText(policy.source);
  const to = targetText(target);
  const likeness = [policy.type, from, to];
  return {
    identity: named === undefined ? likeness : ['policy', named],
    likeness: from === '' || to === '' ? undefined : likeness,
    about: { subject, policy: named },
  };
};

const subjectThing = ({ id, name }: { readonly id: string; readonly name?: string | undefined }): Thing => {
  const known = stable(id) || name;
  return { identity: ['subject', known ?? ''], about: { subject: known } };
};

const memberThing = ({ group, member }: Membership): Thing => {
  const subject = subjectIn(member);
  return { identity: ['member', stable(group), subject ?? ''], about: { subject } };
};

const keyThing = ({ id, name, owner }: ApiKey): Thing => ({
  identity: ['key', stable(id) || (name ?? '')],
  about: { subject: subjectIn(owner) },
});

const engineThing = ({ name, instance, subject }: Engine): Thing => ({
  identity: ['engine', stable(instance.guid ?? name)],
  about: { subject: subjectIn(subject) },
});

const plainThing = (...identity: readonly (string | undefined)[]): Thing => ({
  identity: identity.map((part) => (part === undefined ? '' : stable(part))),
  about: {},
});

/** All objects of an account, each with where it stands; of two in one place, the first names it. */
function* thingsOf(account: Account): Iterable<readonly [origin: Origin, thing: () => Thing]> {
  for (const one of account.policies) yield [one.origin, () => policyThing(one)];
  for (const one of account.authorizations) yield [one.origin, () => policyThing(one)];
  for (const one of account.apiKeys) yield [one.origin, () => keyThing(one)];
  for (const one of account.memberships) yield [one.origin, () => memberThing(one)];
  for (const one of account.dynamicRules) yield [one.origin, () => plainThing('rule', one.group, one.name)];
  for (const one of [...account.groups, ...account.serviceIds, ...account.profiles, ...account.users])
    yield [one.origin, () => subjectThing(one)];
  for (const one of account.roles) yield [one.origin, () => plainThing('role', one.service, one.name)];
  for (const one of [...(account.secrets ?? []), ...account.storedSecrets])
    yield [one.origin, () => plainThing('secret', one.name)];
  for (const one of account.zones) yield [one.origin, () => plainThing('zone', one.id ?? one.name)];
  for (const one of account.networkRules)
    yield [one.origin, () => plainThing('network rule', one.id ?? one.description)];
  if (account.settings !== undefined) yield [account.settings.origin, () => plainThing('settings')];
  for (const one of account.engines) {
    yield [one.origin, () => engineThing(one)];
    yield [one.subjectOrigin, () => engineThing(one)];
    yield [one.callerOrigin, () => engineThing(one)];
  }
}

/** Objects by the steps of the path that leads to them. */
interface Node {
  thing: (() => Thing) | undefined;
  readonly steps: Map<Segment, Node>;
}

const emptyNode = (): Node => ({ thing: undefined, steps: new Map() });

const stepTo = (node: Node, segment: Segment): Node => {
  const next = node.steps.get(segment) ?? emptyNode();
  node.steps.set(segment, next);
  return next;
};

const rootsOf = (account: Account): Node => {
  const roots = emptyNode();
  for (const [{ document, path }, thing] of thingsOf(account)) {
    let node = stepTo(stepTo(roots, document.source), document.index);
    for (const segment of path) node = stepTo(node, segment);
    node.thing ??= thing;
  }
  return roots;
};

/**
 * Finds the innermost object of an account that a place lies in; undefined where it lies in none. The objects are sorted
 * when first asked for: an account without findings does not pay for it.
 */
export const objectsOf = (account: Account): ((place: Place) => Thing | undefined) => {
  let roots: Node | undefined;
  return (place) => {
    if (!isOrigin(place)) return undefined;
    roots ??= rootsOf(account);
    let node = roots.steps.get(place.document.source)?.steps.get(place.document.index);
    let found = node?.thing;
    for (const segment of place.path) {
      node = node?.steps.get(segment);
      found = node?.thing ?? found;
    }
    return found?.();
  };
};

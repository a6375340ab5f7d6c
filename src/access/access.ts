import type { Catalogue } from '../catalogue/catalogue.ts';
import { once, oncePerKey, remember } from '../source/once.ts';
import type { Account } from '../account/model/account.ts';
import { knows, type Extent } from '../account/model/knowledge.ts';
import { isUnresolved } from '../account/model/unresolved.ts';
import type { AccessPolicy, Policy } from '../account/model/policy.ts';
import type { Subject } from '../account/model/subject.ts';
import { isKnown, isUnknown } from '../source/unknown.ts';
import { candidatesOf } from './decide/candidates.ts';
import { admitsSource } from './decide/covers.ts';
import type { Decision, Granted, MissingFact, FailedPolicy } from './decide/decision.ts';
import { escalationOf, type Escalation } from './escalation/escalation.ts';
import { holdersOf, membersByGroup, type Holding } from './decide/holders.ts';
import { evaluatePolicy, miss, type PolicyResult } from './decide/evaluate-policy.ts';
import { mayBe, membershipsOf } from './decide/membership.ts';
import type { Principal, Resource, ActionOrRole } from './decide/question.ts';

/** Answers who may do what in one account. */
export interface Access {
  readonly account: Account;
  /**
   * Whether an principal has what is asked for on a resource, from the clock's moment on: `granted` with the policies that
   * grant it, `denied` with those that came close and the one reason each fails, or `unknown` with the facts that would
   * settle it. Policies only ever allow, so that one grant is enough, and only what is wholly known can be denied.
   */
  readonly decide: (principal: Principal, action: ActionOrRole, resource: Resource) => Decision;
  /**
   * Tells of whom `decide` would say `denied`, without reasons: policies that cannot be about the resource are not looked
   * at, and those that can only once for however many subjects.
   */
  readonly denies: (action: ActionOrRole, resource: Resource) => (subject: Subject) => boolean;
  /**
   * Everybody known who has, or may have, what is asked for on a resource: subjects of policies, access groups among them, and
   * the known members of those groups. One pass over all policies, however many people there are.
   */
  readonly holders: (action: ActionOrRole, resource: Resource) => readonly Holding[];
  /** The steps by which identities of the account become stronger; worked out when first asked for. */
  readonly escalation: () => Escalation;
}

/** Collects what the policies of one question say. */
interface Tally {
  readonly by: Granted[];
  readonly facts: MissingFact[];
  readonly closest: FailedPolicy[];
}

const note = (tally: Tally, result: PolicyResult): void => {
  if (result.grants === 'yes') tally.by.push(result.granted);
  else if (result.grants === 'unknown') tally.facts.push(...result.facts);
  else if (result.closest !== undefined) tally.closest.push(result.closest);
};

const settle = ({ by, facts, closest }: Tally): Decision => {
  if (by.length > 0) return { outcome: 'granted', by };
  return facts.length > 0 ? { outcome: 'unknown', facts, closest } : { outcome: 'denied', closest };
};

/** Why not everything of an extent is known: what exports show to be missing, else that nothing lists it. */
const whyNotKnown = (account: Account, extent: Extent, of: string | undefined): readonly MissingFact[] => {
  const gaps = account.knowledge.gaps.filter(
    (gap) => gap.extent === extent && (gap.of === undefined || of === undefined || gap.of === of),
  );
  return gaps.length > 0 ? gaps.map((gap) => ({ kind: 'gap', gap })) : [{ kind: 'not given', extent, of }];
};

interface Index {
  readonly bySubject: ReadonlyMap<string, readonly AccessPolicy[]>;
  /** Policies whose subject is not known: they may be anybody's. */
  readonly anybodys: readonly AccessPolicy[];
  /** Policies of what a data source or a variable stands for: they may be those of one known by another id. */
  readonly opens: readonly { readonly policy: AccessPolicy; readonly subject: Subject }[];
  /** Groups that hold a policy. */
  readonly groups: readonly string[];
}

const indexOf = (account: Account): Index => {
  const bySubject = new Map<string, AccessPolicy[]>();
  const anybodys: AccessPolicy[] = [];
  const opens: { policy: AccessPolicy; subject: Subject }[] = [];
  const groups: string[] = [];
  for (const policy of account.policies) {
    const { subject } = policy;
    if (isUnknown(subject)) {
      anybodys.push(policy);
      continue;
    }
    if (isUnresolved(subject.id)) opens.push({ policy, subject });
    const held = bySubject.get(subject.id);
    if (held !== undefined) held.push(policy);
    else {
      bySubject.set(subject.id, [policy]);
      if (subject.kind === 'access_group') groups.push(subject.id);
    }
  }
  return { bySubject, anybodys, opens, groups };
};

/** True where it may hang on the instance whether a policy that may be about any of a service allows something. */
const selectsInstances = ({ target, condition }: AccessPolicy): boolean =>
  (condition !== undefined && JSON.stringify(condition).includes('resource')) ||
  (isKnown(target) && target.attributes.some(({ name }) => name === 'serviceInstance'));

/**
 * The access of one account at a moment.
 * @param now milliseconds since 1970, for conditions on time
 */
export const createAccess = (account: Account, catalogue: Catalogue, now: number): Access => {
  // Most runs ask nothing of most accounts.
  const index = once(() => indexOf(account));
  const candidates = once(() => candidatesOf(account.policies));
  const memberships = membershipsOf(account);
  const members = once(() => membersByGroup(account));
  /** Every group the input names, whether or not it lists the group itself. */
  const namedGroups = new Set([
    ...account.groups.map(({ id }) => id),
    ...account.memberships.map(({ group }) => group),
    ...account.dynamicRules.map(({ group }) => group),
  ]);

  const ofSubject = (subject: Subject, action: ActionOrRole, resource: Resource): Decision => {
    const { bySubject, anybodys, opens, groups } = index();
    const tally: Tally = { by: [], facts: [], closest: [] };
    const resultOf = (policy: Policy): PolicyResult =>
      evaluatePolicy(policy, action, resource, account, catalogue, now);
    for (const policy of bySubject.get(subject.id) ?? []) note(tally, resultOf(policy));
    for (const policy of anybodys) {
      const result = resultOf(policy);
      const why = isUnknown(policy.subject) ? policy.subject.unknown : '';
      if (result.grants === 'yes') tally.facts.push({ kind: 'value', policy, why });
      else note(tally, result);
    }
    for (const { policy, subject: open } of opens.filter((one) => mayBe(subject)(one.subject))) {
      const result = resultOf(policy);
      if (result.grants === 'no') continue;
      tally.facts.push({ kind: 'value', policy, why: `\`${open.id}\` may be \`${subject.id}\`` });
    }
    for (const group of groups) {
      const belongs = memberships.in(group, subject);
      for (const policy of bySubject.get(group) ?? []) {
        const result = resultOf(policy);
        if (belongs.belongs === 'yes') {
          note(
            tally,
            result.grants === 'yes' ? { ...result, granted: { ...result.granted, through: belongs.through } } : result,
          );
        } else if (result.grants === 'no') continue;
        else if (belongs.belongs === 'unknown') {
          tally.facts.push({ kind: 'membership', group, subject, dynamic: belongs.dynamic });
        } else if (result.grants === 'yes') tally.closest.push({ policy, because: { kind: 'not a member', group } });
      }
    }
    if (tally.by.length === 0) tally.facts.push(...whatMayBeElsewhere(subject));
    return settle(tally);
  };

  /** Policies of the subject or of its groups that may exist beyond what the run was given. */
  const whatMayBeElsewhere = (subject: Subject): readonly MissingFact[] => {
    const { knowledge } = account;
    // Which of the identities that are listed an open id stands for, a listing cannot say.
    if (isUnresolved(subject.id)) return whyNotKnown(account, 'policies', subject.id);
    if (knowledge.policies.everything) return [];
    const facts: MissingFact[] = knows(knowledge, 'policies', subject.id)
      ? []
      : [...whyNotKnown(account, 'policies', subject.id)];
    if (!knowledge.groups.everything && !knows(knowledge, 'memberships', subject.id))
      facts.push(...whyNotKnown(account, 'groups', undefined));
    for (const group of namedGroups) {
      const belongs = memberships.in(group, subject);
      if (belongs.belongs === 'no' || knows(knowledge, 'policies', group)) continue;
      if (belongs.belongs === 'unknown') facts.push({ kind: 'membership', group, subject, dynamic: belongs.dynamic });
      else facts.push(...whyNotKnown(account, 'policies', group));
    }
    return facts;
  };

  /** Tells of whom some policies allow nothing of what is asked for; worked out once a subject. */
  const excludedBy = (policies: readonly AccessPolicy[], action: ActionOrRole, resource: Resource) => {
    const allowed = policies.flatMap((policy) =>
      evaluatePolicy(policy, action, resource, account, catalogue, now).grants === 'no' ? [] : [policy.subject],
    );
    const anybody = allowed.some(isUnknown);
    const known = new Map(allowed.filter(isKnown).map((subject) => [subject.id, subject]));
    const opens = [...known.values()].filter(({ id }) => isUnresolved(id));
    const groups = [...known.values()].filter(({ kind }) => kind === 'access_group');
    const excluded = new Map<string, boolean>();
    return (subject: Subject): boolean =>
      remember(
        excluded,
        subject.id,
        () =>
          !anybody &&
          !known.has(subject.id) &&
          !opens.some(mayBe(subject)) &&
          groups.every(({ id }) => memberships.in(id, subject).belongs === 'no'),
      );
  };

  const onAnyOf = oncePerKey((service) => {
    const all = candidates().ofAnyInstance(service);
    return { telling: all.filter(selectsInstances), silent: all.filter((policy) => !selectsInstances(policy)) };
  });
  const silentAnswers = new Map<string, (subject: Subject) => boolean>();
  const answers = new Map<string, (subject: Subject) => boolean>();

  const denies: Access['denies'] = (action, resource) =>
    remember(answers, JSON.stringify([action, resource]), () => {
      const { service, attributes } = resource;
      const { serviceInstance, ...others } = attributes;
      const { telling, silent } = onAnyOf(service);
      const bySilent = remember(silentAnswers, JSON.stringify([action, service, others]), () =>
        excludedBy(silent, action, resource),
      );
      const instance = typeof serviceInstance === 'object' ? serviceInstance.is : undefined;
      const byOthers = excludedBy([...candidates().naming(service, instance), ...telling], action, resource);
      return (subject) => byOthers(subject) && bySilent(subject) && whatMayBeElsewhere(subject).length === 0;
    });

  const ofSource = (source: Resource, action: ActionOrRole, resource: Resource): Decision => {
    const tally: Tally = { by: [], facts: [], closest: [] };
    for (const policy of account.authorizations) {
      const result = evaluatePolicy(policy, action, resource, account, catalogue, now);
      if (isUnknown(policy.source)) {
        if (result.grants !== 'no') tally.facts.push({ kind: 'value', policy, why: policy.source.unknown });
        continue;
      }
      const answer = admitsSource(policy, policy.source, source, account.id, catalogue);
      if (answer === undefined) note(tally, result);
      else if ('missing' in answer) {
        if (result.grants !== 'no') tally.facts.push(answer.missing);
      } else if (result.grants === 'yes') note(tally, miss(policy, answer.no));
    }
    const guid = source.attributes['serviceInstance'];
    const { knowledge } = account;
    if (tally.by.length === 0 && !knows(knowledge, 'authorizations', typeof guid === 'object' ? guid.is : undefined)) {
      tally.facts.push(...whyNotKnown(account, 'authorizations', undefined));
    }
    return settle(tally);
  };

  return {
    account,
    decide: (principal, action, resource) =>
      'subject' in principal
        ? ofSubject(principal.subject, action, resource)
        : ofSource(principal.source, action, resource),
    denies,
    holders: (action, resource) =>
      holdersOf(account.policies, members(), (policy) =>
        evaluatePolicy(policy, action, resource, account, catalogue, now),
      ),
    escalation: once(() =>
      escalationOf(account, candidates, (policy, action, resource) =>
        evaluatePolicy(policy, action, resource, account, catalogue, now),
      ),
    ),
  };
};

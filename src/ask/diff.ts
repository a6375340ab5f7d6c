import type { Access } from '../access/access.ts';
import type { Decision, MissingFact } from '../access/decide/decision.ts';
import type { ActionOrRole, Resource } from '../access/decide/question.ts';
import { createAccess } from '../access/access.ts';
import type { Account } from '../account/model/account.ts';
import type { AccessPolicy } from '../account/model/policy.ts';
import type { Subject } from '../account/model/subject.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { subjectNames } from '../rule-api/names.ts';
import { remember } from '../source/once.ts';
import { isUnknown } from '../source/unknown.ts';
import { namedIn, questionsOf, whereOf } from './access-of.ts';
import { chainOf, type Link } from './chain.ts';
import { openFacts, type OpenFact } from './facts.ts';
import { ownFirst } from './least-roles.ts';
import { exampleOf, type Example } from './sample.ts';
import { subjectOnOtherSide } from './same-subject.ts';
import { resourceText } from './target.ts';
import { subjectsIn } from './who.ts';

/** What somebody has on one side and not on the other, in one place. */
export interface Change {
  readonly subject: { readonly id: string; readonly name: string };
  readonly services: string;
  readonly scope: readonly string[];
  /** Actions, or roles where it is not known what they do; granted on the one side, and not on the other. */
  readonly actions: readonly string[];
  /** One of them, on a thing it is granted on. */
  readonly example: {
    readonly action: string;
    readonly target: string;
    readonly requested: ActionOrRole;
    readonly resource: Resource;
  };
  /** By what it is granted there. */
  readonly cause: readonly Link[];
  /** What leaves open whether it is a change; empty where it is one for sure. */
  readonly facts: readonly OpenFact[];
}

/** Two states of an account, compared by what everybody can do. */
export interface DiffAnswer {
  readonly gained: readonly Change[];
  readonly lost: readonly Change[];
  /** What may be granted after and was not before, which hangs on the facts of each. */
  readonly perhapsGained: readonly Change[];
  readonly perhapsLost: readonly Change[];
  /** Who administers the account after, and did not before. */
  readonly newAdmins: readonly Change['subject'][];
  /** Policies of one side of which it is not known what they grant, and to whom. */
  readonly notCompared: readonly string[];
}

interface Side {
  readonly account: Account;
  readonly access: Access;
}

interface Pair {
  /** The side that may have more. */
  readonly here: Side;
  readonly there: Side;
  readonly catalogue: Catalogue;
  readonly example: Example;
}

/** A change while it is gathered. */
interface Draft extends Omit<Change, 'actions'> {
  readonly actions: Set<string>;
}

/** A fact apart from the policy that it is about: policies are rewritten and mean the same. */
const factKey = (fact: MissingFact): string => {
  switch (fact.kind) {
    case 'value':
      return `value ${fact.why}`;
    case 'role':
      return `role ${fact.role}`;
    case 'time':
      return `time ${fact.when}`;
    case 'undocumented':
      return `undocumented ${fact.what}`;
    case 'resource':
      return `resource ${fact.attribute} ${fact.value}`;
    case 'membership':
      return `membership ${fact.group}`;
    case 'action control':
      return `action control ${fact.action}`;
    case 'tags':
    case 'gap':
    case 'not given':
      return fact.kind;
  }
};

/** True for what no input lists: what is not shown on either side is no change. */
const isNotShown = ({ kind }: MissingFact): boolean => kind === 'gap' || kind === 'not given';

/** The facts on which it hangs whether there is more here; undefined where there is not. */
const newFacts = (here: Decision, there: Decision): readonly MissingFact[] | undefined => {
  if (here.outcome !== 'unknown' || there.outcome === 'granted') return undefined;
  const known = new Set(there.outcome === 'unknown' ? there.facts.map(factKey) : []);
  const found = here.facts.filter((fact) => !isNotShown(fact) && !known.has(factKey(fact)));
  return found.length === 0 ? undefined : found;
};

/** Groups are told of by their members, and by themselves where nobody is known to be in them, or others come by rules. */
const isAsked = ({ kind, id }: Subject, account: Account): boolean =>
  kind !== 'access_group' ||
  !account.memberships.some(({ group, member }) => group === id && !isUnknown(member)) ||
  account.dynamicRules.some(({ group }) => group === id);

interface Asked {
  readonly policy: AccessPolicy;
  readonly requested: ActionOrRole;
  readonly resource: Resource;
}

const causeOf = (decision: Decision, { policy, requested, resource }: Asked, pair: Pair): readonly Link[] => {
  const { account } = pair.here;
  const [by] = decision.outcome === 'granted' ? decision.by : [];
  if (by === undefined) return [{ kind: 'policy', text: whereOf(policy).policy, place: policy.origin, sources: [] }];
  const { links } = chainOf(by, {
    account,
    catalogue: pair.catalogue,
    service: resource.service,
    requested: [requested],
  });
  return links.filter(({ kind }) => kind !== 'action');
};

const differencesFor = (
  subject: Subject,
  pair: Pair,
): { readonly sure: readonly Change[]; readonly perhaps: readonly Change[] } => {
  const { here, there, catalogue, example } = pair;
  const other = subjectOnOtherSide(subject, here.account, there.account);
  const name = subjectNames(here.account)(subject);
  const sure = new Map<string, Draft>();
  const perhaps = new Map<string, Draft>();
  const context = { access: here.access, account: here.account, catalogue, example };
  for (const { policy, resource, requested } of questionsOf(subject, context, true)) {
    const { services, scope } = whereOf(policy);
    for (const one of requested) {
      const now = here.access.decide({ subject }, one, resource);
      if (now.outcome === 'denied') continue;
      const then = there.access.decide({ subject: other }, one, resource);
      if (then.outcome === 'granted') continue;
      const isSure = now.outcome === 'granted';
      const open = isSure ? (then.outcome === 'unknown' ? then.facts : []) : newFacts(now, then);
      if (open === undefined) continue;
      const action = 'action' in one ? one.action : one.role;
      const draft = remember(isSure ? sure : perhaps, JSON.stringify([services, scope]), () => ({
        subject: { id: subject.id, name },
        services,
        scope,
        actions: new Set<string>(),
        example: { action, target: resourceText(resource), requested: one, resource },
        cause: causeOf(now, { policy, requested: one, resource }, pair),
        facts: openFacts(open),
      }));
      draft.actions.add(action);
    }
  }
  const done = (drafts: ReadonlyMap<string, Draft>): readonly Change[] =>
    Array.from(drafts.values(), (draft) => ({ ...draft, actions: [...draft.actions].toSorted(ownFirst) }));
  return { sure: done(sure), perhaps: done(perhaps) };
};

const moreHere = (pair: Pair): { readonly sure: readonly Change[]; readonly perhaps: readonly Change[] } => {
  const { account } = pair.here;
  const all = Array.from(subjectsIn(account).values(), ({ subject }) => subject)
    .filter((subject) => isAsked(subject, account))
    .map((subject) => differencesFor(subject, pair));
  return { sure: all.flatMap(({ sure }) => sure), perhaps: all.flatMap(({ perhaps }) => perhaps) };
};

/** Why it is not known what a policy grants; undefined where it is. */
const whyOpen = ({ subject, target, roles }: AccessPolicy): string | undefined => {
  const parts = [subject, target, roles, ...(isUnknown(roles) ? [] : roles)];
  return parts.flatMap((part) => (isUnknown(part) ? [part.unknown] : []))[0];
};

const openPolicies = ({ policies }: Account): ReadonlySet<string> =>
  new Set(
    policies.flatMap((policy) => {
      const why = whyOpen(policy);
      return why === undefined ? [] : [`what ${whereOf(policy).policy} grants is not known: ${why}`];
    }),
  );

const administratorsIn = ({ account, access }: Side): readonly Subject[] =>
  Array.from(subjectsIn(account).values(), ({ subject }) => subject).filter(
    ({ id }) => access.escalation().administersBy(id) !== undefined,
  );

const newAdminsOf = (old: Side, current: Side): DiffAnswer['newAdmins'] => {
  const name = subjectNames(current.account);
  return administratorsIn(current)
    .filter((subject) => {
      const before = subjectOnOtherSide(subject, current.account, old.account);
      return isAsked(subject, current.account) && old.access.escalation().administersBy(before.id) === undefined;
    })
    .map((subject) => ({ id: subject.id, name: name(subject) }));
};

/**
 * Who gained or lost what between two states of an account, by what the evaluator grants on each and not by how it is
 * written. What neither state lists is taken not to have changed.
 * @param now milliseconds since 1970, for conditions on time: the same for both
 */
export const diffOf = (before: Account, after: Account, catalogue: Catalogue, now: number): DiffAnswer => {
  const old = { account: before, access: createAccess(before, catalogue, now) };
  const current = { account: after, access: createAccess(after, catalogue, now) };
  const example = exampleOf(catalogue, new Set([...namedIn(before), ...namedIn(after)]));
  const gains = moreHere({ here: current, there: old, catalogue, example });
  const losses = moreHere({ here: old, there: current, catalogue, example });
  const openBefore = openPolicies(before);
  const openAfter = openPolicies(after);
  return {
    gained: gains.sure,
    lost: losses.sure,
    perhapsGained: gains.perhaps,
    perhapsLost: losses.perhaps,
    newAdmins: newAdminsOf(old, current),
    notCompared: [
      ...[...openBefore].filter((text) => !openAfter.has(text)).map((text) => `before: ${text}`),
      ...[...openAfter].filter((text) => !openBefore.has(text)).map((text) => `after: ${text}`),
    ],
  };
};

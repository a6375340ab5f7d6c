import type { Origin } from '../../source/place.ts';
import type { Decision, Granted, MissingFact, FailedPolicy } from './decision.ts';
import type { Principal, Resource, ActionOrRole } from './question.ts';

/** One thing a principal has to be able to do. */
export interface Need {
  readonly action: ActionOrRole;
  readonly resource: Resource;
}

/** The answers to several needs, folded. */
export interface Assessment {
  /** granted: every need is; denied: at least one is; unknown: none is denied, and not all are granted. */
  readonly outcome: 'granted' | 'denied' | 'unknown';
  readonly granted: readonly Granted[];
  /** Needs denied, each once. */
  readonly denied: readonly Need[];
  readonly unsettled: readonly Need[];
  /** The policies that came close to what is denied, or to what is unsettled where nothing is; each once. */
  readonly closest: readonly FailedPolicy[];
  readonly facts: readonly MissingFact[];
}

const unique = <Item>(items: readonly Item[], keyOf: (item: Item) => unknown): readonly Item[] => {
  const seen = new Set<unknown>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};

/** One reason a policy: its target's where that fails, else all it lacks together. */
const mergeClosest = (closest: readonly FailedPolicy[]): readonly FailedPolicy[] => {
  const merged = new Map<FailedPolicy['policy'], FailedPolicy>();
  for (const one of closest) {
    const before = merged.get(one.policy);
    if (before === undefined) merged.set(one.policy, one);
    else if (before.because.kind === 'lacks' && one.because.kind === 'lacks') {
      const actions = unique([...before.because.actions, ...one.because.actions], (action) => JSON.stringify(action));
      merged.set(one.policy, { policy: one.policy, because: { ...before.because, actions } });
    } else if (before.because.kind === 'lacks') merged.set(one.policy, one);
  }
  return [...merged.values()];
};

const placeKey = ({ document, path }: Origin): string => `${document.source} ${document.index} ${path.join('/')}`;

/** Equal facts are told once, whichever policy or question they came from. */
const factKey = (fact: MissingFact): unknown => {
  if (fact.kind === 'gap') return `gap ${fact.gap.why} ${placeKey(fact.gap.origin)}`;
  if (fact.kind === 'not given') return `not given ${fact.extent} ${fact.of}`;
  if (fact.kind === 'membership') return `membership ${fact.group} ${fact.subject.id}`;
  if (fact.kind === 'action control') return `control ${fact.action} ${placeKey(fact.control.origin)}`;
  const { policy, ...rest } = fact;
  return `${placeKey(policy.origin)} ${JSON.stringify(rest)}`;
};

/** Answers single questions; `Access` does. */
interface Decider {
  readonly decide: (principal: Principal, requested: ActionOrRole, resource: Resource) => Decision;
}

/** Asks for several needs of one principal at once. */
export const assess = (access: Decider, principal: Principal, needs: readonly Need[]): Assessment => {
  const answers = needs.map((need) => ({ need, decision: access.decide(principal, need.action, need.resource) }));
  const denied = answers.filter(({ decision }) => decision.outcome === 'denied');
  const unsettled = answers.filter(({ decision }) => decision.outcome === 'unknown');
  const decisive = denied.length > 0 ? denied : unsettled;
  return {
    outcome: denied.length > 0 ? 'denied' : unsettled.length > 0 ? 'unknown' : 'granted',
    granted: unique(
      answers.flatMap(({ decision }) => (decision.outcome === 'granted' ? decision.by : [])),
      ({ policy }) => policy,
    ),
    denied: denied.map(({ need }) => need),
    unsettled: unsettled.map(({ need }) => need),
    closest: mergeClosest(decisive.flatMap(({ decision }) => (decision.outcome === 'granted' ? [] : decision.closest))),
    facts: unique(
      unsettled.flatMap(({ decision }) => (decision.outcome === 'unknown' ? decision.facts : [])),
      factKey,
    ),
  };
};

import type { FailedPolicy, Granted, Reason } from '../access/decide/decision.ts';
import { explainFailed } from '../access/decide/explain.ts';
import { assess } from '../access/decide/need.ts';
import type { ActionOrRole, Resource } from '../access/decide/question.ts';
import type { Account } from '../account/model/account.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Repair } from '../finding/finding.ts';
import { subjectNames } from '../rule-api/names.ts';
import { accessRepairs, engineRepairs } from '../rule-api/repair/grant-repairs.ts';
import type { RolesToGive } from '../rule-api/repair/roles-to-give.ts';
import { shell } from '../snippet/snippet.ts';
import { startOf, type Place } from '../source/place.ts';
import { isUnknown } from '../source/unknown.ts';
import { accessIn } from './access-in.ts';
import { chainOf, policyName, type Chain } from './chain.ts';
import { openFacts, pathFlags, type AskAgain, type OpenFact } from './facts.ts';
import { leastRoles } from './least-roles.ts';
import { isProblem, type Problem } from './problem.ts';
import { readRequest, type Asked } from './request.ts';
import { readTarget, resourceOf } from './target.ts';
import { accountsNamed, readSubject, type Who } from './who.ts';

/** What questions are answered from. */
export interface Ground {
  readonly accounts: readonly Account[];
  readonly catalogue: Catalogue;
  /** Milliseconds since 1970, for conditions on time. */
  readonly now: number;
  /** The only account that is asked about. */
  readonly accountId?: string | undefined;
  /** The paths that were named, for questions that follow from this one. */
  readonly paths?: readonly string[] | undefined;
}

/** A policy that came close, and the one reason why it does not grant. */
export interface Near {
  readonly text: string;
  readonly place: Place;
}

/** Whether somebody can do something, with proof. */
export interface CanAnswer {
  readonly outcome: 'granted' | 'denied' | 'unknown';
  readonly who: Who;
  /** The subject in words. */
  readonly name: string;
  readonly asked: Asked;
  readonly resource: Resource;
  /** The actions asked for by what comes of them. */
  readonly parts: Readonly<Record<'granted' | 'denied' | 'unknown', readonly string[]>>;
  /** For what is granted. */
  readonly chains: readonly Chain[];
  /** For what is not, the nearest first. */
  readonly closest: readonly Near[];
  readonly facts: readonly OpenFact[];
  /** What would grant it, in the least way; for a denial. */
  readonly repairs: readonly Repair[];
}

/** The words of a question. */
export interface CanWords {
  readonly subject: string;
  /** An action, a pattern or a role. */
  readonly request: string;
  /** What stands behind `on`. */
  readonly target: readonly string[];
}

const nameOf = (one: ActionOrRole): string => ('action' in one ? one.action : one.role);

/** How much has to change for a policy to grant, by why it fails: the least first. */
const distance: Readonly<Record<Reason['kind'], number>> = {
  lacks: 1,
  expired: 1,
  never: 1,
  narrower: 2,
  'other value': 3,
  'other source': 3,
  'not a member': 4,
  'no resource group': 5,
  'not assignable': 5,
  selector: 6,
  refused: 6,
};

/** The policies that came close as answers tell them, the subject's own before those of groups. */
const nearOf = (closest: readonly FailedPolicy[], who: Who): readonly Near[] => {
  const name = subjectNames(who.account);
  const isOwn = ({ policy }: FailedPolicy): boolean =>
    policy.type === 'access' && !isUnknown(policy.subject) && policy.subject.id === who.subject?.id;
  return closest
    .toSorted(
      (one, other) =>
        distance[one.because.kind] - distance[other.because.kind] || Number(isOwn(other)) - Number(isOwn(one)),
    )
    .map((failed) => {
      const { note, place } = explainFailed(failed);
      const { because, policy } = failed;
      const told =
        because.kind === 'not a member'
          ? `would grant it, but only to members of ${name({ kind: 'access_group', id: because.group })}`
          : note;
      return { text: `${policyName(policy)} ${told}`, place };
    });
};

/** The same question with one more thing said of its target. */
const againWith =
  ({ subject, request, target }: CanWords, { service }: Asked, paths: readonly string[] | undefined): AskAgain =>
  (said) =>
    shell`iamlint can ${subject} ${request} on ${target.length === 0 ? [service] : target} ${said} ${pathFlags(paths)}`;

/** What policies can be written for by a command, of a resource; undefined where more is said of it. */
const placeToGive = ({ service, attributes }: Resource): Omit<RolesToGive, 'roles'> | undefined => {
  const textOf = (name: string): string | undefined => {
    const state = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
    return typeof state === 'object' ? state.is : undefined;
  };
  const sayable = new Set(['serviceInstance', 'resourceType', 'resource', 'accountId', 'region', 'resourceGroupId']);
  if (Object.keys(attributes).some((name) => !sayable.has(name))) return undefined;
  return {
    service,
    instance: textOf('serviceInstance'),
    type: textOf('resourceType'),
    resource: textOf('resource'),
  };
};

const placeOf = ({ account, subject, engine }: Who): Place => {
  const { serviceIds, profiles, users, groups, policies } = account;
  const listed = [...serviceIds, ...profiles, ...users, ...groups].find(({ id }) => id === subject?.id);
  return listed?.origin ?? engine?.origin ?? policies[0]?.origin ?? startOf('');
};

/** The least that would grant what is denied. */
const repairsFor = (
  who: Who,
  lacking: readonly ActionOrRole[],
  resource: Resource,
  closest: readonly FailedPolicy[],
  catalogue: Catalogue,
): readonly Repair[] => {
  const { account, subject, engine } = who;
  const where = placeToGive(resource);
  const actions = lacking.flatMap((one) => ('action' in one ? [one.action] : []));
  const roles =
    actions.length === 0
      ? lacking.map(nameOf)
      : (leastRoles(actions, resource.service, account, catalogue)[0]?.roles ?? []);
  if (where === undefined || roles.length === 0) return [];
  const wanted = { ...where, roles };
  const known = { account, catalogue };
  if (engine !== undefined) return engineRepairs(engine, wanted, known, closest);
  if (subject === undefined) return [];
  const origin = placeOf(who);
  return 'document' in origin
    ? accessRepairs(subject, wanted, known, closest, {
        declared: false,
        origin,
        subjectOrigin: origin,
        label: 'access',
      })
    : [];
};

const nameOfWho = ({ account, subject, engine }: Who): string => {
  if (subject !== undefined) return subjectNames(account)(subject);
  return `the engine \`${engine?.name ?? ''}\`, which acts as Secrets Manager`;
};

/** Everything a question needs, read from its words. */
export interface Question {
  readonly who: Who;
  readonly asked: Asked;
  readonly resource: Resource;
}

const readQuestion = (words: CanWords, { accounts, catalogue, accountId }: Ground): Question | Problem => {
  const target = readTarget(words.target, catalogue);
  if (isProblem(target)) return target;
  const among = accountsNamed(accountId ?? target.account, accounts);
  if (isProblem(among)) return among;
  const who = readSubject(words.subject, among);
  if (isProblem(who)) return who;
  const asked = readRequest(words.request, target.service, who.account, catalogue);
  if (isProblem(asked)) return asked;
  return { who, asked, resource: resourceOf(target, asked.service, who.account, catalogue) };
};

/** Whether a subject can do something on a target, with the evidence; or why the question cannot be put. */
export const can = (words: CanWords, ground: Ground): CanAnswer | Problem => {
  const question = readQuestion(words, ground);
  if (isProblem(question)) return question;
  const { who, asked, resource } = question;
  const { catalogue } = ground;
  const access = accessIn(who.account, ground);
  const answer = assess(
    access,
    who.principal,
    asked.requested.map((action) => ({ action, resource })),
  );
  const { outcome, closest, facts, denied, unsettled } = answer;
  const isOpen = new Set([...denied, ...unsettled].map(({ action }) => nameOf(action)));
  const context = { account: who.account, catalogue, service: asked.service, requested: asked.requested };
  const chain = (granted: Granted): Chain => chainOf(granted, context);
  return {
    outcome,
    who,
    name: nameOfWho(who),
    asked,
    resource,
    parts: {
      granted: asked.requested.map(nameOf).filter((name) => !isOpen.has(name)),
      denied: denied.map(({ action }) => nameOf(action)),
      unknown: unsettled.map(({ action }) => nameOf(action)),
    },
    chains: answer.granted.map(chain),
    closest: nearOf(closest, who),
    facts: outcome === 'denied' ? [] : openFacts(facts, againWith(words, asked, ground.paths)),
    repairs:
      outcome === 'denied'
        ? repairsFor(
            who,
            denied.map(({ action }) => action),
            resource,
            closest,
            catalogue,
          )
        : [],
  };
};

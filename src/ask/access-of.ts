import { createAccess, type Access } from '../access/access.ts';
import type { MissingFact } from '../access/decide/decision.ts';
import { explainFailed } from '../access/decide/explain.ts';
import { servicesOf } from '../access/decide/contains.ts';
import type { PolicyFor } from '../access/decide/policies-for.ts';
import type { PolicyResult } from '../access/decide/policy-result.ts';
import type { ActionOrRole, Resource } from '../access/decide/question.ts';
import { roleActions } from '../access/decide/role-actions.ts';
import { serviceSelectors } from '../access/decide/selector.ts';
import type { Account } from '../account/model/account.ts';
import { plainAttribute, type AccessPolicy, type Role, type Target } from '../account/model/policy.ts';
import type { Subject } from '../account/model/subject.ts';
import { halfNames } from '../rule-api/administrators.ts';
import { subjectNames } from '../rule-api/names.ts';
import { remember } from '../source/once.ts';
import type { Place } from '../source/place.ts';
import { isUnknown, type Unknown } from '../source/unknown.ts';
import { becomesOf, type Becomes } from './becomes.ts';
import type { Ground, Near } from './can.ts';
import { attributeTexts, placeOfRole, policyName } from './chain.ts';
import { openFacts, type OpenFact } from './facts.ts';
import { ownFirst } from './least-roles.ts';
import { isProblem, problem, type Problem } from './problem.ts';
import { exampleOf, sampleOf, type Example } from './sample.ts';
import { accountsNamed, readSubject, type Who } from './who.ts';

/** The words of a question about all that somebody can do. */
export interface AccessWords {
  readonly subject: string;
  /** Whom to compare with. */
  readonly compare: string | undefined;
  /** Also whose access it can come to have. */
  readonly transitive?: boolean | undefined;
}

/** A role that somebody has somewhere. */
export interface HeldRole {
  readonly role: string;
  readonly policy: string;
  /** The group it comes through. */
  readonly group: string | undefined;
  readonly place: Place;
  /** Times and tags it is kept to. */
  readonly limits: readonly string[];
  /** What leaves open whether it is had; empty where it is. */
  readonly facts: readonly OpenFact[];
}

/** What somebody can do in one place: on services, and what of them. */
export interface AccessRow {
  /** `secrets-manager`, or a selector in words: it stands for services that are not named. */
  readonly services: string;
  readonly isSelector: boolean;
  /** What it is kept to, by attributes; empty for all there is. */
  readonly scope: readonly string[];
  readonly roles: readonly HeldRole[];
  /** What the roles do there, where it is one service and known of all; of those that are had for sure. */
  readonly actions: readonly string[] | undefined;
  /** True where it can give roles there, to itself as well. */
  readonly grantsRoles: boolean;
}

/** What one can do somewhere and the other cannot. */
export interface Difference {
  readonly services: string;
  readonly scope: readonly string[];
  /** Actions, or roles where it is not known what they do. */
  readonly lacking: readonly string[];
  /** Of these the input leaves open whether the other can. */
  readonly perhaps: readonly string[];
}

/** All that somebody can do. */
export interface AccessAnswer {
  readonly who: Who;
  readonly name: string;
  /** The strongest first. */
  readonly rows: readonly AccessRow[];
  /** Policies that give nothing, each with the reason. */
  readonly idle: readonly Near[];
  /** Groups with policies of which it is not known whether it is in them. */
  readonly perhaps: readonly OpenFact[];
  /** Undefined where it was not asked for. */
  readonly becomes: Becomes | undefined;
  /** What is not given, so that there may be more. */
  readonly missing: readonly OpenFact[];
  readonly compared:
    | { readonly name: string; readonly onlyFirst: readonly Difference[]; readonly onlySecond: readonly Difference[] }
    | undefined;
}

/** Whoever has this action somewhere can give anybody any role there. */
const granting = 'iam.policy.create';

/** Facts that keep a grant to times or things, and leave it a grant. */
const isLimit = ({ kind }: MissingFact): boolean => kind === 'time' || kind === 'tags';

interface Context extends Pick<Ground, 'catalogue'> {
  readonly subject: Subject;
  readonly account: Account;
  readonly access: Access;
  readonly example: Example;
}

/** A row while it is gathered. */
interface Draft {
  readonly services: string;
  readonly service: string | undefined;
  readonly isSelector: boolean;
  readonly scope: readonly string[];
  readonly roles: HeldRole[];
  readonly actions: Set<string>;
  isOpaque: boolean;
}

const servicesText = (policy: AccessPolicy): { readonly text: string; readonly isSelector: boolean } => {
  const { target } = policy;
  if (isUnknown(target)) return { text: `services that are not known (${target.unknown})`, isSelector: true };
  const services = servicesOf(target);
  if (services === 'resource groups') return { text: 'resource groups themselves', isSelector: false };
  if (typeof services === 'object')
    return 'service' in services
      ? { text: services.service, isSelector: false }
      : { text: halfNames[services.selector], isSelector: true };
  const naming = attributeTexts({
    ...target,
    attributes: target.attributes.filter(({ name }) => serviceSelectors.includes(name)),
  });
  return { text: naming.length === 0 ? 'services that are not named' : naming.join(', '), isSelector: true };
};

const scopeOf = ({ target }: AccessPolicy): readonly string[] =>
  isUnknown(target)
    ? []
    : attributeTexts({
        ...target,
        attributes: target.attributes.filter(({ name }) => !serviceSelectors.includes(name)),
      });

/** What the evaluator says of a role of a policy, on what the policy is about; undefined where that is no service. */
const said = (policy: AccessPolicy, role: Role, { access, account, catalogue, example }: Context) => {
  if (isUnknown(policy.target)) return undefined;
  const resource = sampleOf(policy.target, example, account, catalogue);
  if (resource === undefined) return undefined;
  return access.evaluate(policy, { role: catalogue.displayName(role, resource.service) }, resource);
};

/** A role of a policy as it is had: through which group, kept to which times, hanging on which facts. */
const heldRole = (
  { policy, isForIt }: PolicyFor,
  role: Role | Unknown,
  result: PolicyResult | undefined,
  service: string | undefined,
  { subject, account, catalogue }: Context,
): HeldRole => {
  const facts = [isForIt, result].flatMap((answer) => (answer?.is === 'unknown' ? answer.facts : []));
  const own: readonly MissingFact[] = isUnknown(role) ? [{ kind: 'value', policy, why: role.unknown }] : [];
  const isOwn = isUnknown(policy.subject) || policy.subject.id === subject.id;
  return {
    role: isUnknown(role) ? 'a role that is not known' : catalogue.displayName(role, service ?? ''),
    policy: policyName(policy),
    group: isOwn || isUnknown(policy.subject) ? undefined : subjectNames(account)(policy.subject),
    place: isUnknown(role) ? policy.origin : placeOfRole(policy, role),
    limits: [...new Set(facts.flatMap((fact) => (fact.kind === 'time' ? [fact.when] : [])))],
    facts: openFacts([...own, ...facts].filter((fact) => !isLimit(fact))),
  };
};

/** Notes what a role does where it is had for sure. */
const noteActions = (role: Role, row: Draft, { account, catalogue }: Context): void => {
  if (row.service === undefined) return;
  const does = roleActions(role, row.service, account, catalogue);
  if (does.known) for (const action of does.actions) row.actions.add(action);
  else row.isOpaque = true;
};

const gather = (one: PolicyFor, rows: Map<string, Draft>, idle: Near[], context: Context): void => {
  const { policy } = one;
  const { text, isSelector } = servicesText(policy);
  const scope = scopeOf(policy);
  const services = isUnknown(policy.target) ? 'unknown' : servicesOf(policy.target);
  const service = typeof services === 'object' ? context.example(services) : undefined;
  const row = remember(rows, JSON.stringify([text, scope]), (): Draft => ({
    services: text,
    service,
    isSelector,
    scope,
    roles: [],
    actions: new Set(),
    isOpaque: false,
  }));
  for (const role of isUnknown(policy.roles) ? [policy.roles] : policy.roles) {
    const result = isUnknown(role) ? undefined : said(policy, role, context);
    if (result?.is === 'no') {
      const [failed] = result.because;
      if (failed === undefined) continue;
      const { note, place } = explainFailed(failed);
      idle.push({ text: `${policyName(policy)} ${note}`, place });
      continue;
    }
    const held = heldRole(one, role, result, service, context);
    row.roles.push(held);
    if (held.facts.length === 0 && !isUnknown(role)) noteActions(role, row, context);
  }
};

/** A group that somebody may be in, with how many policies that would give. */
const perhapsIn = (
  id: string,
  count: number,
  facts: readonly MissingFact[],
  { account }: Context,
): readonly OpenFact[] => {
  const group = subjectNames(account)({ kind: 'access_group', id });
  const policies = count === 1 ? '1 policy' : `${count} policies`;
  return openFacts(facts.slice(0, 1)).map((fact) => ({ ...fact, text: `the ${policies} of ${group}: ${fact.text}` }));
};

/** True for what can give any role on all of some services. */
const givesAnyRole = ({ grantsRoles, scope }: AccessRow): boolean => grantsRoles && scope.length === 0;

/** The strongest first: what can give roles on everything of its services, then what is about more services, then what is kept to less, then what does more. */
const byStrength = (one: AccessRow, other: AccessRow): number =>
  Number(givesAnyRole(other)) - Number(givesAnyRole(one)) ||
  Number(other.isSelector) - Number(one.isSelector) ||
  one.scope.length - other.scope.length ||
  (other.actions?.length ?? 0) - (one.actions?.length ?? 0) ||
  (one.services < other.services ? -1 : 1);

const rowOf = ({ services, isSelector, scope, roles, actions, isOpaque }: Draft): AccessRow => ({
  services,
  isSelector,
  scope,
  roles,
  actions: isSelector || isOpaque || actions.size === 0 ? undefined : [...actions].toSorted(),
  grantsRoles: actions.has(granting),
});

const rowsOf = (
  context: Context,
): { readonly rows: readonly AccessRow[]; readonly idle: readonly Near[]; readonly perhaps: readonly OpenFact[] } => {
  const drafts = new Map<string, Draft>();
  const idle: Near[] = [];
  const perhaps = new Map<string, { count: number; readonly facts: readonly MissingFact[] }>();
  for (const one of context.access.policiesFor(context.subject)) {
    const { policy, isForIt } = one;
    if (isForIt.is === 'no' || policy.deleted) continue;
    // Where it is not known whether it is in a group, all policies of that hang on the same.
    if (isForIt.is === 'unknown' && !isUnknown(policy.subject) && policy.subject.kind === 'access_group')
      remember(perhaps, policy.subject.id, () => ({ count: 0, facts: isForIt.facts })).count += 1;
    else gather(one, drafts, idle, context);
  }
  const rows = [...drafts.values()].filter(({ roles }) => roles.length > 0).map(rowOf);
  return {
    rows: rows.toSorted(byStrength),
    idle: [...new Map(idle.map((one) => [one.text, one])).values()],
    perhaps: [...perhaps].flatMap(([id, { count, facts }]) => perhapsIn(id, count, facts, context)),
  };
};

/** Where a policy is for, and what it is called, in words. */
export const whereOf = (
  policy: AccessPolicy,
): { readonly services: string; readonly scope: readonly string[]; readonly policy: string } => ({
  services: servicesText(policy).text,
  scope: scopeOf(policy),
  policy: policyName(policy),
});

/** A target with one value for each attribute, for each of several that it has: each is asked about by itself. */
const eachValue = (target: Target): readonly Target[] =>
  target.attributes.reduce<readonly Target[]>(
    (all, attribute, nth) => {
      const { value } = attribute;
      if (isUnknown(value) || typeof value !== 'object') return all;
      return value.flatMap((one) =>
        all.map((each) => ({ ...each, attributes: each.attributes.with(nth, { ...attribute, value: one }) })),
      );
    },
    [target],
  );

/**
 * What the policies that are for somebody give, each as questions about what it is about.
 * @param orPerhaps also those of which it is not known whether they are for it
 */
export const questionsOf = (
  subject: Subject,
  { access, account, catalogue, example }: Omit<Context, 'subject'>,
  orPerhaps = false,
): readonly {
  readonly policy: AccessPolicy;
  readonly resource: Resource;
  readonly requested: readonly ActionOrRole[];
}[] =>
  access.policiesFor(subject).flatMap(({ policy, isForIt }) => {
    const isAsked = isForIt.is === 'yes' || (orPerhaps && isForIt.is === 'unknown');
    if (!isAsked || isUnknown(policy.target) || isUnknown(policy.roles)) return [];
    const { roles } = policy;
    return eachValue(policy.target).flatMap((target) => {
      const resource = sampleOf(target, example, account, catalogue);
      if (resource === undefined) return [];
      const requested = roles.flatMap((role): readonly ActionOrRole[] => {
        if (isUnknown(role)) return [];
        const does = roleActions(role, resource.service, account, catalogue);
        return does.known
          ? [...does.actions].map((action) => ({ action }))
          : [{ role: catalogue.displayName(role, resource.service) }];
      });
      return [{ policy, resource, requested }];
    });
  });

const nameOf = (one: ActionOrRole): string => ('action' in one ? one.action : one.role);

/** What one has and the other has not, as the evaluator decides it of both. */
const differencesOf = (one: Subject, other: Subject, context: Context): readonly Difference[] => {
  const { access } = context;
  const found = new Map<
    string,
    { services: string; scope: readonly string[]; lacking: Set<string>; perhaps: Set<string> }
  >();
  for (const { policy, resource, requested } of questionsOf(one, context)) {
    for (const asked of requested) {
      if (access.decide({ subject: one }, asked, resource).outcome !== 'granted') continue;
      const { outcome } = access.decide({ subject: other }, asked, resource);
      if (outcome === 'granted') continue;
      const services = servicesText(policy).text;
      const scope = scopeOf(policy);
      const row = remember(found, JSON.stringify([services, scope]), () => ({
        services,
        scope,
        lacking: new Set<string>(),
        perhaps: new Set<string>(),
      }));
      (outcome === 'denied' ? row.lacking : row.perhaps).add(nameOf(asked));
    }
  }
  return [...found.values()].map(({ services, scope, lacking, perhaps }) => ({
    services,
    scope,
    lacking: [...lacking].toSorted(ownFirst),
    perhaps: [...perhaps].toSorted(ownFirst),
  }));
};

/** The services that policies name: none of them stands for a selector. */
export const namedIn = ({ policies }: Account): ReadonlySet<string> =>
  new Set(policies.flatMap(({ target }) => plainAttribute(target, 'serviceName') ?? []));

/** Gives what somebody of an account has, a row for each place; what is for all of them is worked out once. */
export const accessRowsIn = (
  account: Account,
  { catalogue, now }: Pick<Ground, 'catalogue' | 'now'>,
): ((subject: Subject) => readonly AccessRow[]) => {
  const access = createAccess(account, catalogue, now);
  const example = exampleOf(catalogue, namedIn(account));
  return (subject) => rowsOf({ subject, account, catalogue, access, example }).rows;
};

/** All that somebody can do, and how that differs from what somebody else can; or why it cannot be asked. */
export const accessOf = (
  words: AccessWords,
  { accounts, catalogue, now, accountId }: Ground,
): AccessAnswer | Problem => {
  const among = accountsNamed(accountId, accounts);
  if (isProblem(among)) return among;
  const who = readSubject(words.subject, among);
  if (isProblem(who)) return who;
  const { account, subject } = who;
  if (subject === undefined)
    return problem('an engine that acts as the service itself has authorizations and no policies: ask `iamlint can`');
  const other = words.compare === undefined ? undefined : readSubject(words.compare, [account]);
  if (other !== undefined && isProblem(other)) return other;
  const access = createAccess(account, catalogue, now);
  const context = { subject, account, catalogue, access, example: exampleOf(catalogue, namedIn(account)) };
  const name = subjectNames(account);
  const second = other?.subject;
  return {
    who,
    name: name(subject),
    ...rowsOf(context),
    becomes: words.transitive === true ? becomesOf(subject, account, access) : undefined,
    missing: openFacts(access.notGiven(subject)),
    compared:
      second === undefined
        ? undefined
        : {
            name: name(second),
            onlyFirst: differencesOf(subject, second, context),
            onlySecond: differencesOf(second, subject, context),
          },
  };
};

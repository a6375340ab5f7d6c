import { createAccess, type Access } from '../access/access.ts';
import type { Granted } from '../access/decide/decision.ts';
import { explainFact, membersOf } from '../access/decide/explain.ts';
import type { ActionOrRole, Resource } from '../access/decide/question.ts';
import type { EscalationPath } from '../access/escalation/paths.ts';
import type { Account, Claim, DynamicRule, TrustedProfile } from '../account/model/account.ts';
import { knows } from '../account/model/knowledge.ts';
import type { Authorization } from '../account/model/policy.ts';
import { publicAccessGroup, type Subject, type SubjectKind } from '../account/model/subject.ts';
import { chainOf as pathChainOf } from '../rule-api/escalation.ts';
import { subjectNames } from '../rule-api/names.ts';
import { shell } from '../snippet/snippet.ts';
import { remember } from '../source/once.ts';
import { isUnknown } from '../source/unknown.ts';
import type { Ground, Near } from './can.ts';
import { accessIn } from './access-in.ts';
import { chainOf, policyName, type Chain } from './chain.ts';
import { openFactsOfMany, pathFlags, type AskAgain, type OpenFact } from './facts.ts';
import { isProblem, type Problem } from './problem.ts';
import { readRequest, type Asked } from './request.ts';
import { stepTexts } from './step-texts.ts';
import { readTarget, resourceOf, type TargetWords } from './target.ts';
import { readAccount, subjectsIn } from './who.ts';

/** The words of a question about everybody. */
export interface WhoCanWords {
  readonly request: string;
  readonly target: readonly string[];
  /** Also those who can come to have it. */
  readonly transitive: boolean;
}

/** Somebody who can. */
export interface CanHolder {
  readonly subject: Subject;
  readonly name: string;
  readonly kind: SubjectKind;
  readonly chains: readonly Chain[];
  /** Who else acts so: those whom a dynamic rule adds to the group, those who assume the profile. */
  readonly behind: readonly OpenFact[];
}

/** Service instances that an authorization lets act. */
export interface CanService {
  readonly service: string;
  readonly name: string;
  readonly place: Authorization['origin'];
}

/** Somebody of whom it is not known. */
export interface PerhapsHolder {
  readonly subject: Subject;
  readonly name: string;
  /** What would settle it; undefined where it was not worked out, as the same of many. */
  readonly facts: readonly OpenFact[] | undefined;
}

/** Somebody who can come to have it, step by step. */
export interface ComingHolder {
  readonly subject: Subject;
  readonly name: string;
  readonly steps: readonly Near[];
  /** What stands at the end of the steps. */
  readonly end: string;
}

/** Who can do something. */
export interface WhoCanAnswer {
  readonly account: Account;
  readonly asked: Asked;
  readonly resource: Resource;
  /** True where everybody can, being in the public access group. */
  readonly everybody: boolean;
  readonly granted: readonly CanHolder[];
  readonly services: readonly CanService[];
  readonly perhaps: readonly PerhapsHolder[];
  /** What leaves open whether there are others, of whom no input tells. */
  readonly missing: readonly OpenFact[];
  /** Policies for somebody who is not known. */
  readonly ofSomebody: readonly OpenFact[];
  /** Undefined where it was not asked for. */
  readonly coming: readonly ComingHolder[] | undefined;
}

/** The facts of so many are worked out. */
const mostExplained = 20;

const kinds: readonly SubjectKind[] = ['user', 'service_id', 'trusted_profile', 'access_group'];

/** By kind, then by name: the same whatever the order of the input. */
const inOrder = <Item extends { readonly subject: Subject; readonly name: string }>(
  items: readonly Item[],
): readonly Item[] =>
  items.toSorted(
    (one, other) =>
      kinds.indexOf(one.subject.kind) - kinds.indexOf(other.subject.kind) || (one.name < other.name ? -1 : 1),
  );

const claimsText = (claims: readonly Claim[] | undefined): string => {
  if (claims === undefined) return 'claims that the input does not show';
  if (claims.length === 0) return 'no test of claims';
  return claims.map(({ claim, operator, value }) => `\`${claim} ${operator} ${value}\``).join(', ');
};

const ruleText = ({ name, realm, claims, origin }: DynamicRule): OpenFact => ({
  text: `federated users${realm === undefined ? '' : ` of \`${realm}\``} by the dynamic rule${name === undefined ? '' : ` \`${name}\``}: ${claimsText(claims)}`,
  place: origin,
  obtain: undefined,
});

const assumedBy = ({ id, trust, links, origin }: TrustedProfile): readonly OpenFact[] => {
  if (trust === undefined && links === undefined) {
    const obtain = shell`ibmcloud iam trusted-profile-rules ${id} --output json`;
    return [{ text: 'the input does not say who may assume it', place: origin, obtain }];
  }
  return [
    ...(trust ?? []).map((rule) => ({
      text:
        rule.type === 'Profile-CR'
          ? `compute resources \`${rule.resourceType ?? 'of any type'}\` may assume it: ${claimsText(rule.claims)}`
          : `federated users of \`${rule.realm ?? 'any realm'}\` may assume it: ${claimsText(rule.claims)}`,
      place: rule.origin,
      obtain: undefined,
    })),
    ...(links ?? []).map((link) => ({
      text: `\`${link.resourceType} ${link.name ?? link.namespace ?? link.crn ?? ''}\` may assume it`,
      place: link.origin,
      obtain: undefined,
    })),
  ];
};

/** Who acts with the access of a group or a profile besides those who are named. */
const behindOf = ({ id, kind }: Subject, { dynamicRules, profiles, knowledge }: Account): readonly OpenFact[] => {
  if (kind === 'access_group') {
    const text = 'not all of its members are in the input';
    const others = knows(knowledge, 'members', id) ? [] : [{ text, place: undefined, obtain: membersOf(id) }];
    return [...dynamicRules.filter(({ group }) => group === id).map(ruleText), ...others];
  }
  return kind === 'trusted_profile' ? profiles.filter((one) => one.id === id).flatMap(assumedBy) : [];
};

/** Grants of all that is asked for, by whose they are. */
const grantsOf = (
  access: Access,
  requested: readonly ActionOrRole[],
  resource: Resource,
): ReadonlyMap<string, { readonly subject: Subject; readonly by: readonly Granted[] }> => {
  const found = new Map<string, { readonly subject: Subject; readonly by: Granted[]; count: number }>();
  for (const one of requested) {
    for (const { subject, outcome, by } of access.holders(one, resource)) {
      if (outcome !== 'granted') continue;
      const tally = remember(found, subject.id, () => ({ subject, by: [], count: 0 }));
      tally.count += 1;
      for (const granted of by) if (!tally.by.some(({ policy }) => policy === granted.policy)) tally.by.push(granted);
    }
  }
  return new Map([...found].filter(([, { count }]) => count === requested.length));
};

/** Sources of authorizations as who may act, each once. */
const sourcesOf = ({ authorizations }: Account): ReadonlyMap<string, { source: Resource; by: Authorization }> => {
  const found = new Map<string, { source: Resource; by: Authorization }>();
  for (const policy of authorizations) {
    if (isUnknown(policy.source)) continue;
    const plain = policy.source.attributes.flatMap(({ name, operator, value }) =>
      operator === 'stringEquals' && typeof value === 'string' ? [[name, value] as const] : [],
    );
    const { serviceName, ...others } = Object.fromEntries(plain);
    if (serviceName === undefined) continue;
    const attributes = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, { is: value }]));
    remember(found, JSON.stringify(plain.toSorted()), () => ({
      source: { service: serviceName, attributes },
      by: policy,
    }));
  }
  return found;
};

const servicesThatCan = (
  account: Account,
  access: Access,
  requested: readonly ActionOrRole[],
  resource: Resource,
): readonly CanService[] =>
  [...sourcesOf(account).values()].flatMap(({ source, by }) => {
    const decisions = requested.map((one) => access.decide({ source }, one, resource));
    if (!decisions.every(({ outcome }) => outcome === 'granted')) return [];
    const { serviceInstance } = source.attributes;
    const which = typeof serviceInstance === 'object' ? `instance \`${serviceInstance.is}\` of` : 'any instance of';
    return [
      { service: source.service, name: `${which} \`${source.service}\`, by ${policyName(by)}`, place: by.origin },
    ];
  });

/** Policies on the target for a subject that is not known. */
const policiesOfSomebody = (
  account: Account,
  { catalogue, now }: Ground,
  requested: readonly ActionOrRole[],
  resource: Resource,
): readonly OpenFact[] => {
  const open = account.policies.filter(({ subject }) => isUnknown(subject));
  if (open.length === 0) return [];
  const stranger: Subject = { kind: 'service_id', id: 'ServiceId-of-somebody' };
  const alone = createAccess({ ...account, policies: open }, catalogue, now);
  const facts = requested.flatMap((one) => {
    const decision = alone.decide({ subject: stranger }, one, resource);
    return decision.outcome === 'unknown' ? decision.facts : [];
  });
  const policies = new Set(facts.flatMap((fact) => ('policy' in fact ? [fact.policy] : [])));
  return [...policies].map((policy) => ({
    text: `${policyName(policy)} is for somebody who is not known${policy.type === 'access' && isUnknown(policy.subject) ? `: ${policy.subject.unknown}` : ''}`,
    place: policy.origin,
    obtain: undefined,
  }));
};

/** Everybody known who is neither granted it nor denied. */
const perhapsOf = (
  account: Account,
  access: Access,
  { requested }: Asked,
  resource: Resource,
  granted: ReadonlyMap<string, unknown>,
  again: AskAgain,
): readonly PerhapsHolder[] => {
  const name = subjectNames(account);
  const denies = requested.map((one) => access.denies(one, resource));
  const open = [...subjectsIn(account).values()].flatMap(({ subject }) =>
    granted.has(subject.id) || denies.some((isDenied) => isDenied(subject)) ? [] : [{ subject, name: name(subject) }],
  );
  return inOrder(open).map(({ subject, name: called }, nth) => {
    if (nth >= mostExplained) return { subject, name: called, facts: undefined };
    const facts = requested.flatMap((one) => {
      const decision = access.decide({ subject }, one, resource);
      return decision.outcome === 'unknown' ? decision.facts : [];
    });
    return { subject, name: called, facts: openFactsOfMany(facts, subject, account, again) };
  });
};

/** The action by which one gives roles on a resource, oneself among those who get them. */
const granting = 'iam.policy.create';

/** Everybody known who can come to be one of those who can, or to give themselves the role. */
const comingOf = (
  account: Account,
  access: Access,
  resource: Resource,
  granted: ReadonlyMap<string, { readonly subject: Subject }>,
): readonly ComingHolder[] => {
  const { paths, pathsTo } = access.escalation();
  const name = subjectNames(account);
  const granters = access.holders({ action: granting }, resource).filter(({ outcome }) => outcome === 'granted');
  const administrators = [...paths().values()].filter(({ length }) => length === 0);
  const ends = new Map<string, { readonly subject: Subject; readonly end: string }>();
  for (const { subject } of administrators)
    ends.set(subject.id, { subject, end: 'administers the account, and so can give itself any role' });
  for (const { subject } of granters) ends.set(subject.id, { subject, end: 'can give itself roles on the target' });
  for (const { subject } of granted.values()) ends.set(subject.id, { subject, end: 'can do it' });
  const found = pathsTo([...ends.values()].map(({ subject }) => subject));
  const tell = (path: EscalationPath): ComingHolder => {
    const { told, leftOut, end } = pathChainOf(path);
    const steps = [...told, end].flatMap(({ subject, through, step }) => stepTexts(subject, through, step, name));
    const last = ends.get(end.subject.id) ?? ends.get(end.through?.group ?? '');
    const who = name(end.subject);
    return {
      subject: path.subject,
      name: name(path.subject),
      steps,
      end: `${leftOut > 0 ? `${leftOut} more steps lead to ${who}, who` : who} ${last?.end ?? ''}`,
    };
  };
  return inOrder([...found.values()].filter(({ subject }) => !granted.has(subject.id)).map(tell));
};

const questionOf = (
  words: WhoCanWords,
  { accounts, catalogue, accountId }: Ground,
): { readonly account: Account; readonly asked: Asked; readonly target: TargetWords } | Problem => {
  const target = readTarget(words.target, catalogue);
  if (isProblem(target)) return target;
  const account = readAccount(accountId ?? target.account, accounts);
  if (isProblem(account)) return account;
  const asked = readRequest(words.request, target.service, account, catalogue);
  return isProblem(asked) ? asked : { account, asked, target };
};

/** What leaves open whether there are policies besides those that were given. */
const policiesMissing = ({ knowledge }: Account): readonly OpenFact[] => {
  if (knows(knowledge, 'policies')) return [];
  const { obtain } = explainFact({ kind: 'not given', extent: 'policies', of: undefined });
  return [
    { text: 'the input does not list all policies of the account: others may have access', place: undefined, obtain },
  ];
};

/** Who can do something on a target: everybody known, with the evidence; or why the question cannot be put. */
export const whoCan = (words: WhoCanWords, ground: Ground): WhoCanAnswer | Problem => {
  const question = questionOf(words, ground);
  if (isProblem(question)) return question;
  const { account, asked, target } = question;
  const { catalogue } = ground;
  const { requested, service } = asked;
  const resource = resourceOf(target, service, account, catalogue);
  const access = accessIn(account, ground);
  const granted = grantsOf(access, requested, resource);
  const everybody = granted.has(publicAccessGroup);
  const name = subjectNames(account);
  const context = { account, catalogue, service, requested };
  const again: AskAgain = (said) =>
    shell`iamlint who-can ${words.request} on ${words.target.length === 0 ? [service] : words.target} ${said} ${pathFlags(ground.paths)}`;
  const holders = [...granted.values()].map(({ subject, by }) => ({
    subject,
    name: name(subject),
    kind: subject.kind,
    chains: by.map((one) => chainOf(one, context)),
    behind: behindOf(subject, account),
  }));
  return {
    account,
    asked,
    resource,
    everybody,
    granted: inOrder(holders),
    services: servicesThatCan(account, access, requested, resource),
    perhaps: everybody ? [] : perhapsOf(account, access, asked, resource, granted, again),
    missing: policiesMissing(account),
    ofSomebody: policiesOfSomebody(account, ground, requested, resource),
    coming: words.transitive ? comingOf(account, access, resource, granted) : undefined,
  };
};

/** The same of each account that the input is about, or of the one that is named; a question that none can be asked is refused. */
export const whoCanInAll = (words: WhoCanWords, ground: Ground): readonly WhoCanAnswer[] | Problem => {
  const target = readTarget(words.target, ground.catalogue);
  const isNamed = ground.accountId !== undefined || isProblem(target) || target.account !== undefined;
  const { accounts } = ground;
  const grounds = isNamed || accounts.length < 2 ? [ground] : accounts.map((one) => ({ ...ground, accounts: [one] }));
  const answers = grounds.map((one) => whoCan(words, one));
  const told = answers.flatMap((one) => (isProblem(one) ? [] : [one]));
  return told.length > 0 ? told : (answers.find(isProblem) ?? told);
};

import type { Access } from '../access/access.ts';
import { serviceSelectors } from '../access/decide/selector.ts';
import { explainFact } from '../access/decide/explain.ts';
import { mayBe, membersByGroup } from '../access/decide/membership.ts';
import type { EscalationPath } from '../access/escalation/paths.ts';
import type { EscalationStep, StepToEngine } from '../access/escalation/steps.ts';
import type { GrantsOnAll, UncertainGrant } from '../access/escalation/grants.ts';
import type { ChainStep, Related } from '../finding/finding.ts';
import type { Account } from '../account/model/account.ts';
import type { AccessPolicy, Role } from '../account/model/policy.ts';
import { isUnresolved } from '../account/model/unresolved.ts';
import { once } from '../source/once.ts';
import { isPlaceholder } from '../source/placeholder.ts';
import { isUnknown } from '../source/unknown.ts';
import type { Subject, SubjectKind } from '../account/model/subject.ts';
import type { Origin } from '../source/place.ts';
import type { Details } from './define.ts';
import { rolePlace, rolesPlace } from './policy-places.ts';
import { allowList, nameOf } from './names.ts';

/** Where a role stands among those of a policy that grants it. */
export const placeOfRole = (policy: AccessPolicy, role: Role): Origin => {
  const index = isUnknown(policy.roles) ? -1 : policy.roles.indexOf(role);
  return index === -1 ? rolesPlace(policy) : rolePlace(policy, index);
};

/** Whether somebody is passed over, and for `perhaps` what leaves it open. */
export type Meant =
  { readonly is: 'yes' | 'no' } | { readonly is: 'perhaps'; readonly note: string; readonly place?: Origin };

const yes: Meant = { is: 'yes' };
const no: Meant = { is: 'no' };

/** What a finding `at` a place carries about somebody: where that one is perhaps passed over, it is undecided, and says why. */
export const unlessMeant = (meant: Meant, at: Origin, details: Details): Details =>
  meant.is === 'perhaps'
    ? {
        ...details,
        confidence: 'low',
        related: [...(details.related ?? []), { place: meant.place ?? at, note: meant.note }],
      }
    : details;

/**
 * Tells whom the rules on escalation pass over: those who administer the account already, those that the option allows,
 * and service IDs of engines, which have rules of their own; and groups with nobody else in them.
 */
export const isMeant = (account: Account, access: Access, allow: readonly string[]): ((subject: Subject) => Meant) =>
  meantIn(account, access)(allow);

/** As `isMeant`, for several lists of an account. */
export const meantIn = (
  account: Account,
  access: Access,
): ((allow: readonly string[]) => (subject: Subject) => Meant) => {
  const engines = new Set(account.engines.flatMap(({ subject }) => subject?.id ?? []));
  // Of an engine whose service ID is not known by an id, anybody's may be it.
  const open = account.engines.flatMap(({ subject }) =>
    subject !== undefined && isPlaceholder(subject.id) ? [subject] : [],
  );
  const members = membersByGroup(account);
  return (allow) => meantBy({ account, access, engines, open, members }, allow);
};

/** What is known of an account when one asks who is meant to be strong in it. */
interface Strong {
  readonly account: Account;
  readonly access: Access;
  readonly engines: ReadonlySet<string>;
  readonly open: readonly Subject[];
  readonly members: ReturnType<typeof membersByGroup>;
}

const meantBy = (
  { account, access, engines, open, members }: Strong,
  allow: readonly string[],
): ((subject: Subject) => Meant) => {
  const isAllowed = allowList(allow, account);
  const unresolved = allow.filter(isUnresolved);
  const alone = (subject: Subject): Meant => {
    const { administersBy, mayAdministerBy } = access.escalation();
    if (isAllowed(subject) || engines.has(subject.id) || open.some(mayBe(subject))) return yes;
    if (administersBy(subject.id) !== undefined) return yes;
    const engine = isUnresolved(subject.id)
      ? account.engines.find((one) => one.subject !== undefined && mayBe(one.subject)(subject))
      : undefined;
    const by = mayAdministerBy(subject);
    const name = `\`${subject.id}\``;
    if (by !== undefined)
      return {
        is: 'perhaps',
        place: rolesPlace(by),
        note: `undecided whether this lets ${name} administer the account`,
      };
    if (engine !== undefined)
      return { is: 'perhaps', note: `undecided whether ${name} is the one of the engine \`${engine.name}\`` };
    const alike = unresolved.find((id) => mayBe(subject)({ kind: subject.kind, id }));
    return alike === undefined ? no : { is: 'perhaps', note: `undecided whether \`${alike}\` is ${name}` };
  };
  /** A member that is not known may be one of those who are passed over, where there are any. */
  const somebody = once(
    () => allow.length + engines.size > 0 || access.escalation().mayAdministerBy(undefined) !== undefined,
  );
  /** Who is passed over may be in a group by a membership of one that is not known. */
  const inOpenGroup = (group: Subject): Meant => {
    for (const [id, list] of members) {
      if (!isUnresolved(id) || !mayBe(group)({ kind: 'access_group', id })) continue;
      const one = list.find(({ member }) => !isUnknown(member) && alone(member).is !== 'no');
      if (one !== undefined)
        return { is: 'perhaps', place: one.origin, note: `undecided whether \`${id}\` is \`${group.id}\`` };
    }
    return no;
  };
  return (subject) => {
    const inside = subject.kind === 'access_group' ? (members.get(subject.id) ?? []) : [];
    const own = alone(subject);
    if (own.is === 'no' && subject.kind === 'access_group' && inside.length === 0) return inOpenGroup(subject);
    if (own.is === 'yes' || inside.length === 0) return own;
    const each = inside.map(({ member, origin }): Meant => {
      if (!isUnknown(member)) return alone(member);
      return somebody() ? { is: 'perhaps', place: origin, note: 'undecided who this member is' } : no;
    });
    if (each.every(({ is }) => is === 'yes')) return yes;
    const perhaps = each.find(({ is }) => is === 'perhaps') ?? own;
    return own.is === 'perhaps' || each.some(({ is }) => is === 'no') ? own : perhaps;
  };
};

/** Ids of a kind that an account is known to have: listed, or named by policies. A placeholder may be one of the others. */
export const knownOf = (
  { groups, serviceIds, profiles, policies }: Account,
  kind: SubjectKind,
): ReadonlySet<string> => {
  const listed = { access_group: groups, service_id: serviceIds, trusted_profile: profiles, user: [] }[kind];
  const known = new Set(listed.flatMap(({ id }) => (isPlaceholder(id) ? [] : [id])));
  for (const { subject } of policies) {
    if (!isUnknown(subject) && subject.kind === kind && !isPlaceholder(subject.id)) known.add(subject.id);
  }
  return known;
};

/** Evidence that somebody administers the account. */
export const administration = (id: string, by: AccessPolicy): Related => ({
  place: rolesPlace(by),
  note: `\`${id}\` administers the account`,
});

/** The strongest of several, one that administers the account: as the end of a sentence, and as evidence; nothing where none does. */
export const strongestOf = (
  ids: ReadonlySet<string>,
  access: Access,
  except: string,
): { readonly strongest: string; readonly related: readonly Related[] } => {
  for (const id of ids) {
    const by = id === except ? undefined : access.escalation().administersBy(id);
    if (by !== undefined) {
      return { strongest: `, and \`${id}\` administers the account`, related: [administration(id, by)] };
    }
  }
  return { strongest: '', related: [] };
};

/** How a policy that gives too much is taken away: after the narrower one is there, which is for people to choose. */
export const takeAway = (first: string): Details => ({ help: `${first}, instead of this policy` });

const worthReporting = new Set(['time', 'role', 'value']);

/**
 * Of what is undecided, what is worth a report: a policy that is about the service, and undecided in one thing only. One
 * that, where it is there, makes its subject administer the account is told as that, and not once more for each thing that
 * administrators can do.
 */
export const doubtful = (
  { uncertain }: GrantsOnAll,
  access: Access,
): readonly (UncertainGrant & { readonly reason: string })[] =>
  uncertain.flatMap((grant) => {
    const [fact] = grant.facts;
    const { target } = grant.policy;
    const isAboutService =
      !isUnknown(target) &&
      !target.attributes.some(({ name, value }) => serviceSelectors.includes(name) && isUnknown(value));
    const matches = fact !== undefined && isAboutService && grant.facts.every(({ kind }) => worthReporting.has(kind));
    return matches && !access.escalation().wouldAdminister(grant.policy)
      ? [{ ...grant, reason: explainFact(fact).text }]
      : [];
  });

/** Somebody as the subject of a sentence with `can`: a group stands for those in it. */
export const whoCan = (subject: Subject, name: (subject: Subject) => string): string =>
  subject.kind === 'access_group' ? `members of ${name(subject)}` : name(subject);

/** The pronoun that goes with it. */
export const itself = ({ kind }: Subject): string => (kind === 'access_group' ? 'themselves' : 'itself');

/** The steps of a chain that are told: nobody reads more of them, and where one is mended the rest lead nowhere. */
const maxTold = 5;

/** A chain of steps that leads to administration: those that are told, how many are left out, and who administers. */
export interface Chain {
  readonly told: readonly EscalationPath[];
  readonly leftOut: number;
  readonly end: EscalationPath;
}

/** The chain of a path, from its first step on: at most five of its steps are told. */
export const chainOf = (path: EscalationPath): Chain => {
  const told: EscalationPath[] = [];
  for (let one = path; one.next !== undefined && told.length < maxTold; one = one.next) told.push(one);
  return { told, leftOut: path.length - told.length, end: path.end ?? path };
};

/** What somebody does in a step, as between two names. */
const doing: Readonly<Record<EscalationStep['way'], string>> = {
  key: 'makes a key for',
  group: 'joins',
  trust: 'assumes',
  secret: 'reads a key of',
  'engine key': 'reads the key of',
  engine: 'has an engine act as',
};

/** A chain as data: membership in a group is a step, too. */
export const chainSteps = ({ told, end }: Chain, account: Account): readonly ChainStep[] => {
  const name = (id: string): string => nameOf(id, account) ?? id;
  return [...told, end].flatMap(({ subject, through, step }) => {
    const holder = through?.group ?? subject.id;
    return [
      ...(through === undefined ? [] : [{ from: name(subject.id), to: name(holder), way: 'is in' }]),
      ...(step === undefined ? [] : [{ from: name(holder), to: name(step.to.id), way: doing[step.way] }]),
    ];
  });
};

/** One step of a chain in words, at the role that allows it. */
export const explainStep = (step: StepToEngine, name: (subject: Subject) => string): Related => {
  const { from, to, way, every, engine, secret, policy, role } = step;
  const who = whoCan(from, name);
  const whom = to === undefined ? '' : name(to);
  const making = `${who} can make the engine \`${engine?.name ?? ''}\` create credentials`;
  const inGroups = ` in every access group${to === undefined ? '' : `, and so in ${whom}`}`;
  const texts: Readonly<Record<EscalationStep['way'], string>> = {
    key: `${who} can create API keys for ${every ? `every service ID, and so for ${whom}` : whom}`,
    group: `${who} can join ${every ? `every access group, and so ${whom}` : whom}`,
    trust: `${who} can change who can assume ${every ? `every trusted profile, and so ${whom}` : whom}`,
    secret: `${who} can read the secret \`${secret?.name ?? 'without a name'}\`, whose credentials have the access of ${whom}`,
    'engine key': `${who} can read the API key of the engine \`${engine?.name ?? ''}\`, which belongs to ${whom}`,
    engine: `${making}${to?.kind === 'service_id' ? `, with the access of ${whom}` : inGroups}`,
  };
  return { place: placeOfRole(policy, role), note: texts[way] };
};

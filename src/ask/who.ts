import type { Principal } from '../access/decide/question.ts';
import type { Account } from '../account/model/account.ts';
import type { Engine } from '../account/model/engine.ts';
import { publicAccessGroup, subjectOf, type Subject, type SubjectKind } from '../account/model/subject.ts';
import { declaredBy, isAddress, withPlaces } from '../account/model/unresolved.ts';
import { principalOf } from '../rule-api/engine.ts';
import { listNames } from '../source/list-names.ts';
import { nearest } from '../source/nearest.ts';
import { remember } from '../source/once.ts';
import { isUnknown } from '../source/unknown.ts';
import { isProblem, misspelled, problem, type Problem } from './problem.ts';

/** Whom a question is about, and in which account. */
export interface Who {
  readonly account: Account;
  readonly principal: Principal;
  /** Undefined for an engine that acts as the service itself. */
  readonly subject: Subject | undefined;
  /** The engine by whose name it was asked for. */
  readonly engine: Engine | undefined;
}

/** Somebody whom an input names, with all that this one is called. */
interface KnownSubject {
  readonly subject: Subject;
  readonly names: ReadonlySet<string>;
}

/** What people call a kind of subject. */
export const kindNames: Readonly<Record<SubjectKind, string>> = {
  user: 'user',
  service_id: 'service ID',
  trusted_profile: 'trusted profile',
  access_group: 'access group',
};

/** A subject in words, as one line of a choice: `` `ServiceId-…`, service ID `ci` ``. */
const subjectLine = ({ subject, names }: KnownSubject, account: Account, several: boolean): string => {
  const [name] = names;
  const called = name === undefined || name === subject.id ? '' : ` \`${name}\``;
  const where = several ? ` in the account ${account.id === undefined ? 'without an id' : `\`${account.id}\``}` : '';
  return `\`${withPlaces(subject.id)}\`, ${kindNames[subject.kind]}${called}${where}`;
};

const gatherSubjects = (account: Account): ReadonlyMap<string, KnownSubject> => {
  const found = new Map<string, { readonly subject: Subject; readonly names: Set<string> }>();
  const note = (subject: Subject, name?: string): void => {
    const { names } = remember(found, subject.id, () => ({ subject, names: new Set<string>() }));
    for (const one of [name, subject.name]) if (one !== undefined) names.add(one);
  };
  const listed: readonly (readonly [
    SubjectKind,
    readonly { readonly id: string; readonly name: string | undefined }[],
  ])[] = [
    ['service_id', account.serviceIds],
    ['trusted_profile', account.profiles],
    ['user', account.users],
    ['access_group', account.groups],
  ];
  for (const [kind, things] of listed) for (const { id, name } of things) note({ kind, id }, name);
  for (const { group, member } of account.memberships) {
    note({ kind: 'access_group', id: group });
    if (!isUnknown(member)) note(member);
  }
  for (const { group } of account.dynamicRules) note({ kind: 'access_group', id: group });
  for (const { owner } of account.apiKeys) if (owner !== undefined) note(owner);
  for (const { subject, caller } of account.engines)
    for (const one of [subject, caller]) if (one !== undefined) note(one);
  for (const { subject } of account.policies) if (!isUnknown(subject)) note(subject);
  return found;
};

const everybodyIn = new WeakMap<Account, ReadonlyMap<string, KnownSubject>>();

/** Everybody an account names anywhere: listed, as a member, an owner of a key, or as the subject of a policy; by id. */
export const subjectsIn = (account: Account): ReadonlyMap<string, KnownSubject> =>
  remember(everybodyIn, account, () => gatherSubjects(account));

/** The addresses by which code names what has an id. */
export const addressesOf = (id: string, account: Account): readonly string[] => {
  const thing = account.terraform?.things.get(id)?.expression;
  const own = isAddress(id) ? [id, declaredBy(id) ?? withPlaces(id)] : [];
  return thing === undefined ? own : [...own, thing];
};

/** Code names a thing by one of its attributes, too. */
const withoutAttribute = (text: string): string => text.replace(/\.(?:id|iam_id)$/, '');

/** How well a text fits somebody: by id best, then by name, by name in another case, by address. */
const fits = ({ subject, names }: KnownSubject, text: string, account: Account): 1 | 2 | 3 | 4 | undefined => {
  if (subject.id === text || subject.id === subjectOf(text).id) return 1;
  if (names.has(text)) return 2;
  const wanted = text.toLowerCase();
  if ([...names].some((name) => name.toLowerCase() === wanted)) return 3;
  return addressesOf(subject.id, account).includes(withoutAttribute(text)) ? 4 : undefined;
};

const engineNamed = (name: string, accounts: readonly Account[]): Who | Problem => {
  const all = accounts.flatMap((account) => account.engines.map((engine) => ({ account, engine })));
  const found = all.filter(({ engine }) => engine.name === name);
  const [only, another] = found;
  if (only === undefined) {
    if (all.length === 0) return problem('the input shows no engine');
    return misspelled(
      `the input shows no engine \`${name}\`, but ${listNames(all.map(({ engine }) => engine.name))}`,
      nearest(
        name,
        all.map(({ engine }) => engine.name),
      ),
    );
  }
  if (another !== undefined) {
    const choices = found.map(
      ({ engine }) => `\`${engine.name}\` of instance \`${engine.instance.guid ?? 'not known'}\``,
    );
    return problem(`several engines are called \`${name}\`: ask for the service ID of one`, choices);
  }
  const { account, engine } = only;
  const principal = principalOf(engine);
  if (principal === undefined) {
    return problem(
      `the input does not say whose API key the engine \`${name}\` holds${engine.whyNoSubject === undefined ? '' : `: ${engine.whyNoSubject}`}`,
    );
  }
  return { account, principal, subject: 'subject' in principal ? principal.subject : undefined, engine };
};

const findSubject = (text: string, accounts: readonly Account[]): Who | Problem => {
  if (text.startsWith('engine:')) return engineNamed(text.slice('engine:'.length), accounts);
  const everybody = accounts.flatMap((account) =>
    Array.from(subjectsIn(account).values(), (known) => ({ account, known, fit: fits(known, text, account) })),
  );
  const fit = Math.min(...everybody.flatMap((one) => one.fit ?? []));
  const found = everybody.filter((one) => one.fit === fit);
  const [only, another] = found;
  if (only === undefined) {
    const [first] = accounts;
    if (text === publicAccessGroup && first !== undefined && accounts.length === 1) {
      const subject = subjectOf(text);
      return { account: first, principal: { subject }, subject, engine: undefined };
    }
    const called = everybody.flatMap(({ account, known: { subject, names } }) => [
      ...names,
      ...addressesOf(subject.id, account),
      subject.id,
    ]);
    return misspelled(`nobody in the input is called \`${text}\``, nearest(text, called));
  }
  if (another !== undefined) {
    const isOne = new Set(found.map(({ known }) => known.subject.id)).size === 1;
    return problem(
      isOne
        ? `several accounts of the input know \`${text}\`: name one with \`--account ID\``
        : `several in the input are called \`${text}\`: ask by id`,
      found.map(({ account, known }) => subjectLine(known, account, accounts.length > 1)),
    );
  }
  const { account, known } = only;
  return { account, principal: { subject: known.subject }, subject: known.subject, engine: undefined };
};

const found = new WeakMap<readonly Account[], Map<string, Who | Problem>>();

/** Somebody in the input by an id in any spelling, a name, an e-mail address, the address of a Terraform resource, or `engine:NAME`. */
export const readSubject = (text: string, accounts: readonly Account[]): Who | Problem =>
  remember(
    remember(found, accounts, () => new Map<string, Who | Problem>()),
    text,
    () => findSubject(text, accounts),
  );

/** More accounts than these are not listed. */
const mostListed = 10;

/** An account as one line of a choice: by its id, else by a file that it is read from. */
export const accountLine = ({ id, policies, serviceIds, groups, profiles, engines }: Account): string => {
  if (id !== undefined) return `\`${id}\``;
  const [first] = [...policies, ...serviceIds, ...groups, ...profiles, ...engines];
  return first === undefined ? 'one without an id' : `one without an id, of \`${first.origin.document.source}\``;
};

/** The account a question without a subject is about: the one that is named, or the only one. */
export const readAccount = (id: string | undefined, accounts: readonly Account[]): Account | Problem => {
  const named = id === undefined ? accounts : accounts.filter((account) => account.id === id);
  const [only, another] = named;
  const lines = accounts.map(accountLine);
  const choices = [
    ...lines.slice(0, mostListed),
    ...(lines.length > mostListed ? [`and ${lines.length - mostListed} more`] : []),
  ];
  if (only === undefined)
    return problem(
      id === undefined
        ? 'the input shows no policies, identities or groups of an account'
        : `no input is about the account \`${id}\``,
      choices,
    );
  if (another === undefined) return only;
  return problem(
    'the input is about several accounts: name one with `--account ID`, or its files with `--in`',
    choices,
  );
};

/** The accounts that a question may be about. */
export const accountsNamed = (id: string | undefined, accounts: readonly Account[]): readonly Account[] | Problem => {
  if (id === undefined) return accounts;
  const account = readAccount(id, accounts);
  return isProblem(account) ? account : [account];
};

import type { Account } from '../../account/model/account.ts';
import type { Subject } from '../../account/model/subject.ts';
import { declaredBy, isAddress } from '../../account/model/unresolved.ts';
import { nameOf } from '../../rule-api/names.ts';
import type { Json, JsonObject } from '../../source/json.ts';
import { remember } from '../../source/once.ts';
import { accessIn } from '../access-in.ts';
import type { Ground } from '../can.ts';
import { isProblem } from '../problem.ts';
import { whoCan } from '../who-can.ts';
import { readSubject } from '../who.ts';
import { runAccessTests, type Judged, type TestGround } from './expect.ts';
import { expectedText } from './outcome.ts';

/** Access tests of what is so today. */
export interface Draft {
  /** One for each account. */
  readonly documents: readonly JsonObject[];
  /** How many expectations are in them. */
  readonly count: number;
  /** What could not be expected, since the input leaves it open, each with why. */
  readonly leftOut: readonly string[];
}

/** An action and where: whoever has it can come to have any access. */
interface Power {
  readonly action: string;
  readonly service: string;
}

/** The actions by which access is given to others or to oneself, on the account's own services. */
const powers: readonly Power[] = [
  { action: 'iam.policy.create', service: 'iam-identity' },
  { action: 'iam.policy.create', service: 'iam-groups' },
  { action: 'iam.policy.create', service: 'iam-access-management' },
  { action: 'iam-groups.members.add', service: 'iam-groups' },
  { action: 'iam-identity.apikey.create', service: 'iam-identity' },
  { action: 'iam-identity.profile.update', service: 'iam-identity' },
];

const reading = 'secrets-manager.secret.read';

/** Of more subjects no expectations of their own are drafted. */
const mostSubjects = 50;

/** A name by which a question means this subject and no other: its name, the address of its code, or its id. */
const wordFor = ({ id, name }: Subject, account: Account): string => {
  const address = isAddress(id) ? declaredBy(id) : undefined;
  const words = [nameOf(id, account) ?? name, address].flatMap((word) => word ?? []);
  const isMeant = (word: string): boolean => {
    const who = readSubject(word, [account]);
    return !isProblem(who) && who.subject?.id === id;
  };
  return words.find(isMeant) ?? id;
};

/** All there are, where a service alone leaves it open. */
const everything = (service: string): readonly string[] => [service, 'resourceType=*', 'resource=*'];

/** The ways to say a target, those that say less first. */
const targetsOf = (service: string): readonly Json[] => [service, everything(service)];

/** What is expected of everybody but those who can today; the first of the ways to say the target that is met is taken. */
const onlyHolders = (
  action: string,
  targets: readonly Json[],
  account: Account,
  ground: Ground,
): readonly JsonObject[] =>
  targets.flatMap((on) => {
    const answer = whoCan({ request: action, target: [on].flat().map(String), transitive: false }, ground);
    if (isProblem(answer)) return [];
    const groups = new Set(answer.granted.filter(({ kind }) => kind === 'access_group').map(({ name }) => name));
    const holders = answer.granted.filter(
      ({ kind, chains }) =>
        kind === 'access_group' || chains.some(({ group }) => group === undefined || !groups.has(group)),
    );
    const services = [...new Set(answer.services.map(({ service }) => `service:${service}`))];
    return [{ nobody_but: [...holders.map(({ subject }) => wordFor(subject, account)), ...services], can: action, on }];
  });

/** What a subject can and cannot do of what gives access to others. */
const ofSubject = (subject: string): readonly (readonly JsonObject[])[] =>
  powers.map(({ action, service }) =>
    targetsOf(service).flatMap((on) => [
      { subject, can: action, on },
      { subject, cannot: action, on },
    ]),
  );

/** What engines need to do their work, as far as they can. */
const ofEngines = ({ engines }: Account, { catalogue }: Ground): readonly (readonly JsonObject[])[] =>
  engines.flatMap(({ name }) =>
    ['iam-identity', 'iam-groups'].flatMap((service) =>
      catalogue
        .engineActions(service)
        .map(({ action }) =>
          targetsOf(service).map((on): JsonObject => ({ subject: `engine:${name}`, can: action, on })),
        ),
    ),
  );

/** Candidates, of each list one at most is taken: the first that is met. */
const candidatesOf = (account: Account, ground: Ground): readonly (readonly JsonObject[])[] => {
  const paths = accessIn(account, ground).escalation().paths();
  // Who is strong by a group that is strong itself is told with the group.
  const strong = [...paths.values()].flatMap(({ subject, through }) =>
    through !== undefined && paths.has(through.group) ? [] : [subject],
  );
  const guids = new Set(account.engines.flatMap(({ instance }) => instance.guid ?? []));
  const words = [
    ...account.engines.map(({ name }) => `engine:${name}`),
    ...strong.slice(0, mostSubjects).map((subject) => wordFor(subject, account)),
  ];
  return [
    ...powers.map(({ action, service }) => onlyHolders(action, targetsOf(service), account, ground)),
    ...[...guids].map((guid) =>
      onlyHolders(reading, [`secrets-manager/${guid}`, `secrets-manager/${guid}/*/*`], account, ground),
    ),
    ...ofEngines(account, ground),
    ...[...new Set(words)].flatMap(ofSubject),
  ];
};

const documentOf = (account: Account, expect: readonly Json[]): JsonObject => ({
  kind: 'AccessTest',
  version: 1,
  ...(account.id === undefined ? {} : { account: account.id }),
  expect,
});

/** Actions of one subject, or for the same ones, on one target as one expectation. */
const joined = (expectations: readonly JsonObject[]): readonly JsonObject[] => {
  const found = new Map<
    string,
    { readonly first: JsonObject; readonly key: 'can' | 'cannot'; readonly actions: Json[] }
  >();
  for (const one of expectations) {
    const key: 'can' | 'cannot' = 'can' in one ? 'can' : 'cannot';
    const row = remember(found, JSON.stringify({ ...one, [key]: '', key }), () => ({ first: one, key, actions: [] }));
    row.actions.push(one[key] ?? null);
  }
  return [...found.values()].map(({ first, key, actions: [only, ...more] }) => ({
    ...first,
    [key]: more.length === 0 ? (only ?? null) : [...new Set([only ?? null, ...more])],
  }));
};

const isMet = ({ outcome }: Judged): boolean => outcome.outcome === 'met';

const draftOf = (account: Account, ground: TestGround) => {
  const own: TestGround = { ...ground, accounts: [account], accountId: undefined };
  const candidates = candidatesOf(account, own);
  const documents = candidates.flat().map((one) => ({
    value: documentOf(account, [one]),
    origin: { document: { source: '', index: 0 }, path: [] },
  }));
  const judged = runAccessTests(documents, own);
  let next = 0;
  const taken: JsonObject[] = [];
  const leftOut: string[] = [];
  for (const choices of candidates) {
    const its = judged.slice(next, next + choices.length);
    next += choices.length;
    const nth = its.findIndex(isMet);
    const choice = choices[nth];
    if (choice !== undefined) taken.push(choice);
    // That an engine lacks what it needs is a finding of the linter.
    else if (its[0]?.outcome.outcome === 'undecided')
      leftOut.push(`${expectedText(its[0].expectation)}: ${its[0].outcome.message}`);
  }
  return { expectations: joined(taken), leftOut };
};

/**
 * Drafts tests of today's access: who alone can give access to others, read the secrets of engines, what engines can do, and what
 * those who administer the account, or can come to do so, can and cannot. Each expectation is met.
 */
export const draftTests = (ground: TestGround): Draft => {
  const drafts = ground.accounts.map((account) => ({ account, ...draftOf(account, ground) }));
  const kept = drafts.filter(({ expectations }) => expectations.length > 0);
  return {
    documents: kept.map(({ account, expectations }) => documentOf(account, expectations)),
    count: kept.reduce((sum, { expectations }) => sum + expectations.length, 0),
    leftOut: drafts.flatMap(({ leftOut }) => leftOut),
  };
};

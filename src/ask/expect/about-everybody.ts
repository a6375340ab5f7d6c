import type { MissingFact } from '../../access/decide/decision.ts';
import { sureMembersByGroup } from '../../access/decide/membership.ts';
import type { ActionOrRole } from '../../access/decide/question.ts';
import type { Account } from '../../account/model/account.ts';
import { publicAccessGroup, type Subject } from '../../account/model/subject.ts';
import { listTexts } from '../../source/list-names.ts';
import { isUnknown } from '../../source/unknown.ts';
import { accessIn } from '../access-in.ts';
import type { Ground } from '../can.ts';
import { openFacts } from '../facts.ts';
import { isProblem, type Problem } from '../problem.ts';
import { resourceText } from '../target.ts';
import { whoCan, type WhoCanAnswer } from '../who-can.ts';
import { readSubject } from '../who.ts';
import type { Expectation } from './access-test.ts';
import { failed, met, unanswerable, undecided, type Outcome } from './outcome.ts';

/** Who may. */
interface Allowed {
  /** The ids of those who are named. */
  readonly named: readonly string[];
  readonly ids: ReadonlySet<string>;
  /** Groups of which each member may. */
  readonly groups: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
}

const ofService = 'service:';

const readAllowed = (texts: readonly string[], account: Account): Allowed | Problem => {
  const subjects: Subject[] = [];
  for (const text of texts) {
    if (text.startsWith(ofService)) continue;
    const who = readSubject(text, [account]);
    if (isProblem(who)) return who;
    if (who.subject !== undefined) subjects.push(who.subject);
  }
  const groups = new Set(subjects.filter(({ kind }) => kind === 'access_group').map(({ id }) => id));
  const members = groups.size === 0 ? new Map<string, never[]>() : sureMembersByGroup(account);
  const memberIds = [...groups].flatMap((group) =>
    (members.get(group) ?? []).flatMap(({ member }) => (isUnknown(member) ? [] : [member.id])),
  );
  return {
    named: subjects.map(({ id }) => id),
    ids: new Set([...subjects.map(({ id }) => id), ...memberIds]),
    groups,
    services: new Set(texts.filter((text) => text.startsWith(ofService)).map((text) => text.slice(ofService.length))),
  };
};

/** More names than these are counted. */
const mostNamed = 3;

const who = (names: readonly string[]): string =>
  names.length > mostNamed
    ? `${names.slice(0, mostNamed).join(', ')} and ${names.length - mostNamed} more`
    : listTexts(names);

const placesOf = ({ granted }: WhoCanAnswer, { ids }: Allowed) =>
  granted
    .filter(({ subject }) => !ids.has(subject.id))
    .flatMap(({ name, chains: [chain] }) =>
      chain === undefined
        ? []
        : [{ text: `${name} has \`${chain.role}\` on ${chain.target} by ${chain.policy}`, place: chain.place }],
    );

/** True for what is open of somebody and no matter: whether it is one of those who may. */
const isHarmless = (fact: MissingFact, { groups }: Allowed): boolean =>
  fact.kind === 'membership' && groups.has(fact.group);

/** What is open of others than those who may, for each of these the facts. */
const openOf = (answer: WhoCanAnswer, allowed: Allowed, ground: Ground) => {
  const access = accessIn(answer.account, ground);
  return answer.perhaps.flatMap(({ subject, name }) => {
    if (allowed.ids.has(subject.id)) return [];
    const facts = answer.asked.requested.flatMap((one: ActionOrRole) => {
      const decision = access.decide({ subject }, one, answer.resource);
      return decision.outcome === 'unknown' ? decision.facts : [];
    });
    const left = facts.filter((fact) => !isHarmless(fact, allowed));
    return left.length === 0 ? [] : [{ name, facts: openFacts(left) }];
  });
};

const judged = (answer: WhoCanAnswer, allowed: Allowed, ground: Ground): Outcome => {
  const { granted, services, asked, resource, everybody } = answer;
  const what = `do \`${asked.name}\` on \`${resourceText(resource)}\``;
  if (everybody && !allowed.ids.has(publicAccessGroup))
    return failed(`everybody can ${what}, being in \`${publicAccessGroup}\``, placesOf(answer, allowed));
  const others = [
    ...granted.filter(({ subject }) => !allowed.ids.has(subject.id)).map(({ name }) => name),
    ...services.filter(({ service }) => !allowed.services.has(service)).map(({ name }) => name),
  ];
  if (others.length > 0)
    return failed(`${who(others)} can ${what}, too`, [
      ...placesOf(answer, allowed),
      ...services
        .filter(({ service }) => !allowed.services.has(service))
        .map(({ name, place }) => ({ text: name, place })),
    ]);
  const open = openOf(answer, allowed, ground);
  const [first] = open;
  if (first !== undefined)
    return undecided(
      `it is undecided whether ${who(open.map(({ name }) => name))} can ${what}`,
      open.flatMap(({ facts }) => facts),
    );
  const unlisted = [...answer.ofSomebody, ...answer.missing];
  return unlisted.length === 0 ? met : undecided(`it is undecided whether others can ${what}`, unlisted);
};

/** What comes of each action of a pattern: the first failure, else what is undecided. */
const ofEach = (whole: WhoCanAnswer, target: readonly string[], allowed: Allowed, ground: Ground): Outcome => {
  let worst: Outcome = met;
  for (const one of whole.asked.requested) {
    const answer = 'action' in one ? whoCan({ request: one.action, target, transitive: false }, ground) : whole;
    if (isProblem(answer)) return unanswerable(answer);
    const outcome = judged(answer, allowed, ground);
    if (outcome.outcome === 'failed') return outcome;
    if (outcome.outcome !== 'met') worst = outcome;
  }
  return worst;
};

/** What comes of an expectation that nobody can but some: of a pattern, of each of its actions. */
export const aboutEverybody = ({ request, target, nobodyBut = [] }: Expectation, ground: Ground): Outcome => {
  const whole = whoCan({ request, target, transitive: false }, ground);
  if (isProblem(whole)) return unanswerable(whole);
  const allowed = readAllowed(
    nobodyBut.map(({ text }) => text),
    whole.account,
  );
  if (isProblem(allowed)) return unanswerable(allowed);
  const outcome =
    whole.asked.kind === 'pattern' ? ofEach(whole, target, allowed, ground) : judged(whole, allowed, ground);
  return { ...outcome, about: { subjects: allowed.named, service: whole.asked.service } };
};

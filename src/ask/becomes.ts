import type { Access } from '../access/access.ts';
import type { Reached } from '../access/escalation/reach.ts';
import type { Account } from '../account/model/account.ts';
import type { Subject } from '../account/model/subject.ts';
import { subjectNames } from '../rule-api/names.ts';
import { rolesPlace } from '../rule-api/policy-places.ts';
import { remember } from '../source/once.ts';
import type { Near } from './can.ts';
import { stepTexts } from './step-texts.ts';
import { subjectsIn } from './who.ts';

/** A way on which somebody comes to have the access of others: of one, or of all to whom its last step leads. */
export interface Becoming {
  readonly subjects: readonly { readonly id: string; readonly name: string; readonly administers: boolean }[];
  /** To the first of them. */
  readonly steps: readonly Near[];
}

/** What somebody can come to be. */
export interface Becomes {
  /** By what it administers the account already, so that it can give itself any role. */
  readonly administers: Near | undefined;
  /** Ways to those who administer the account first, then the shorter ones. */
  readonly ways: readonly Becoming[];
}

const isStrong = ({ subjects }: Becoming): boolean => subjects.some(({ administers }) => administers);

/** What the ways have in common that differ only in whom of a kind the last step leads to. */
const wayKey = ({ steps, subject }: Reached): string => {
  const last = steps.at(-1)?.step;
  const before = steps.slice(0, -1).map(({ step }) => `${step.from.id} ${step.way} ${step.to.id}`);
  if (last === undefined) return '';
  return [...before, `${last.from.id} ${last.way} ${last.every ? subject.kind : subject.id}`].join('; ');
};

/** Whose access somebody can come to have, and on which ways. */
export const becomesOf = (subject: Subject, account: Account, access: Access): Becomes => {
  const { administersBy, reach } = access.escalation();
  const name = subjectNames(account);
  const own = administersBy(subject.id);
  const known = Array.from(subjectsIn(account).values(), (one) => one.subject);
  const ways = new Map<string, Reached[]>();
  for (const reached of reach(subject, known)) {
    // Who administers the account can give itself all there is: what lies behind is not told.
    const isBehind = reached.steps.slice(0, -1).some(({ step }) => administersBy(step.to.id) !== undefined);
    if (!isBehind) remember(ways, wayKey(reached), () => []).push(reached);
  }
  const told = Array.from(ways.values(), (some): Becoming => {
    const subjects = some.map((one) => ({
      id: one.subject.id,
      name: name(one.subject),
      administers: administersBy(one.subject.id) !== undefined,
    }));
    const first = some.find((one) => administersBy(one.subject.id) !== undefined) ?? some[0];
    let actor = subject;
    const steps = (first?.steps ?? []).flatMap(({ through, step }) => {
      const texts = stepTexts(actor, through, step, name);
      actor = step.to;
      return texts;
    });
    return { subjects: subjects.toSorted((one, other) => Number(other.administers) - Number(one.administers)), steps };
  });
  return {
    administers:
      own === undefined
        ? undefined
        : { text: `${name(subject)} administers the account, and so can give itself any role`, place: rolesPlace(own) },
    ways: told.toSorted(
      (one, other) => Number(isStrong(other)) - Number(isStrong(one)) || one.steps.length - other.steps.length,
    ),
  };
};

import type { Account } from '../../account/model/account.ts';
import { plainAttribute } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { subjectNames } from '../../rule-api/names.ts';
import { isUnknown } from '../../source/unknown.ts';
import type { Judged } from './expect.ts';

/** Of how many things expectations speak, and of which they do not. */
export interface Covered {
  readonly of: number;
  /** In words, the same whatever the order of the input. */
  readonly left: readonly string[];
}

/** What expectations speak of, among what policies speak of. */
export interface Coverage {
  readonly subjects: Covered;
  readonly services: Covered;
}

const coveredBy = (all: ReadonlyMap<string, string>, spoken: ReadonlySet<string>): Covered => ({
  of: all.size,
  left: [...all].flatMap(([id, name]) => (spoken.has(id) ? [] : [name])).toSorted(),
});

/** Those who have policies, and the services that these name. */
const namedIn = (accounts: readonly Account[]) => {
  const subjects = new Map<string, string>();
  const services = new Map<string, string>();
  for (const account of accounts) {
    const name = subjectNames(account);
    const note = (subject: Subject): unknown => subjects.has(subject.id) || subjects.set(subject.id, name(subject));
    for (const { subject } of account.policies) if (!isUnknown(subject)) note(subject);
    for (const { target } of [...account.policies, ...account.authorizations]) {
      const service = plainAttribute(target, 'serviceName');
      if (service !== undefined) services.set(service, `\`${service}\``);
    }
  }
  return { subjects, services };
};

/** Of whom and of which services, among those that policies name, no expectation speaks. */
export const coverageOf = (judged: readonly Judged[], accounts: readonly Account[]): Coverage => {
  const { subjects, services } = namedIn(accounts);
  const about = judged.flatMap(({ outcome }) => outcome.about ?? []);
  return {
    subjects: coveredBy(subjects, new Set(about.flatMap((one) => one.subjects))),
    services: coveredBy(services, new Set(about.map(({ service }) => service))),
  };
};

import { remember } from '../source/once.ts';
import type { Account } from '../account/model/account.ts';
import { iamIdOf, type Subject } from '../account/model/subject.ts';

const known = new WeakMap<Account, ReadonlyMap<string, string>>();

const readNames = (account: Account): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const { id, name } of [...account.serviceIds, ...account.profiles, ...account.users, ...account.groups]) {
    if (name !== undefined) names.set(id, name);
  }
  return names;
};

/** Names by id. A rule that finds something of every policy would look through all users for each. */
const namesOf = (account: Account): ReadonlyMap<string, string> => remember(known, account, () => readNames(account));

/** The name an input gives an identity or a group. */
export const nameOf = (id: string, account: Account): string | undefined => namesOf(account).get(id);

/** Names subjects in messages: by name and id where an input gives a name. Made once for many subjects. */
export const subjectNames = (account: Account): ((subject: Subject) => string) => {
  const names = namesOf(account);
  return (subject) => {
    const name = names.get(subject.id) ?? subject.name;
    return name === undefined || name === subject.id ? `\`${subject.id}\`` : `\`${name}\` (\`${subject.id}\`)`;
  };
};

/** Whether a list of an option names a subject: by id in either spelling, or by name. */
export const allowList = (allow: readonly string[], account: Account): ((subject: Subject) => boolean) => {
  const allowed = new Set(allow);
  const names = allowed.size === 0 ? undefined : namesOf(account);
  return (subject) =>
    names !== undefined &&
    (allowed.has(subject.id) || allowed.has(iamIdOf(subject)) || allowed.has(names.get(subject.id) ?? ''));
};

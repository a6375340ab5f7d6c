import type { Account } from '../account/model/account.ts';
import type { Subject } from '../account/model/subject.ts';
import { addressesOf, subjectsIn } from './who.ts';

/** The only one of some; undefined where there are none or several. */
const only = (found: readonly Subject[]): Subject | undefined => (found.length === 1 ? found[0] : undefined);

/**
 * The same subject in another state of the account: by its id, else by its name, else by the address of the code that
 * declares it. One that is not there is itself, with nothing that is for it.
 */
export const subjectOnOtherSide = (subject: Subject, here: Account, there: Account): Subject => {
  const known = subjectsIn(there);
  if (known.has(subject.id)) return subject;
  const names = subjectsIn(here).get(subject.id)?.names ?? new Set<string>();
  // One that is on both sides by its id is nobody else.
  const others = Array.from(known.values()).filter(
    (one) => one.subject.kind === subject.kind && !subjectsIn(here).has(one.subject.id),
  );
  const byName = only(others.filter((one) => [...one.names].some((name) => names.has(name))).map((one) => one.subject));
  if (byName !== undefined) return byName;
  const addresses = new Set(addressesOf(subject.id, here));
  const byAddress = others.filter((one) => addressesOf(one.subject.id, there).some((each) => addresses.has(each)));
  return only(byAddress.map((one) => one.subject)) ?? subject;
};

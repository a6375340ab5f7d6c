import { shell, type Snippet } from '../../snippet/snippet.ts';
import type { Account } from '../../account/model/account.ts';
import { isAddress } from '../../account/model/unresolved.ts';
import type { Subject, SubjectKind } from '../../account/model/subject.ts';
import { nameOf } from '../names.ts';

/** What the commands on the policies of a subject begin with: `-create`, `-update` and `-delete` follow. */
export const policyCommands: Readonly<Record<SubjectKind, Snippet>> = {
  user: shell`user-policy`,
  service_id: shell`service-policy`,
  trusted_profile: shell`trusted-profile-policy`,
  access_group: shell`access-group-policy`,
};

/**
 * How commands name a subject: a group by its name, a user by the e-mail address, which only an export of users gives,
 * and what is declared by its name.
 */
export const commandName = (subject: Subject, account: Account): string => {
  const { id, kind } = subject;
  if (isAddress(id))
    return nameOf(id, account) ?? subject.name ?? `NAME-OF-THE-${kind.toUpperCase().replace('_', '-')}`;
  if (kind === 'access_group') return nameOf(id, account) ?? id;
  return kind !== 'user' || id.includes('@') ? id : (nameOf(id, account) ?? `E-MAIL-OF-${id}`);
};

import { inLines, remark, shell, type Snippet } from '../../snippet/snippet.ts';
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

/** What commands call a thing; where no input tells, a stand-in with how to find what it stands for. */
export interface CommandName {
  readonly name: string;
  readonly find?: string | undefined;
}

const listings: Readonly<Record<SubjectKind, string>> = {
  user: 'ibmcloud account users',
  service_id: 'ibmcloud iam service-ids',
  trusted_profile: 'ibmcloud iam trusted-profiles',
  access_group: 'ibmcloud iam access-groups',
};

/**
 * How commands name a subject: a group by its name, a user by the e-mail address, which only an export of users gives,
 * and what is declared by its name.
 */
export const commandNameOf = (subject: Subject, account: Account): CommandName => {
  const { id, kind } = subject;
  const find = listings[kind];
  if (isAddress(id)) {
    const name = nameOf(id, account) ?? subject.name;
    return name === undefined ? { name: `NAME-OF-THE-${kind.toUpperCase().replace('_', '-')}`, find } : { name };
  }
  if (kind === 'access_group') return { name: nameOf(id, account) ?? id };
  if (kind !== 'user' || id.includes('@')) return { name: id };
  const name = nameOf(id, account);
  return name === undefined ? { name: `E-MAIL-OF-${id}`, find } : { name };
};

/** How commands name a subject. */
export const commandName = (subject: Subject, account: Account): string => commandNameOf(subject, account).name;

/** How commands name an instance of Secrets Manager. */
export const instanceName = (guid: string | undefined): CommandName =>
  guid === undefined || isAddress(guid)
    ? {
        name: 'INSTANCE-GUID',
        find: 'ibmcloud resource service-instances --service-name secrets-manager --output json',
      }
    : { name: guid };

/** Says of each stand-in how to find what it stands for. */
export const whereToFind = (names: readonly CommandName[]): readonly Snippet[] =>
  names.flatMap(({ name, find }) => (find === undefined ? [] : [remark(`${name}: see ${find}`)]));

/** Commands, below what they need to be found first. */
export const explained = (commands: readonly Snippet[], names: readonly CommandName[]): Snippet =>
  inLines([...whereToFind(names), ...commands]);

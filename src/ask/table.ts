import type { Account } from '../account/model/account.ts';
import { accessRowsIn, type AccessRow } from './access-of.ts';
import type { Ground } from './can.ts';
import { subjectsIn, kindNames } from './who.ts';
import { isAddress, withPlaces } from '../account/model/unresolved.ts';
import { isUnknown } from '../source/unknown.ts';
import type { SubjectKind } from '../account/model/subject.ts';

/** Where somebody has roles: on services, and what of them. */
interface Cell {
  readonly services: string;
  readonly scope: readonly string[];
  readonly roles: readonly string[];
  readonly perhaps: readonly string[];
  readonly grantsRoles: boolean;
}

interface SubjectCells {
  readonly account: string | undefined;
  readonly name: string;
  readonly kind: string;
  readonly cells: readonly Cell[];
}

/** So many subjects are looked at: nobody reads a longer table, and each takes time. */
const mostSubjects = 500;

/** So many places of one subject are told. */
const mostCells = 100;

/** Roles that the catalogue or an account defines: what else stands where a role belongs may be anything, a secret among it. */
const rolesKnown = (accounts: readonly Account[], catalogue: Ground['catalogue']): ReadonlySet<string> =>
  new Set([
    ...catalogue.serviceNames().flatMap((name) => {
      const { platformRoles = [], serviceRoles = [] } = catalogue.service(name) ?? {};
      return [...platformRoles, ...serviceRoles];
    }),
    ...accounts.flatMap(({ roles }) =>
      roles.flatMap(({ displayName, name }) => [name, ...(displayName === undefined ? [] : [displayName])]),
    ),
    'a role that is not known',
  ]);

const cellOf = ({ services, scope, roles, grantsRoles }: AccessRow, known: ReadonlySet<string>): Cell => {
  const shown = (role: string): string => (known.has(role) ? role : 'a role that the catalogue does not have');
  const sure = new Set(roles.filter(({ facts }) => facts.length === 0).map(({ role }) => shown(role)));
  const open = new Set(roles.filter(({ facts }) => facts.length > 0).map(({ role }) => shown(role)));
  return { services, scope, roles: [...sure], perhaps: [...open].filter((role) => !sure.has(role)), grantsRoles };
};

/** How many policies an account has for each of its subjects: groups' count for the group. */
const policiesOf = ({ policies }: Account): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { subject } of policies)
    if (!isUnknown(subject)) counts.set(subject.id, (counts.get(subject.id) ?? 0) + 1);
  return counts;
};

const idStarts = ['ServiceId-', 'iam-ServiceId-', 'Profile-', 'iam-Profile-', 'AccessGroupId-', 'IBMid-', 'crn-'];

/** What is taken for an id and has not the form of one may be anything, a secret that stands where an id belongs among it. */
const shownId = (id: string): string =>
  isAddress(id) || idStarts.some((start) => id.startsWith(start))
    ? withPlaces(id)
    : 'somebody whose id has no form of IAM';

interface Asked {
  readonly account: Account;
  readonly id: string;
  readonly kind: SubjectKind;
  readonly name: string;
  readonly policies: number;
}

const askedIn = (account: Account): readonly Asked[] => {
  const policies = policiesOf(account);
  return [...subjectsIn(account)].map(([id, { subject, names }]) => ({
    account,
    id,
    kind: subject.kind,
    name: [...names][0] ?? shownId(id),
    policies: policies.get(id) ?? 0,
  }));
};

/**
 * What everybody whom the accounts name may do: subjects against services, those with most access first. Of large accounts
 * it holds the subjects with most policies, and counts the others.
 * @param now milliseconds since 1970
 */
export const accessTable = (
  accounts: readonly Account[],
  catalogue: Ground['catalogue'],
  now: number,
): { readonly subjects: readonly SubjectCells[]; readonly leftOut: number } => {
  const all = accounts.flatMap(askedIn).toSorted((one, other) => other.policies - one.policies);
  const known = rolesKnown(accounts, catalogue);
  const looked = all.slice(0, mostSubjects);
  const rowsIn = new Map(
    [...new Set(looked.map(({ account }) => account))].map((account) => [
      account,
      accessRowsIn(account, { catalogue, now }),
    ]),
  );
  const subjects = looked.flatMap(({ account, id, kind, name }): readonly SubjectCells[] => {
    const cells = (rowsIn.get(account)?.({ kind, id }) ?? []).slice(0, mostCells).map((row) => cellOf(row, known));
    return cells.length === 0 ? [] : [{ account: account.id, name, kind: kindNames[kind], cells }];
  });
  const strength = ({ cells }: SubjectCells): number => cells.filter(({ grantsRoles }) => grantsRoles).length;
  return {
    subjects: subjects.toSorted(
      (one, other) => strength(other) - strength(one) || other.cells.length - one.cells.length,
    ),
    leftOut: all.length - looked.length,
  };
};

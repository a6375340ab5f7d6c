import { nearest } from '../source/nearest.ts';
import type { Service } from './catalogue.ts';
import { namedRoles, type NamedRole } from './data/named-roles.ts';
import { parseRoleCrn, roleCrnOf } from './role-crn.ts';

/**
 * The role of a service that a name is most likely a misspelling of. A first letter that differs makes another word:
 * `Reviewer` and `Auditor` are roles people define, and no slips for Viewer and Editor.
 */
export const suggestedRole = (name: string, { platformRoles, serviceRoles }: Service): string | undefined => {
  const near = nearest(name, [...platformRoles, ...serviceRoles]);
  return near !== undefined && near[0]?.toLowerCase() === name[0]?.toLowerCase() ? near : undefined;
};

/** What is wrong with a role's CRN, as the end of "… because it", and the CRN that was likely meant. */
export interface RoleCrnFault {
  readonly why: string;
  readonly meant: string | undefined;
}

const lastPart = (text: string): string => text.split(':').at(-1) ?? '';

/** The published role whose CRN ends in this name, or that goes by it. */
const published = (name: string): NamedRole | undefined => {
  const wanted = name.toLowerCase();
  return namedRoles.find(
    ({ key, displayName }) => lastPart(key).toLowerCase() === wanted || displayName.toLowerCase() === wanted,
  );
};

/** The roles of IBM's page "IAM roles and actions" that all services may have: platform roles, and three of services. */
const generalRole = /^iam::::(?:role:(?:Viewer|Operator|Editor|Administrator)|serviceRole:(?:Reader|Writer|Manager))$/;

/**
 * What is wrong with a role's CRN; undefined for one that is right, or that may be: a service's own roles are mostly not
 * published.
 */
export const roleCrnFault = (id: string): RoleCrnFault | undefined => {
  if (!id.startsWith('crn:')) {
    const role = published(id);
    return { why: 'is a name, not a CRN', meant: role === undefined ? undefined : roleCrnOf(role.key) };
  }
  const crn = parseRoleCrn(id);
  if (crn === undefined) {
    const role = published(lastPart(id));
    return {
      why: "does not have the parts of a role's CRN",
      meant: role === undefined ? undefined : roleCrnOf(role.key),
    };
  }
  if (crn.kind === 'customRole') {
    return /::a\/[0-9a-f]{32}::/.test(id)
      ? undefined
      : { why: 'names no account, which a custom role requires', meant: undefined };
  }
  const general = namedRoles.find(({ key }) => generalRole.test(key) && lastPart(key) === crn.name);
  if (general !== undefined && crn.service !== 'iam') {
    const why = `stands under \`${crn.service}\`, and ${crn.name} is a role of all services, under \`iam\``;
    return { why, meant: roleCrnOf(general.key) };
  }
  const role = namedRoles.some(({ key }) => key === crn.key) ? undefined : published(crn.name);
  if (role === undefined || lastPart(role.key).toLowerCase() !== crn.name.toLowerCase()) return undefined;
  const own = parseRoleCrn(roleCrnOf(role.key));
  if (own === undefined || (crn.service !== 'iam' && crn.service !== own.service)) return undefined;
  const why =
    own.service !== crn.service
      ? `is a role of \`${own.service}\`, but is written under \`iam\``
      : own.kind !== crn.kind
        ? `is a ${own.kind === 'role' ? 'platform' : 'service'} role, but is written as a ${own.kind === 'role' ? 'service' : 'platform'} role`
        : 'differs in upper and lower case';
  return { why, meant: roleCrnOf(role.key) };
};

/** Roles that stand under `iam` and that the table leaves out (changelog of the Terraform provider, issue 3013, read 2026-11-24). */
const ofAuthorizations: ReadonlySet<string> = new Set(['AuthorizationDelegator']);

/** True for the CRN of a role under `iam` that no page of IBM's names: it is no custom role, and likely none at all. */
export const isUnheardOf = (id: string): boolean => {
  const crn = parseRoleCrn(id);
  if (crn === undefined || crn.kind === 'customRole' || crn.service !== 'iam') return false;
  if (ofAuthorizations.has(crn.name)) return false;
  return !namedRoles.some(({ key }) => key === crn.key) && suggestedRoleCrn(id) === undefined;
};

/** The published CRN that a CRN of a role under `iam` is most likely a misspelling of. */
export const suggestedRoleCrn = (id: string): string | undefined => {
  const crn = parseRoleCrn(id);
  if (crn === undefined || crn.kind === 'customRole' || crn.service !== 'iam') return undefined;
  const start = `iam::::${crn.kind}:`;
  const same = namedRoles.filter(({ key }) => key.startsWith(start));
  if (same.some(({ key }) => key === crn.key) || published(crn.name) !== undefined) return undefined;
  const near = nearest(
    crn.name,
    same.map(({ key }) => lastPart(key)),
  );
  if (near === undefined || near[0]?.toLowerCase() !== crn.name[0]?.toLowerCase()) return undefined;
  return roleCrnOf(start + near);
};

import { hcl, inLines, remark, shell, yaml, type Snippet } from '../../snippet/snippet.ts';
import type { FailedPolicy } from '../../access/decide/decision.ts';
import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import type { Engine } from '../../account/model/engine.ts';
import { declaredBy, isAddress } from '../../account/model/unresolved.ts';
import { plainAttribute, type AccessPolicy, type Policy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import { writtenName } from '../granted-roles.ts';
import { commandName, policyCommands } from './policy-commands.ts';
import type { RolesToGive } from './roles-to-give.ts';
import { whileUnlocked } from './policy-removal.ts';
import { accessInTerraform, authorizationInTerraform, existingAuthorization } from './terraform-repairs.ts';

/**
 * The subject's own policy on exactly this target, if it has one: IAM refuses a second (409), so that the roles have to
 * be added to it.
 */
const policyOnTarget = (
  subject: Subject,
  wanted: RolesToGive,
  closest: readonly FailedPolicy[],
): AccessPolicy | undefined => {
  for (const { policy, because } of closest) {
    if (because.kind !== 'lacks' || policy.type !== 'access' || policy.condition !== undefined) continue;
    if (isUnknown(policy.subject) || policy.subject.id !== subject.id || isUnknown(policy.target)) continue;
    const narrowing = policy.target.attributes.filter(({ name }) => name !== 'accountId' && name !== 'serviceName');
    const same = narrowing.every(({ name, value }) => name === 'serviceInstance' && value === wanted.instance);
    if (same && narrowing.length === (wanted.instance === undefined ? 0 : 1)) return policy;
  }
  return undefined;
};

const flagsOf = ({ roles, service, instance }: RolesToGive): Snippet => {
  const which = instance === undefined ? [] : [shell`--service-instance ${instance}`];
  return shell`--roles ${roles.join(',')} --service-name ${service} ${which}`;
};

/** A name that is none as it is spelled: the role it means is among those that are wanted. */
const isMisspelled = (role: string, closest: readonly FailedPolicy[]): boolean =>
  closest.some(({ because }) => because.kind === 'lacks' && because.misspelled?.written === role);

/** True where the setup that declares the engine states policies itself, so that an edit of it is a repair. */
const statesPolicies = (engine: Engine, policies: readonly Policy[]): boolean =>
  engine.declared &&
  (policies.length === 0 || policies.some(({ origin }) => origin.document.source === engine.origin.document.source));

/** The form that the engine is written in comes first: what is typed elsewhere would be undone by it. */
const inFormOf = (engine: Engine, account: Account, repairs: readonly Repair[]): readonly Repair[] => {
  const first = engine.declared ? 'edit' : account.terraform === undefined ? 'cli' : 'terraform';
  return [...repairs.filter(({ kind }) => kind === first), ...repairs.filter(({ kind }) => kind !== first)];
};

const inItsPlace = remark('in place of the one that is there for this target');

const inSetupOf = (subject: Subject, { roles, service, instance }: RolesToGive): Snippet => {
  const where = instance === undefined ? yaml`` : yaml`, instance: ${instance}`;
  return yaml`policies:\n  - { subject: ${subject.id}, roles: [${roles}], service: ${service}${where} }`;
};

/** More roles for a policy that is there, where it is written down or by a command. */
const changeOf = (
  existing: AccessPolicy,
  wanted: RolesToGive,
  subject: Subject,
  account: Account,
): readonly Repair[] => {
  const { id, address, layout } = existing;
  const declared = address === undefined ? undefined : declaredBy(address);
  if (declared !== undefined) {
    return [{ kind: 'terraform', text: inLines([remark(declared), hcl`roles = [${wanted.roles}]`]) }];
  }
  // A command of a script.
  if (address !== undefined) return [{ kind: 'edit', text: shell`--roles ${wanted.roles.join(',')}` }];
  if (layout.version === undefined) return [{ kind: 'edit', text: inLines([inItsPlace, inSetupOf(subject, wanted)]) }];
  if (id === undefined || existing.notes?.fromTemplate === true) return [];
  const update = shell`ibmcloud iam ${policyCommands[subject.kind]}-update ${commandName(subject, account)} ${id} ${flagsOf(wanted)}`;
  return [{ kind: 'cli', text: whileUnlocked([update], subject, account) }];
};

/** Gives a subject roles on a service: as a command, as Terraform, and as a line of the setup that states policies. */
export const accessRepairs = (
  subject: Subject,
  wanted: RolesToGive,
  account: Account,
  closest: readonly FailedPolicy[],
  engine: Engine,
): readonly Repair[] => {
  const existing = policyOnTarget(subject, wanted, closest);
  if (existing !== undefined) {
    const before = isUnknown(existing.roles) ? [] : existing.roles.filter(isKnown).map(writtenName);
    const kept = before.filter((role) => !isMisspelled(role, closest));
    const roles = [...new Set([...kept, ...wanted.roles])];
    return changeOf(existing, { ...wanted, roles }, subject, account);
  }
  const create = shell`ibmcloud iam ${policyCommands[subject.kind]}-create ${commandName(subject, account)} ${flagsOf(wanted)}`;
  return inFormOf(engine, account, [
    { kind: 'cli', text: whileUnlocked([create], subject, account) },
    ...accessInTerraform(subject, wanted, account, engine),
    ...(statesPolicies(engine, account.policies) && !isAddress(subject.id)
      ? [{ kind: 'edit' as const, text: inSetupOf(subject, wanted) }]
      : []),
  ]);
};

/** One that IAM has, and that is of other instances too, is not deleted for this one: a second one is no conflict. */
const replaceable = (near: Policy | undefined, guid: string | undefined): Policy | undefined => {
  if (near?.id === undefined) return near;
  const isOwn =
    near.type === 'authorization' && guid !== undefined && plainAttribute(near.source, 'serviceInstance') === guid;
  return isOwn ? near : undefined;
};

/** Authorizes the engine's instance on a service of the account where credentials are made. */
const authorizationRepairs = (
  engine: Engine,
  wanted: RolesToGive,
  account: Account,
  closest: readonly FailedPolicy[],
): readonly Repair[] => {
  const { guid } = engine.instance;
  const foreign = engine.accountId !== engine.targetAccountId ? engine.accountId : undefined;
  const instance = guid === undefined || isAddress(guid) ? 'INSTANCE-GUID' : guid;
  const existing = replaceable(existingAuthorization(closest, wanted), guid);
  const before = existing === undefined || isUnknown(existing.roles) ? [] : existing.roles.filter(isKnown);
  const roles = [...new Set([...before.map(writtenName), ...wanted.roles])];
  const all = { ...wanted, roles };
  const inTerraform = authorizationInTerraform(engine, all, foreign, account, existing);
  const declared = existing?.address === undefined ? undefined : declaredBy(existing.address);
  if (declared !== undefined) return inTerraform;
  if (existing?.address !== undefined) return [{ kind: 'edit', text: shell`${roles.join(',')}` }];
  const from = engine.accountId === undefined ? yaml`` : yaml`, account: ${engine.accountId}`;
  const inAccount = engine.abroad === true && account.id !== undefined ? yaml`account: ${account.id}, ` : yaml``;
  const inSetup = yaml`authorizations:\n  - { source: { service: secrets-manager, instance: ${instance}${from} }, target: { ${inAccount}service: ${wanted.service} }, roles: [${roles}] }`;
  if (existing !== undefined && existing.layout.version === undefined) {
    return [{ kind: 'edit', text: inLines([inItsPlace, inSetup]) }];
  }
  const fromAccount = foreign === undefined ? [] : [shell`--source-service-account ${foreign}`];
  const create = shell`ibmcloud iam authorization-policy-create secrets-manager ${wanted.service} ${roles.join(',')} --source-service-instance-id ${instance} ${fromAccount}`;
  // No command changes an authorization, and a second one on the same source and target is refused.
  const remove =
    existing?.id === undefined ? [] : [shell`ibmcloud iam authorization-policy-delete ${existing.id} --force`];
  return inFormOf(engine, account, [
    { kind: 'cli', text: inLines([...remove, create]) },
    ...(existing === undefined ? inTerraform : []),
    ...(existing === undefined && statesPolicies(engine, account.authorizations)
      ? [{ kind: 'edit' as const, text: inSetup }]
      : []),
  ]);
};

/** Gives whoever acts for the engine a role on a service. */
export const engineRepairs = (
  engine: Engine,
  wanted: RolesToGive,
  account: Account,
  closest: readonly FailedPolicy[],
): readonly Repair[] =>
  engine.mode === 'service_authorization' || engine.subject === undefined
    ? authorizationRepairs(engine, wanted, account, closest)
    : accessRepairs(engine.subject, wanted, account, closest, engine);

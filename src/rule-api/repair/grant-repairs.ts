import { inLines, json, jsonValue, remark, shell, yaml, type Snippet } from '../../snippet/snippet.ts';
import type { FailedPolicy } from '../../access/decide/decision.ts';
import type { Repair } from '../../finding/finding.ts';
import type { Engine } from '../../account/model/engine.ts';
import { declaredBy, isAddress } from '../../account/model/unresolved.ts';
import { plainAttribute, type AccessPolicy, type Policy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { pathText, type Origin } from '../../source/place.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import { writtenName } from '../granted-roles.ts';
import { existingPolicy, rolesTogether, type Existing } from './existing-policy.ts';
import { commandAt, isJson, isTerraform } from './form.ts';
import { commandName, explained, instanceName, policyCommands } from './policy-commands.ts';
import type { Beside, Known, RolesToGive } from './roles-to-give.ts';
import { whileUnlocked } from './policy-removal.ts';
import { rolesInTerraform } from './roles-in-terraform.ts';
import { accessInTerraform, authorizationInTerraform, existingAuthorization } from './terraform-repairs.ts';

const flagsOf = ({ roles, service, instance, type, resource }: RolesToGive): Snippet => {
  const which = [
    ...(instance === undefined ? [] : [shell`--service-instance ${instance}`]),
    ...(type === undefined ? [] : [shell`--resource-type ${type}`]),
    ...(resource === undefined ? [] : [shell`--resource ${resource}`]),
  ];
  return shell`--roles ${roles.join(',')} --service-name ${service} ${which}`;
};

/** True where the setup that declares the engine states policies itself, so that an edit of it is a repair. */
const statesPolicies = (engine: Beside, policies: readonly Policy[]): boolean =>
  engine.declared &&
  (policies.length === 0 || policies.some(({ origin }) => origin.document.source === engine.origin.document.source));

/**
 * The form that the engine is written in comes first. For what Terraform declares it is the only one: a command leaves the
 * code as it is, and the next account that is made of it lacks the same.
 */
const inFormOf = (engine: Beside, repairs: readonly Repair[]): readonly Repair[] => {
  const code = repairs.filter(({ kind }) => kind === 'terraform');
  if (isTerraform(engine.origin) && code.length > 0) return code;
  const first = engine.declared ? 'edit' : 'cli';
  return [...repairs.filter(({ kind }) => kind === first), ...repairs.filter(({ kind }) => kind !== first)];
};

const inItsPlace = ({ path }: Origin): Snippet => remark(`in place of ${pathText(path)}`);

const inSetupOf = (
  subject: Subject,
  { roles, service, instance, type, resource }: RolesToGive,
  engine: Beside,
): Snippet => {
  const said = [
    ['instance', instance] as const,
    ['resource_type', type] as const,
    ['resource', resource] as const,
  ].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  if (isJson(engine.origin)) {
    const policy = { subject: subject.id, roles, service, ...Object.fromEntries(said) };
    return json`${'policies'}: [${jsonValue(policy)}]`;
  }
  const where = said.reduce((before, [name, value]) => yaml`${before}, ${name}: ${value}`, yaml``);
  return yaml`policies:\n  - { subject: ${subject.id}, roles: [${roles}], service: ${service}${where} }`;
};

/** The roles that a policy has, as far as they are known; none of one that is not there. */
const namesOf = (policy: Policy | undefined): readonly string[] =>
  policy === undefined || isUnknown(policy.roles) ? [] : policy.roles.filter(isKnown).map(writtenName);

/** More roles for a policy that is there, where it is written down or by a command. */
const changeOf = (
  { policy, widened }: Existing<AccessPolicy>,
  wanted: RolesToGive,
  subject: Subject,
  known: Known,
  engine: Beside,
): readonly Repair[] | undefined => {
  const { id, address, layout, origin, notes } = policy;
  if (address !== undefined && declaredBy(address) !== undefined) {
    return rolesInTerraform(policy, wanted.roles, known.account, widened ? wanted : undefined);
  }
  const command = commandAt(origin);
  if (command !== undefined) {
    const text = inLines([
      remark(`in ${origin.document.source}, ${command}`),
      shell`--roles ${wanted.roles.join(',')}`,
    ]);
    return widened ? undefined : [{ kind: 'edit', text }];
  }
  if (layout.version === undefined) {
    return [{ kind: 'edit', text: inLines([inItsPlace(origin), inSetupOf(subject, wanted, engine)]) }];
  }
  if (id === undefined || notes?.fromTemplate === true) return [];
  const who = commandName(subject, known.account);
  const commands = (roles: readonly string[]): Snippet => {
    const update = shell`ibmcloud iam ${policyCommands[subject.kind]}-update ${who} ${id} ${flagsOf({ ...wanted, roles })}`;
    return whileUnlocked([update], subject, known.account);
  };
  const list = { before: namesOf(policy), after: wanted.roles, retargets: widened, commands };
  return [{ kind: 'cli', text: commands(wanted.roles), effect: { does: 'set', thing: `policy ${id}`, list } }];
};

/** Gives a subject roles on a service: as a command, as Terraform, and as a line of the setup that states policies. */
export const accessRepairs = (
  subject: Subject,
  wanted: RolesToGive,
  known: Known,
  closest: readonly FailedPolicy[],
  engine: Beside,
): readonly Repair[] => {
  const { account } = known;
  const existing = existingPolicy(subject, wanted, closest, known);
  const change =
    existing === undefined
      ? undefined
      : changeOf(existing, { ...wanted, roles: existing.roles }, subject, known, engine);
  if (change !== undefined) return change;
  const commands = (roles: readonly string[]): Snippet => {
    const flags = flagsOf({ ...wanted, roles });
    const create = shell`ibmcloud iam ${policyCommands[subject.kind]}-create ${commandName(subject, account)} ${flags}`;
    return whileUnlocked([create], subject, account);
  };
  const { service, instance, resource, roles } = wanted;
  const thing = `access of ${subject.id} to ${[service, instance, resource].filter((one) => one !== undefined).join('/')}`;
  const list = { before: [], after: roles, retargets: false, commands };
  return inFormOf(engine, [
    { kind: 'cli', text: commands(roles), effect: { does: 'set', thing, list } },
    ...accessInTerraform(subject, wanted, account, engine),
    ...(statesPolicies(engine, account.policies) && !isAddress(subject.id)
      ? [{ kind: 'edit' as const, text: inSetupOf(subject, wanted, engine) }]
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

/** Commands on authorizations of an account, in which they stand; the ones typed after them are about the engine's own again. */
const inAccountOf = (
  { abroad, accountId, targetAccountId }: Engine,
  commands: readonly Snippet[],
): readonly Snippet[] =>
  abroad !== true || targetAccountId === undefined
    ? commands
    : [
        shell`ibmcloud target -c ${targetAccountId}`,
        ...commands,
        ...(accountId === undefined ? [] : [shell`ibmcloud target -c ${accountId}`]),
      ];

/** Authorizes the engine's instance on a service of the account where credentials are made. */
const authorizationRepairs = (
  engine: Engine,
  wanted: RolesToGive,
  known: Known,
  closest: readonly FailedPolicy[],
): readonly Repair[] => {
  const { account } = known;
  const { guid } = engine.instance;
  const foreign = engine.accountId !== engine.targetAccountId ? engine.accountId : undefined;
  const instance = instanceName(guid);
  const existing = replaceable(existingAuthorization(closest, wanted), guid);
  const roles = existing === undefined ? wanted.roles : rolesTogether(existing, wanted, closest, known);
  if (existing?.address !== undefined && declaredBy(existing.address) !== undefined) {
    return rolesInTerraform(existing, roles, account);
  }
  const command = existing === undefined ? undefined : commandAt(existing.origin);
  if (existing !== undefined && command !== undefined) {
    const where = remark(`the roles in ${existing.origin.document.source}, ${command}`);
    return [{ kind: 'edit', text: inLines([where, shell`${roles.join(',')}`]) }];
  }
  const from = engine.accountId === undefined ? yaml`` : yaml`, account: ${engine.accountId}`;
  const inAccount = engine.abroad === true && account.id !== undefined ? yaml`account: ${account.id}, ` : yaml``;
  const source = { service: 'secrets-manager', instance: instance.name };
  const fromThere = engine.accountId === undefined ? source : { ...source, account: engine.accountId };
  const target = { service: wanted.service };
  const there = engine.abroad === true && account.id !== undefined ? { account: account.id, ...target } : target;
  const inJson = jsonValue([{ source: fromThere, target: there, roles }]);
  const inYaml = yaml`authorizations:\n  - { source: { service: secrets-manager, instance: ${instance.name}${from} }, target: { ${inAccount}service: ${wanted.service} }, roles: [${roles}] }`;
  const inSetup = isJson(engine.origin) ? json`${'authorizations'}: ${inJson}` : inYaml;
  if (existing !== undefined && existing.layout.version === undefined) {
    return [{ kind: 'edit', text: inLines([inItsPlace(existing.origin), inSetup]) }];
  }
  const fromAccount = foreign === undefined ? [] : [shell`--source-service-account ${foreign}`];
  const create = (given: readonly string[]): Snippet =>
    shell`ibmcloud iam authorization-policy-create secrets-manager ${wanted.service} ${given.join(',')} --source-service-instance-id ${instance.name} ${fromAccount}`;
  // No command changes an authorization, and a second one on the same source and target is refused.
  const remove =
    existing?.id === undefined ? [] : [shell`ibmcloud iam authorization-policy-delete ${existing.id} --force`];
  const commands = (given: readonly string[]): Snippet =>
    explained(inAccountOf(engine, [...remove, create(given)]), [instance]);
  const list = { before: namesOf(existing), after: roles, retargets: false, commands };
  const thing = `authorization of ${instance.name} on ${wanted.service}`;
  return inFormOf(engine, [
    { kind: 'cli', text: commands(roles), effect: { does: 'set', thing, list } },
    ...(existing === undefined ? authorizationInTerraform(engine, { ...wanted, roles }, foreign, account) : []),
    ...(existing === undefined && statesPolicies(engine, account.authorizations)
      ? [{ kind: 'edit' as const, text: inSetup }]
      : []),
  ]);
};

/** Gives whoever acts for the engine a role on a service. */
export const engineRepairs = (
  engine: Engine,
  wanted: RolesToGive,
  known: Known,
  closest: readonly FailedPolicy[],
): readonly Repair[] =>
  engine.mode === 'service_authorization' || engine.subject === undefined
    ? authorizationRepairs(engine, wanted, known, closest)
    : accessRepairs(engine.subject, wanted, known, closest, engine);

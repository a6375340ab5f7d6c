import type { FailedPolicy } from '../../access/decide/decision.ts';
import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import type { Engine } from '../../account/model/engine.ts';
import { isAddress } from '../../account/model/unresolved.ts';
import type { AccessPolicy, Policy } from '../../account/model/policy.ts';
import type { Subject } from '../../account/model/subject.ts';
import { isKnown, isUnknown } from '../../source/unknown.ts';
import { writtenName } from '../granted-roles.ts';
import { commandName, policyCommands } from './policy-commands.ts';
import { shellString } from './quote.ts';
import type { RolesToGive } from './roles-to-give.ts';
import { accessInTerraform, authorizationInTerraform } from './terraform-repairs.ts';

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

const targetFlags = ({ service, instance }: RolesToGive): string =>
  `--service-name ${shellString(service)}${instance === undefined ? '' : ` --service-instance ${shellString(instance)}`}`;

/** A name that is none as it is spelled: the role it means is among those that are wanted. */
const isMisspelled = (role: string, closest: readonly FailedPolicy[]): boolean =>
  closest.some(({ because }) => because.kind === 'lacks' && because.misspelled?.written === role);

/** True where the setup that declares the engine states policies itself, so that an edit of it is a repair. */
const statesPolicies = (engine: Engine, policies: readonly Policy[]): boolean =>
  engine.declared &&
  (policies.length === 0 || policies.some(({ origin }) => origin.document.source === engine.origin.document.source));

/** Gives a subject roles on a service: as a command, as Terraform, and as a line of the setup that states policies. */
export const accessRepairs = (
  subject: Subject,
  wanted: RolesToGive,
  account: Account,
  closest: readonly FailedPolicy[],
  engine: Engine,
): readonly Repair[] => {
  const command = policyCommands[subject.kind];
  const who = shellString(commandName(subject, account));
  const existing = policyOnTarget(subject, wanted, closest);
  const before =
    existing === undefined || isUnknown(existing.roles)
      ? []
      : existing.roles
          .filter(isKnown)
          .map(writtenName)
          .filter((role) => !isMisspelled(role, closest));
  const roles = [...before, ...wanted.roles];
  const flags = `--roles ${shellString(roles.join(','))} ${targetFlags(wanted)}`;
  const cli =
    existing === undefined
      ? [`ibmcloud iam ${command}-create ${who} ${flags}`]
      : [
          ...(existing.id === undefined
            ? [`ibmcloud iam ${command.replace(/y$/, 'ies')} ${who}  # shows POLICY_ID`]
            : []),
          `ibmcloud iam ${command}-update ${who} ${shellString(existing.id ?? 'POLICY_ID')} ${flags}`,
        ];
  const inSetup = `- { subject: ${subject.id}, roles: [${roles.join(', ')}], service: ${wanted.service}${wanted.instance === undefined ? '' : `, instance: ${wanted.instance}`} }`;
  return [
    { kind: 'cli', text: cli.join('\n') },
    ...accessInTerraform(subject, wanted, roles, existing, account, engine),
    ...(statesPolicies(engine, account.policies) ? [{ kind: 'edit' as const, text: `policies:\n  ${inSetup}` }] : []),
  ];
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
  const cli = [
    `ibmcloud iam authorization-policy-create secrets-manager ${wanted.service} ${shellString(wanted.roles.join(','))}`,
    `--source-service-instance-id ${shellString(instance)}`,
    ...(foreign === undefined ? [] : [`--source-service-account ${shellString(foreign)}`]),
  ].join(' ');
  const source = [
    `service: secrets-manager`,
    `instance: ${instance}`,
    ...(engine.accountId === undefined ? [] : [`account: ${engine.accountId}`]),
  ];
  const inSetup = `- { source: { ${source.join(', ')} }, target: { service: ${wanted.service} }, roles: [${wanted.roles.join(', ')}] }`;
  return [
    { kind: 'cli', text: cli },
    ...authorizationInTerraform(engine, wanted, foreign, account, closest),
    ...(statesPolicies(engine, account.authorizations)
      ? [{ kind: 'edit' as const, text: `authorizations:\n  ${inSetup}` }]
      : []),
  ];
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

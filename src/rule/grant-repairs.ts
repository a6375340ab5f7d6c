import type { NearMiss } from '../evaluate/decision.ts';
import type { Repair } from '../finding/finding.ts';
import type { Account } from '../model/account.ts';
import type { Engine } from '../model/engine.ts';
import type { AccessPolicy, Policy, Role } from '../model/policy.ts';
import { iamIdOf, type Subject } from '../model/subject.ts';
import { isKnown, isUnknown } from '../model/unknown.ts';

/** Roles to be given on a service, or on one instance of it. */
export interface Wanted {
  readonly roles: readonly string[];
  readonly service: string;
  readonly instance?: string | undefined;
}

export const shellString = (text: string): string =>
  /^[\w.,/:@-]+$/.test(text) ? text : `"${text.replace(/["\\$`]/g, '\\$&')}"`;

/** A string of HCL. */
export const hclString = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/([$%])\{/g, '$1$1{')}"`;

const commands = {
  user: { command: 'user-policy', resource: 'ibm_iam_user_policy', argument: 'ibm_id' },
  service_id: { command: 'service-policy', resource: 'ibm_iam_service_policy', argument: 'iam_id' },
  trusted_profile: {
    command: 'trusted-profile-policy',
    resource: 'ibm_iam_trusted_profile_policy',
    argument: 'profile_id',
  },
  access_group: {
    command: 'access-group-policy',
    resource: 'ibm_iam_access_group_policy',
    argument: 'access_group_id',
  },
} as const;

/** How commands name a subject: users by e-mail address, which only an export of users gives. */
const spellingOf = (subject: Subject, account: Account): string => {
  if (subject.kind !== 'user') return subject.id;
  return account.users.find(({ id }) => id === subject.id)?.name ?? `E-MAIL-OF-${subject.id}`;
};

const roleName = (role: Role): string => role.name ?? role.id?.split(':').at(-1) ?? '';

/**
 * The subject's own policy on exactly this target, if it has one: IAM refuses a second (409), so that the roles have to
 * be added to it.
 */
const existing = (subject: Subject, wanted: Wanted, near: readonly NearMiss[]): AccessPolicy | undefined => {
  for (const { policy, because } of near) {
    if (because.kind !== 'lacks' || policy.type !== 'access' || policy.condition !== undefined) continue;
    if (isUnknown(policy.subject) || policy.subject.id !== subject.id || isUnknown(policy.target)) continue;
    const narrowing = policy.target.attributes.filter(({ name }) => name !== 'accountId' && name !== 'serviceName');
    const same = narrowing.every(({ name, value }) => name === 'serviceInstance' && value === wanted.instance);
    if (same && narrowing.length === (wanted.instance === undefined ? 0 : 1)) return policy;
  }
  return undefined;
};

const targetFlags = ({ service, instance }: Wanted): string =>
  `--service-name ${shellString(service)}${instance === undefined ? '' : ` --service-instance ${shellString(instance)}`}`;

const label = (text: string): string => text.replaceAll('-', '_');

/** True where the setup that declares the engine states policies itself, so that an edit of it is a repair. */
const statesPolicies = (engine: Engine, policies: readonly Policy[]): boolean =>
  engine.declared &&
  (policies.length === 0 || policies.some(({ origin }) => origin.document.source === engine.origin.document.source));

/** Gives a subject roles on a service: as a command, as Terraform, and as a line of the setup that states policies. */
export const accessRepairs = (
  subject: Subject,
  wanted: Wanted,
  account: Account,
  near: readonly NearMiss[],
  engine: Engine,
): readonly Repair[] => {
  const { command, resource, argument } = commands[subject.kind];
  const who = shellString(spellingOf(subject, account));
  const held = existing(subject, wanted, near);
  const before = held === undefined || isUnknown(held.roles) ? [] : held.roles.filter(isKnown).map(roleName);
  const roles = [...before, ...wanted.roles];
  const flags = `--roles ${shellString(roles.join(','))} ${targetFlags(wanted)}`;
  const cli =
    held === undefined
      ? [`ibmcloud iam ${command}-create ${who} ${flags}`]
      : [
          ...(held.id === undefined ? [`ibmcloud iam ${command.replace(/y$/, 'ies')} ${who}  # shows POLICY_ID`] : []),
          `ibmcloud iam ${command}-update ${who} ${shellString(held.id ?? 'POLICY_ID')} ${flags}`,
        ];
  const id =
    subject.kind === 'user'
      ? spellingOf(subject, account)
      : subject.kind === 'service_id'
        ? iamIdOf(subject)
        : subject.id;
  const lines = [
    `resource "${resource}" "engine_${label(wanted.service)}" {`,
    `  ${argument} = ${hclString(id)}`,
    `  ${'roles'.padEnd(argument.length)} = [${roles.map(hclString).join(', ')}]`,
    '',
    '  resources {',
    ...(wanted.instance === undefined
      ? [`    service = ${hclString(wanted.service)}`]
      : [
          `    service              = ${hclString(wanted.service)}`,
          `    resource_instance_id = ${hclString(wanted.instance)}`,
        ]),
    '  }',
    '}',
  ];
  const inSetup = `- { subject: ${subject.id}, roles: [${roles.join(', ')}], service: ${wanted.service}${wanted.instance === undefined ? '' : `, instance: ${wanted.instance}`} }`;
  return [
    { kind: 'cli', text: cli.join('\n') },
    { kind: 'terraform', text: lines.join('\n') },
    ...(statesPolicies(engine, account.policies) ? [{ kind: 'edit' as const, text: `policies:\n  ${inSetup}` }] : []),
  ];
};

/** Authorizes the engine's instance on a service of the account where credentials are made. */
const authorizationRepairs = (engine: Engine, wanted: Wanted, account: Account): readonly Repair[] => {
  const { guid } = engine.instance;
  const foreign = engine.accountId !== engine.targetAccountId ? engine.accountId : undefined;
  const instance = guid ?? 'INSTANCE-GUID';
  const cli = [
    `ibmcloud iam authorization-policy-create secrets-manager ${wanted.service} ${shellString(wanted.roles.join(','))}`,
    `--source-service-instance-id ${shellString(instance)}`,
    ...(foreign === undefined ? [] : [`--source-service-account ${shellString(foreign)}`]),
  ].join(' ');
  const lines = [
    `resource "ibm_iam_authorization_policy" "engine_${label(wanted.service)}" {`,
    '  source_service_name         = "secrets-manager"',
    `  source_resource_instance_id = ${hclString(instance)}`,
    ...(foreign === undefined ? [] : [`  source_service_account      = ${hclString(foreign)}`]),
    `  target_service_name         = ${hclString(wanted.service)}`,
    `  roles                       = [${wanted.roles.map(hclString).join(', ')}]`,
    '}',
  ];
  const source = [
    `service: secrets-manager`,
    `instance: ${instance}`,
    ...(engine.accountId === undefined ? [] : [`account: ${engine.accountId}`]),
  ];
  const inSetup = `- { source: { ${source.join(', ')} }, target: { service: ${wanted.service} }, roles: [${wanted.roles.join(', ')}] }`;
  return [
    { kind: 'cli', text: cli },
    { kind: 'terraform', text: lines.join('\n') },
    ...(statesPolicies(engine, account.authorizations)
      ? [{ kind: 'edit' as const, text: `authorizations:\n  ${inSetup}` }]
      : []),
  ];
};

/** Gives whoever acts for the engine a role on a service. */
export const engineRepairs = (
  engine: Engine,
  wanted: Wanted,
  account: Account,
  near: readonly NearMiss[],
): readonly Repair[] =>
  engine.mode === 'service_authorization' || engine.subject === undefined
    ? authorizationRepairs(engine, wanted, account)
    : accessRepairs(engine.subject, wanted, account, near, engine);

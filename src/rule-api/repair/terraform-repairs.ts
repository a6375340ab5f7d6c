import type { FailedPolicy } from '../../access/decide/decision.ts';
import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import type { Engine } from '../../account/model/engine.ts';
import { isAddress, isUnresolved } from '../../account/model/unresolved.ts';
import type { Policy } from '../../account/model/policy.ts';
import { iamIdOf, type Subject, type SubjectKind } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import { commandName } from './policy-commands.ts';
import { hclString } from './quote.ts';
import type { RolesToGive } from './roles-to-give.ts';

const hclList = (texts: readonly string[]): string => `[${texts.map(hclString).join(', ')}]`;

/** Arguments, their equals signs below each other as `terraform fmt` puts them. */
const aligned = (pairs: readonly (readonly [name: string, value: string])[], indent: string): readonly string[] => {
  const width = Math.max(...pairs.map(([name]) => name.length));
  return pairs.map(([name, value]) => `${indent}${name.padEnd(width)} = ${value}`);
};

/** The resources that give access to each kind of subject, and how these name it where no code shows another way. */
const resources: Readonly<
  Record<SubjectKind, { readonly resource: string; readonly argument: string; readonly attribute: string }>
> = {
  user: { resource: 'ibm_iam_user_policy', argument: 'ibm_id', attribute: 'id' },
  service_id: { resource: 'ibm_iam_service_policy', argument: 'iam_id', attribute: 'iam_id' },
  trusted_profile: { resource: 'ibm_iam_trusted_profile_policy', argument: 'profile_id', attribute: 'id' },
  access_group: { resource: 'ibm_iam_access_group_policy', argument: 'access_group_id', attribute: 'id' },
};

/** An expression without the module it stands in. */
const withinModule = (address: string): string =>
  address.replace(/^(?:.*\/\/)?(?:module\.[\w-]+(?:\[[^\]]*\])?\.)*/, '');

/** How code refers to what has an id: by what declares it, or the id itself. Undefined where no code could. */
const referTo = (id: string, attribute: string, account: Account): string | undefined => {
  const thing = account.terraform?.things.get(id);
  if (thing !== undefined) return `${thing.expression}.${attribute}`;
  if (!isAddress(id)) return hclString(id);
  return isUnresolved(id) && !id.includes(' ') ? withinModule(id) : undefined;
};

/** A name that no resource of the type has yet. */
const freeName = (resource: string, wanted: string, account: Account): string => {
  const taken = account.terraform?.taken ?? new Set();
  const isFree = (name: string): boolean => !taken.has(`${resource}.${name}`);
  if (isFree(wanted)) return wanted;
  const number = [...taken.keys()].findIndex((_, index) => isFree(`${wanted}_${index + 2}`)) + 2;
  return `${wanted}_${number}`;
};

const label = (text: string): string => text.replaceAll('-', '_');

/** Says which file a block belongs into, where that is not the one the finding is in. */
const into = (id: string, engine: Engine, account: Account): readonly string[] => {
  const source = account.terraform?.things.get(id)?.source;
  return source === undefined || source === engine.subjectOrigin.document.source ? [] : [`# in ${source}`];
};

/** The change of a policy that code declares. */
const change = (policy: Policy, roles: readonly string[]): Repair => ({
  kind: 'terraform',
  text: [`# ${policy.address}`, `roles = ${hclList(roles)}`].join('\n'),
});

const targetLines = (
  { service, instance }: RolesToGive,
  style: 'resources' | 'resource_attributes',
  account: Account,
): readonly string[] => {
  const guid = instance === undefined ? undefined : (referTo(instance, 'guid', account) ?? hclString(instance));
  if (style === 'resources') {
    const pairs = [
      ['service', hclString(service)] as const,
      ...(guid === undefined ? [] : [['resource_instance_id', guid] as const]),
    ];
    return ['  resources {', ...aligned(pairs, '    '), '  }'];
  }
  const blocks = [
    ['serviceName', hclString(service)] as const,
    ...(guid === undefined ? [] : [['serviceInstance', guid] as const]),
  ];
  return blocks.flatMap(([name, value], index) => [
    ...(index === 0 ? [] : ['']),
    '  resource_attributes {',
    ...aligned(
      [
        ['name', hclString(name)],
        ['value', value],
      ],
      '    ',
    ),
    '  }',
  ]);
};

/**
 * Terraform code that gives a subject roles: a change of the policy it has on the same target, else a new one that looks
 * like those in the same files. Nothing for a subject that no code can name.
 */
export const accessInTerraform = (
  subject: Subject,
  wanted: RolesToGive,
  roles: readonly string[],
  existing: Policy | undefined,
  account: Account,
  engine: Engine,
): readonly Repair[] => {
  if (existing?.address !== undefined) return [change(existing, roles)];
  const usual = resources[subject.kind];
  const source = account.terraform?.things.get(subject.id)?.source;
  const styles = account.terraform?.styles.filter(({ type }) => type === usual.resource) ?? [];
  const style = styles.find((one) => one.source === source) ?? styles[0];
  const { argument, attribute } = style ?? usual;
  const declared = isAddress(subject.id) || account.terraform?.things.has(subject.id) === true;
  const plain =
    subject.kind === 'user' ? commandName(subject, account) : argument === 'iam_id' ? iamIdOf(subject) : subject.id;
  const who = declared ? referTo(subject.id, attribute, account) : hclString(plain);
  if (who === undefined) return [];
  const lines = [
    ...into(subject.id, engine, account),
    `resource "${usual.resource}" "${freeName(usual.resource, `engine_${label(wanted.service)}`, account)}" {`,
    ...aligned(
      [
        [argument, who],
        ['roles', hclList(roles)],
      ],
      '  ',
    ),
    '',
    ...targetLines(wanted, style?.target ?? 'resources', account),
    '}',
  ];
  return [{ kind: 'terraform', text: lines.join('\n') }];
};

/** An authorization of the same source on all of the same service, whose roles are too few. */
const existingAuthorization = (closest: readonly FailedPolicy[], { service }: RolesToGive): Policy | undefined =>
  closest.find(({ policy, because }) => {
    if (because.kind !== 'lacks' || policy.type !== 'authorization' || policy.address === undefined) return false;
    if (isUnknown(policy.target) || policy.condition !== undefined) return false;
    return policy.target.attributes.every(
      ({ name, value }) => name === 'accountId' || (name === 'serviceName' && value === service),
    );
  })?.policy;

/** Terraform code that authorizes the engine's instance on a service. */
export const authorizationInTerraform = (
  engine: Engine,
  wanted: RolesToGive,
  foreign: string | undefined,
  account: Account,
  closest: readonly FailedPolicy[],
): readonly Repair[] => {
  const existing = existingAuthorization(closest, wanted);
  if (existing !== undefined && !isUnknown(existing.roles)) {
    const before = existing.roles.flatMap((role) => (isUnknown(role) ? [] : (role.name ?? [])));
    return [change(existing, [...before, ...wanted.roles.filter((role) => !before.includes(role))])];
  }
  const resource = 'ibm_iam_authorization_policy';
  const { guid } = engine.instance;
  const instance = guid === undefined ? hclString('INSTANCE-GUID') : referTo(guid, 'guid', account);
  if (instance === undefined) return [];
  const lines = [
    `resource "${resource}" "${freeName(resource, `engine_${label(wanted.service)}`, account)}" {`,
    ...aligned(
      [
        ['source_service_name', hclString('secrets-manager')],
        ['source_resource_instance_id', instance],
        ...(foreign === undefined
          ? []
          : [['source_service_account', referTo(foreign, 'id', account) ?? hclString(foreign)] as const]),
        ['target_service_name', hclString(wanted.service)],
        ['roles', hclList(wanted.roles)],
      ],
      '  ',
    ),
    '}',
  ];
  return [{ kind: 'terraform', text: lines.join('\n') }];
};

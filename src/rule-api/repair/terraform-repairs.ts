import { hcl, hclReference, inLines, padded, remark, type Snippet } from '../../snippet/snippet.ts';
import type { FailedPolicy } from '../../access/decide/decision.ts';
import type { Repair } from '../../finding/finding.ts';
import type { Account } from '../../account/model/account.ts';
import type { Engine } from '../../account/model/engine.ts';
import { declaredBy, isAddress, isUnresolved } from '../../account/model/unresolved.ts';
import type { Policy } from '../../account/model/policy.ts';
import { iamIdOf, type Subject, type SubjectKind } from '../../account/model/subject.ts';
import { isUnknown } from '../../source/unknown.ts';
import { commandNameOf, instanceName, whereToFind } from './policy-commands.ts';
import type { Beside, RolesToGive } from './roles-to-give.ts';

/** Arguments, their equals signs below each other as `terraform fmt` puts them. */
export const aligned = (
  pairs: readonly (readonly [name: Snippet, value: Snippet])[],
  indent: Snippet,
): readonly Snippet[] => {
  const width = Math.max(...pairs.map(([name]) => name.text.length));
  return pairs.map(([name, value]) => hcl`${indent}${padded(name, width)} = ${value}`);
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
const referTo = (id: string, attribute: string, account: Account): Snippet | undefined => {
  const thing = account.terraform?.things.get(id);
  if (thing !== undefined) return hclReference(`${thing.expression}.${attribute}`);
  if (!isAddress(id)) return hcl`${id}`;
  return isUnresolved(id) && declaredBy(id) !== undefined ? hclReference(withinModule(id)) : undefined;
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
const into = (id: string, beside: Beside, account: Account): readonly Snippet[] => {
  const source = account.terraform?.things.get(id)?.source;
  return source === undefined || source === beside.subjectOrigin.document.source ? [] : [remark(`in ${source}`)];
};

/** The target of a policy as the blocks of a style, in a resource at an indent. */
export const targetLines = (
  { service, instance, type, resource }: RolesToGive,
  style: 'resources' | 'resource_attributes',
  account: Account,
  indent: Snippet,
): readonly Snippet[] => {
  const guid = instance === undefined ? undefined : (referTo(instance, 'guid', account) ?? hcl`${instance}`);
  const inside = hcl`${indent}  `;
  if (style === 'resources') {
    const pairs = [
      [hcl`service`, hcl`${service}`] as const,
      ...(guid === undefined ? [] : [[hcl`resource_instance_id`, guid] as const]),
      ...(type === undefined ? [] : [[hcl`resource_type`, hcl`${type}`] as const]),
      ...(resource === undefined
        ? []
        : [[hcl`resource`, referTo(resource, 'id', account) ?? hcl`${resource}`] as const]),
    ];
    return [hcl`${indent}resources {`, ...aligned(pairs, inside), hcl`${indent}}`];
  }
  const blocks = [
    ['serviceName', hcl`${service}`] as const,
    ...(guid === undefined ? [] : [['serviceInstance', guid] as const]),
    ...(type === undefined ? [] : [['resourceType', hcl`${type}`] as const]),
    ...(resource === undefined ? [] : [['resource', referTo(resource, 'id', account) ?? hcl`${resource}`] as const]),
  ];
  return blocks.flatMap(([name, value], index) => [
    ...(index === 0 ? [] : [hcl``]),
    hcl`${indent}resource_attributes {`,
    ...aligned(
      [
        [hcl`name`, hcl`${name}`],
        [hcl`value`, value],
      ],
      inside,
    ),
    hcl`${indent}}`,
  ]);
};

/**
 * Terraform code that gives a subject roles: a change of the policy it has on the same target, else a new one that looks
 * like those in the same files. Nothing for a subject that no code can name.
 */
export const accessInTerraform = (
  subject: Subject,
  wanted: RolesToGive,
  account: Account,
  beside: Beside,
): readonly Repair[] => {
  const usual = resources[subject.kind];
  const source = account.terraform?.things.get(subject.id)?.source;
  const styles = account.terraform?.styles.filter(({ type }) => type === usual.resource) ?? [];
  const style = styles.find((one) => one.source === source) ?? styles[0];
  const { argument, attribute } = style ?? usual;
  const declared = isAddress(subject.id) || account.terraform?.things.has(subject.id) === true;
  const user = subject.kind === 'user' ? commandNameOf(subject, account) : undefined;
  const plain = user?.name ?? (argument === 'iam_id' ? iamIdOf(subject) : subject.id);
  const who = declared ? referTo(subject.id, attribute, account) : hcl`${plain}`;
  const named = hclReference(argument);
  if (who === undefined || named === undefined) return [];
  const lines = [
    ...(user === undefined || declared ? [] : whereToFind([user])),
    ...into(subject.id, beside, account),
    hcl`resource ${usual.resource} ${freeName(usual.resource, `${beside.label ?? 'engine'}_${label(wanted.service)}`, account)} {`,
    ...aligned(
      [
        [named, who],
        [hcl`roles`, hcl`[${wanted.roles}]`],
      ],
      hcl`  `,
    ),
    hcl``,
    ...targetLines(wanted, style?.target ?? 'resources', account, hcl`  `),
    hcl`}`,
  ];
  return [{ kind: 'terraform', text: inLines(lines) }];
};

/** An authorization of the same source on all of the same service, whose roles are too few. */
export const existingAuthorization = (closest: readonly FailedPolicy[], { service }: RolesToGive): Policy | undefined =>
  closest.find(({ policy, because }) => {
    if (because.kind !== 'lacks' || policy.type !== 'authorization') return false;
    if (isUnknown(policy.target) || policy.condition !== undefined) return false;
    return policy.target.attributes.every(
      ({ name, value }) => name === 'accountId' || (name === 'serviceName' && value === service),
    );
  })?.policy;

/** Arguments in blocks of a type, one for each attribute of a side of an authorization. */
const attributeBlocks = (
  type: string,
  attributes: readonly (readonly [name: string, value: Snippet])[],
): readonly Snippet[] =>
  attributes.flatMap(([name, value]) => [
    hcl``,
    hcl`  ${hclReference(type) ?? []} {`,
    ...aligned(
      [
        [hcl`name`, hcl`${name}`],
        [hcl`value`, value],
      ],
      hcl`    `,
    ),
    hcl`  }`,
  ]);

/** An authorization that stands in another account than the rest of the code: it is made with a provider for that one. */
const authorizationAbroad = (
  { accountId, targetAccountId }: Engine,
  { service, roles }: RolesToGive,
  instance: Snippet,
  name: string,
  account: Account,
): readonly Snippet[] => {
  if (targetAccountId === undefined) return [];
  const provider = `ibm.account_${targetAccountId}`;
  const from =
    accountId === undefined ? [] : [['accountId', referTo(accountId, 'id', account) ?? hcl`${accountId}`] as const];
  return [
    remark(`${provider}: a provider with an API key of the account ${targetAccountId}`),
    hcl`resource ${'ibm_iam_authorization_policy'} ${name} {`,
    ...aligned(
      [
        [hcl`provider`, hclReference(provider) ?? hcl``],
        [hcl`roles`, hcl`[${roles}]`],
      ],
      hcl`  `,
    ),
    ...attributeBlocks('subject_attributes', [
      ...from,
      ['serviceName', hcl`${'secrets-manager'}`],
      ['serviceInstance', instance],
    ]),
    ...attributeBlocks('resource_attributes', [
      ['accountId', hcl`${targetAccountId}`],
      ['serviceName', hcl`${service}`],
    ]),
    hcl`}`,
  ];
};

/** Terraform code that authorizes the engine's instance on a service. */
export const authorizationInTerraform = (
  engine: Engine,
  wanted: RolesToGive,
  foreign: string | undefined,
  account: Account,
): readonly Repair[] => {
  const resource = 'ibm_iam_authorization_policy';
  const { guid } = engine.instance;
  const named = instanceName(guid);
  const instance = guid === undefined ? hcl`${named.name}` : referTo(guid, 'guid', account);
  if (instance === undefined) return [];
  const name = freeName(resource, `engine_${label(wanted.service)}`, account);
  const find = guid === undefined ? whereToFind([named]) : [];
  if (engine.abroad === true) {
    return [
      { kind: 'terraform', text: inLines([...find, ...authorizationAbroad(engine, wanted, instance, name, account)]) },
    ];
  }
  const lines = [
    ...find,
    hcl`resource ${resource} ${name} {`,
    ...aligned(
      [
        [hcl`source_service_name`, hcl`${'secrets-manager'}`],
        [hcl`source_resource_instance_id`, instance],
        ...(foreign === undefined
          ? []
          : [[hcl`source_service_account`, referTo(foreign, 'id', account) ?? hcl`${foreign}`] as const]),
        [hcl`target_service_name`, hcl`${wanted.service}`],
        [hcl`roles`, hcl`[${wanted.roles}]`],
      ],
      hcl`  `,
    ),
    hcl`}`,
  ];
  return [{ kind: 'terraform', text: inLines(lines) }];
};

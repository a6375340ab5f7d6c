import type { Resource } from '../access/decide/question.ts';
import type { Account } from '../account/model/account.ts';
import type { Attribute } from '../account/model/policy.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { inTerraform } from '../rule-api/repair/attribute-edit.ts';
import { targetFlags } from '../rule-api/repair/target-flags.ts';
import { aligned } from '../rule-api/repair/terraform-repairs.ts';
import { hcl, hclReference, inLines, jsonValue, shell, type Snippet } from '../snippet/snippet.ts';
import { remember } from '../source/once.ts';
import type { Ground } from './can.ts';
import { leastRoles, type RoleSet } from './least-roles.ts';
import { isProblem, problem, type Problem } from './problem.ts';
import { readRequest } from './request.ts';
import { readTarget, resourceOf, type TargetWords } from './target.ts';
import { readAccount } from './who.ts';

/** The words of a question for the least roles. */
export interface NeedWords {
  /** Actions, or patterns of them. */
  readonly actions: readonly string[];
  readonly target: readonly string[];
}

/** The same in three forms. */
export interface Forms {
  readonly command: Snippet | undefined;
  readonly terraform: Snippet;
  /** The body of a request; undefined where a name cannot be written as an id. */
  readonly json: Snippet | undefined;
}

/** Roles that would do, and the policy that grants them. */
export interface Choice extends RoleSet {
  readonly policy: Forms;
}

/** What is needed on one service. */
export interface NeedPart {
  readonly service: string;
  readonly actions: readonly string[];
  /** What the policy is about. */
  readonly resource: Resource;
  /** The roles that grant least, and then the next best. */
  readonly choices: readonly Choice[];
  /** True where it is not published what the roles of the service do. */
  readonly isUnpublished: boolean;
  /** A role that grants these actions and no others, where no roles that there are do. */
  readonly custom: { readonly name: string; readonly forms: Forms } | undefined;
}

/** The least roles that grant some actions, a policy for each service. */
export interface NeedAnswer {
  readonly parts: readonly NeedPart[];
}

/** The best and two more are told: whoever wants another one knows which. */
const mostChoices = 3;

/** The attributes of a policy on a resource: one on all there are of a kind does not name it. */
const attributesOf = ({ service, attributes }: Resource): readonly Attribute[] => [
  { name: 'serviceName', operator: 'stringEquals', value: service },
  ...Object.entries(attributes).flatMap(([name, state]) =>
    name === 'accountId' || typeof state !== 'object' ? [] : [{ name, operator: 'stringEquals', value: state.is }],
  ),
];

/** The name that stands in for whoever gets a policy. */
const somebody = 'SERVICE_ID';

const policyJson = (
  roles: readonly string[],
  service: string,
  attributes: readonly Attribute[],
  catalogue: Catalogue,
): Snippet | undefined => {
  const ids = roles.flatMap((role) => catalogue.roleId(role, service) ?? []);
  if (ids.length < roles.length) return undefined;
  return jsonValue({
    type: 'access',
    subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: `iam-${somebody}` }] },
    resource: { attributes: attributes.map(({ name, operator, value }) => ({ key: name, operator, value })) },
    control: { grant: { roles: ids.map((id) => ({ role_id: id })) } },
  });
};

const policyTerraform = (roles: readonly string[], attributes: readonly Attribute[]): Snippet => {
  const known = new Map([...inTerraform, ['region', 'region'], ['resource', 'resource']]);
  const pairs = attributes.map(
    ({ name, value }) => [hclReference(known.get(name) ?? '') ?? hcl`${name}`, hcl`${String(value)}`] as const,
  );
  const isPlain = attributes.every(({ name }) => known.has(name));
  const target = isPlain
    ? [hcl`  resources {`, ...aligned(pairs, hcl`    `), hcl`  }`]
    : attributes.flatMap(({ name, value }) => [
        hcl`  resource_attributes {`,
        ...aligned([[hcl`name`, hcl`${name}`] as const, [hcl`value`, hcl`${String(value)}`] as const], hcl`    `),
        hcl`  }`,
      ]);
  return inLines([
    hcl`resource ${'ibm_iam_service_policy'} ${'access'} {`,
    ...aligned([[hcl`iam_id`, hcl`${`iam-${somebody}`}`] as const, [hcl`roles`, hcl`[${roles}]`] as const], hcl`  `),
    hcl``,
    ...target,
    hcl`}`,
  ]);
};

const policyOf = (roles: readonly string[], resource: Resource, catalogue: Catalogue): Forms => {
  const attributes = attributesOf(resource);
  const flags = targetFlags({ target: { attributes, tags: [] }, condition: undefined });
  return {
    command:
      flags === undefined
        ? undefined
        : shell`ibmcloud iam service-policy-create ${somebody} --roles ${roles.join(',')} ${flags}`,
    terraform: policyTerraform(roles, attributes),
    json: policyJson(roles, resource.service, attributes, catalogue),
  };
};

/** A name that IAM takes: letters and digits, a capital letter in front, 30 at most (`resource_ibm_iam_custom_role.go`, 2026). */
const customName = (service: string): string =>
  `${service
    .split(/[^A-Za-z0-9]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')
    .replace(/^(?=\d)/, 'R')
    .slice(0, 22)}Needed`;

/** A custom role with some actions; undefined where some are not of its service, which IAM refuses. */
const customOf = (actions: readonly string[], service: string, account: Account | undefined): NeedPart['custom'] => {
  if (!actions.every((action) => action.startsWith(`${service}.`))) return undefined;
  const name = customName(service);
  const accountId = account?.id ?? 'ACCOUNT_ID';
  const body = { name, display_name: name, account_id: accountId, service_name: service, actions };
  return {
    name,
    forms: {
      command: shell`ibmcloud iam role-create ${name} --display-name ${name} --service-name ${service} --actions ${actions.join(',')}`,
      terraform: inLines([
        hcl`resource ${'ibm_iam_custom_role'} ${'needed'} {`,
        ...aligned(
          [
            [hcl`name`, hcl`${name}`],
            [hcl`display_name`, hcl`${name}`],
            [hcl`service`, hcl`${service}`],
            [hcl`actions`, hcl`[${actions}]`],
          ],
          hcl`  `,
        ),
        hcl`}`,
      ]),
      json: jsonValue(body),
    },
  };
};

const partOf = (
  service: string,
  actions: readonly string[],
  target: TargetWords,
  account: Account | undefined,
  catalogue: Catalogue,
): NeedPart => {
  const resource =
    account === undefined
      ? { service, attributes: target.attributes }
      : resourceOf(target, service, account, catalogue);
  // What the input tells of the instance besides its id narrows nothing.
  const asked = {
    service,
    attributes: Object.fromEntries(
      Object.keys(target.attributes).flatMap((name) => {
        const state = resource.attributes[name];
        return state === undefined ? [] : [[name, state] as const];
      }),
    ),
  };
  const sets = leastRoles(actions, service, account, catalogue);
  const [best] = sets;
  const isUnpublished = best === undefined && catalogue.actionsIn(service) === undefined;
  return {
    service,
    actions,
    resource: asked,
    choices: sets.slice(0, mostChoices).map((set) => ({ ...set, policy: policyOf(set.roles, asked, catalogue) })),
    isUnpublished,
    custom: isUnpublished || best?.beyond.length === 0 ? undefined : customOf(actions, service, account),
  };
};

/** The account whose own roles may do as well; none without an input. */
const accountOf = ({ accounts, accountId }: Ground, target: TargetWords): Account | Problem | undefined =>
  accounts.length === 0 ? undefined : readAccount(accountId ?? target.account, accounts);

/** The least roles that grant some actions on a target; or why the question cannot be put. */
export const need = (words: NeedWords, ground: Ground): NeedAnswer | Problem => {
  const { catalogue } = ground;
  const target = readTarget(words.target, catalogue);
  if (isProblem(target)) return target;
  const account = accountOf(ground, target);
  if (account !== undefined && isProblem(account)) return account;
  const byService = new Map<string, Set<string>>();
  for (const text of words.actions) {
    const asked = readRequest(text, target.service, account, catalogue);
    if (isProblem(asked)) return asked;
    if (asked.kind === 'role') return problem(`\`${text}\` is a role: name the actions that are needed`);
    const actions = remember(byService, asked.service, () => new Set<string>());
    for (const one of asked.requested) if ('action' in one) actions.add(one.action);
  }
  if (byService.size > 1 && Object.keys(target.attributes).length > 0)
    return problem('the actions are of several services, and the target is in one: ask for each by itself');
  return {
    parts: Array.from(byService, ([service, actions]) =>
      partOf(service, [...actions].toSorted(), target, account, catalogue),
    ),
  };
};

import { stringify } from 'yaml';
import { parse } from '../../../src/input/parse/parse.ts';
import { normalise } from '../../../src/account/normalise/normalise.ts';
import { recognise, type Recognised } from '../../../src/input/recognise/recognise.ts';
import { validate } from '../../../src/input/validate/validate.ts';
import type { Finding } from '../../../src/finding/finding.ts';
import type { Account, DefinedRole } from '../../../src/account/model/account.ts';
import type { Condition } from '../../../src/account/model/policy.ts';
import { iamIdOf, subjectOf } from '../../../src/account/model/subject.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import type { Json, JsonObject } from '../../../src/source/json.ts';
import { home, robot, type Given, type On } from '../../access/decide/build.ts';

/** Facts of an account that every written form can hold. */
export interface Facts {
  readonly policies: readonly PolicyFacts[];
  readonly authorizations: readonly AuthorizationFacts[];
  readonly groups: readonly { readonly id: string; readonly members: readonly string[] }[];
  readonly roles: readonly DefinedRole[];
}

interface GrantFacts {
  readonly id: string;
  /** Names and CRNs. */
  readonly roles: readonly string[];
  readonly on: On;
}

export interface PolicyFacts extends GrantFacts {
  readonly to: string;
  readonly tags: On;
  readonly when: Condition | undefined;
}

export interface AuthorizationFacts extends GrantFacts {
  readonly from: On;
}

/** The texts of files, by name. */
export type Files = Readonly<Record<string, string>>;

/** Operator and value, as IAM writes them. */
const comparison = (given: Given): { readonly operator: string; readonly value: Json } => {
  if (isUnknown(given)) throw new Error('no form can hold what nobody knows');
  if (typeof given === 'string') return { operator: 'stringEquals', value: given };
  if ('exists' in given) return { operator: 'stringExists', value: given.exists };
  if ('anyOf' in given) return { operator: 'stringEqualsAnyOf', value: given.anyOf };
  if ('operator' in given) return given;
  return { operator: typeof given.match === 'string' ? 'stringMatch' : 'stringMatchAnyOf', value: given.match };
};

/** Setups are read in this order; of two attributes that fail, the first is the reason. */
const order = ['accountId', 'serviceName', 'serviceInstance', 'resourceGroupId', 'region', 'resourceType', 'resource'];

const inOrder = (on: On): readonly (readonly [string, Given])[] =>
  Object.entries(on).toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other));

const attributes = (on: On, name: 'name' | 'key'): readonly Json[] =>
  inOrder(on).map(([attribute, given]) => {
    const { operator, value } = comparison(given);
    // Version 1 may leave out the operator where it is the usual one.
    return name === 'name' && operator === 'stringEquals'
      ? { name: attribute, value }
      : { [name]: attribute, operator, value };
  });

const roleIds: Readonly<Record<string, string>> = {
  Viewer: 'iam::::role:Viewer',
  Operator: 'iam::::role:Operator',
  Editor: 'iam::::role:Editor',
  Administrator: 'iam::::role:Administrator',
  Reader: 'iam::::serviceRole:Reader',
  Writer: 'iam::::serviceRole:Writer',
  Manager: 'iam::::serviceRole:Manager',
  'Service ID creator': 'iam-identity::::serviceRole:ServiceIdCreator',
  'Groups Service Member Manage': 'iam-groups::::serviceRole:MemberManage',
};

const apiRole = (role: string): Json =>
  role.startsWith('crn:')
    ? { role_id: role }
    : { role_id: `crn:v1:bluemix:public:${roleIds[role]}`, display_name: role };

const inAccount = (on: On): On => ({ accountId: home, ...on });

const subjectOn = (to: string): On =>
  to.startsWith('AccessGroupId-') ? { access_group_id: to } : { iam_id: iamIdOf(subjectOf(to)) };

const v1 = (type: string, subject: On, { id, roles, on }: GrantFacts, tags: On): JsonObject => ({
  id,
  type,
  subjects: [{ attributes: attributes(subject, 'name') }],
  roles: roles.map(apiRole),
  resources: [{ attributes: attributes(inAccount(on), 'name'), tags: attributes(tags, 'name') }],
  state: 'active',
});

const rule = (condition: Condition): JsonObject => {
  if ('join' in condition) return { operator: condition.join, conditions: condition.of.map(rule) };
  const { key, operator, value } = condition;
  if (isUnknown(value)) throw new Error('no form can hold what nobody knows');
  return { key, operator, value };
};

const pattern = 'time-based-conditions:once';

const v2 = (type: string, subject: On, { id, roles, on }: GrantFacts, tags: On, when?: Condition): JsonObject => ({
  id,
  type,
  subject: { attributes: attributes(subject, 'key') },
  control: { grant: { roles: roles.map(apiRole) } },
  resource: { attributes: attributes(inAccount(on), 'key'), tags: attributes(tags, 'key') },
  ...(when === undefined ? {} : { rule: rule(when), pattern }),
  state: 'active',
});

export type Version = 'v1' | 'v2';

const printPolicy = (policy: PolicyFacts, version: Version): JsonObject =>
  version === 'v1'
    ? v1('access', subjectOn(policy.to), policy, policy.tags)
    : v2('access', subjectOn(policy.to), policy, policy.tags, policy.when);

const printAuthorization = (authorization: AuthorizationFacts, version: Version): JsonObject =>
  version === 'v1'
    ? v1('authorization', authorization.from, authorization, {})
    : v2('authorization', authorization.from, authorization, {});

const shortNames: Readonly<Record<string, string>> = {
  serviceName: 'service',
  serviceInstance: 'instance',
  resourceGroupId: 'resource_group',
  region: 'region',
  resourceType: 'resource_type',
  resource: 'resource',
};

const shortValue = (given: Given): Json => {
  const { operator, value } = comparison(given);
  if (operator === 'stringEquals') return value;
  if (operator === 'stringMatch') return { match: value };
  if (operator === 'stringExists') return { exists: value };
  return operator === 'stringEqualsAnyOf' ? { any_of: value } : { match_any_of: value };
};

const shortOn = (on: On): JsonObject => {
  const short = Object.entries(on).filter(([name]) => name in shortNames);
  const rest = Object.entries(on).filter(([name]) => !(name in shortNames));
  return {
    ...Object.fromEntries(short.map(([name, given]) => [shortNames[name] ?? name, shortValue(given)])),
    ...(rest.length === 0
      ? {}
      : { attributes: Object.fromEntries(rest.map(([name, given]) => [name, shortValue(given)])) }),
  };
};

const shortPolicy = ({ id, to, roles, on, tags, when }: PolicyFacts): JsonObject => ({
  id,
  subject: to,
  roles,
  ...shortOn(on),
  ...(Object.keys(tags).length === 0
    ? {}
    : { tags: Object.fromEntries(Object.entries(tags).map(([name, given]) => [name, shortValue(given)])) }),
  ...(when === undefined ? {} : { condition: { rule: rule(when), pattern } }),
});

const shortAuthorization = ({ id, from, roles, on }: AuthorizationFacts): JsonObject => {
  const { accountId, ...rest } = from;
  return {
    id,
    source: { ...shortOn(rest), ...(accountId === undefined ? {} : { account: shortValue(accountId) }) },
    target: shortOn(on),
    roles,
  };
};

const apiDefinition = ({ id, name, service, actions }: DefinedRole): JsonObject => ({
  crn: id ?? null,
  name,
  display_name: name,
  service_name: service ?? null,
  account_id: home,
  actions: actions ?? null,
});

const member = (id: string): JsonObject => ({ iam_id: iamIdOf(subjectOf(id)), membership_type: 'static' });

/** The account as a snapshot that holds every section there is. */
const snapshot = (facts: Facts, version: Version): JsonObject => ({
  kind: 'AccountSnapshot',
  version: 1,
  account_id: home,
  policies: facts.policies.map((policy) => printPolicy(policy, version)),
  authorizations: facts.authorizations.map((authorization) => printAuthorization(authorization, version)),
  access_groups: facts.groups.map(({ id }) => ({ id, is_federated: false })),
  members: Object.fromEntries(facts.groups.map(({ id, members }) => [id, members.map(member)])),
  dynamic_rules: {},
  roles: facts.roles.map(apiDefinition),
});

const bareSetup: JsonObject = {
  kind: 'EngineSetup',
  version: 1,
  account: { id: home },
  engine: { service_id: robot.id },
};

const setupGroups = ({ groups }: Facts): JsonObject => ({
  access_groups: groups.map(({ id, members }) => ({ id, members })),
});

const setupRoles = ({ roles }: Facts): JsonObject => ({
  custom_roles: roles.flatMap(({ id, name, service, actions }) =>
    actions === undefined ? [] : { crn: id ?? '', name, service: service ?? '', actions },
  ),
});

/** The account as a setup that declares it in its own short form. */
const shortSetup = (facts: Facts): JsonObject => ({
  ...bareSetup,
  policies: facts.policies.map(shortPolicy),
  authorizations: facts.authorizations.map(shortAuthorization),
  ...setupGroups(facts),
  ...setupRoles(facts),
});

/** The account as a setup with policies as the API writes them. */
const apiSetup = (facts: Facts, version: Version): JsonObject => ({
  ...bareSetup,
  policies: facts.policies.map((policy) => printPolicy(policy, version)),
  authorizations: facts.authorizations.map((authorization) => printAuthorization(authorization, version)),
  ...setupGroups(facts),
  ...setupRoles(facts),
});

const api = 'https://iam.cloud.ibm.com';

/** The account as the API answers, page by page, beside a setup that says that this is all. */
const pages = (facts: Facts, version: Version): Readonly<Record<string, Json>> => {
  const list = (name: string, query: string, policies: readonly Json[]): Readonly<Record<string, Json>> =>
    policies.length === 0
      ? {}
      : { [name]: { limit: 50, first: { href: `${api}/${version}/policies?account_id=${home}${query}` }, policies } };
  return {
    'setup.json': bareSetup,
    ...list(
      'policies.json',
      '',
      facts.policies.map((policy) => printPolicy(policy, version)),
    ),
    ...list(
      'authorizations.json',
      '&type=authorization',
      facts.authorizations.map((one) => printAuthorization(one, version)),
    ),
    'groups.json': {
      limit: 50,
      offset: 0,
      total_count: facts.groups.length,
      first: { href: `${api}/v2/groups?account_id=${home}` },
      groups: facts.groups.map(({ id }) => ({ id, account_id: home, is_federated: false })),
    },
    ...Object.fromEntries(
      facts.groups.map(({ id, members }) => [
        `members-of-${id}.json`,
        {
          limit: 50,
          offset: 0,
          total_count: members.length,
          first: { href: `${api}/v2/groups/${id}/members?limit=50` },
          members: members.map(member),
        },
      ]),
    ),
    ...(facts.roles.length === 0 ? {} : { 'roles.json': { custom_roles: facts.roles.map(apiDefinition) } }),
  };
};

/** The same facts in every form, by the form's name. */
export const formsOf = (facts: Facts, versions: readonly Version[]): Readonly<Record<string, Files>> => {
  const json = (files: Readonly<Record<string, Json>>): Files =>
    Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]));
  return {
    'short setup in YAML': { 'setup.yaml': stringify(shortSetup(facts)) },
    'short setup in JSON': json({ 'setup.json': shortSetup(facts) }),
    ...Object.fromEntries(
      versions.flatMap((version) => [
        [`snapshot of ${version} in JSON`, json({ 'snapshot.json': snapshot(facts, version) })],
        [`snapshot of ${version} in YAML`, { 'snapshot.yaml': stringify(snapshot(facts, version)) }],
        [`setup with policies of ${version}`, json({ 'setup.json': apiSetup(facts, version) })],
        [`pages of ${version}`, json(pages(facts, version))],
      ]),
    ),
  };
};

/** Reads files as a run does, up to the account they speak of. */
export const accountOf = async (
  files: Files,
): Promise<{ readonly account: Account | undefined; readonly problems: readonly Finding[] }> => {
  const recognised: Recognised[] = [];
  const problems: Finding[] = [];
  for (const [name, text] of Object.entries(files)) {
    const parsed = await parse({ file: { name, path: `/${name}`, given: 'named' }, bytes: Buffer.from(text) });
    problems.push(...parsed.problems);
    for (const document of parsed.documents) {
      const recognition = recognise(document, 'named');
      problems.push(...recognition.problems);
      for (const each of recognition.recognised) {
        const valid = await validate(each);
        problems.push(...valid.problems);
        recognised.push(valid.recognised);
      }
    }
  }
  const normalised = normalise(recognised);
  return { account: normalised.accounts[0], problems: [...problems, ...normalised.problems] };
};

import fc from 'fast-check';
import type { Principal, Resource, ActionOrRole } from '../../../src/access/decide/question.ts';
import type { Account, DefinedRole } from '../../../src/account/model/account.ts';
import type { Coverage } from '../../../src/account/model/knowledge.ts';
import type { AccessPolicy, Authorization, Condition, Role } from '../../../src/account/model/policy.ts';
import { publicAccessGroup, subjectOf } from '../../../src/account/model/subject.ts';
import { unknown, type Unknown } from '../../../src/source/unknown.ts';
import { accountResource } from '../../../src/access/decide/question.ts';
import {
  access,
  account,
  admins,
  authorization,
  dynamicRule,
  elsewhere,
  group,
  groups,
  home,
  identities,
  instance,
  knowing,
  membership,
  otherRobot,
  person,
  profile,
  readers,
  robot,
  vault,
  type Given,
  type On,
} from './build.ts';

/** Everybody and everything random accounts are about: small, so that policies meet questions often. */
export const subjects = [robot, otherRobot, person, profile];
export const groupIds = [admins, readers, publicAccessGroup];
const oneGroup = 'AccessGroupId-33333333-0000-4000-8000-000000000003';

const instances: readonly Resource[] = [
  instance(),
  instance({ guid: undefined, region: undefined, resourceGroup: undefined }),
  instance({ guid: 'i-2', accountId: elsewhere, region: 'eu-de' }),
];

export const principals: readonly Principal[] = [
  ...subjects.map((subject) => ({ subject })),
  ...instances.map((source) => ({ source })),
];

const add = { action: 'iam-groups.members.add' };
const read = { action: 'iam-groups.groups.read' };
const manage = { role: 'Groups Service Member Manage' };
const createKey = { action: 'iam-identity.apikey.create' };
const createId = { action: 'iam-identity.serviceid.create' };
const readAccount = { action: 'iam-identity.account.get' };
const configure = { action: 'secrets-manager.configuration.create' };
const readSecret = { action: 'secrets-manager.secret.read' };

/** Every question asked of a random account, for each of the actors. */
export const questions: readonly { readonly resource: Resource; readonly actions: readonly ActionOrRole[] }[] = [
  { resource: groups, actions: [add, read, manage] },
  { resource: accountResource('iam-groups', home, { type: undefined, id: oneGroup }), actions: [add] },
  { resource: identities, actions: [createKey, createId, readAccount] },
  { resource: accountResource('iam-identity', home, { type: 'serviceid', id: robot.id }), actions: [createKey] },
  ...instances.slice(0, 2).map((resource) => ({ resource, actions: [configure, readSecret] })),
];

const wrapped = (values: readonly string[], pattern: string): fc.Arbitrary<Given> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...values) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Given>(
        { match: pattern },
        // In another case it is met by nothing.
        { match: pattern.toUpperCase() },
        { match: pattern.toUpperCase() },
        { match: '*' },
        { match: [pattern, 'x*'] },
      ),
    },
    { weight: 1, arbitrary: fc.constantFrom<Given>({ exists: true }, { exists: false }, { match: '{{*}}' }) },
    { weight: 1, arbitrary: fc.constantFrom<Given>({ anyOf: values }, { anyOf: [] }, '*') },
  );

const services = ['iam-groups', 'iam-identity', 'secrets-manager'];

/** What picks the services of a target: one selector, or none. */
const selectors: fc.Arbitrary<On> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...services).map((serviceName) => ({ serviceName })) },
  { weight: 2, arbitrary: wrapped(services, 'iam-*').map((serviceName) => ({ serviceName })) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<On>(
      { serviceType: 'service' },
      { serviceType: 'platform_service' },
      { service_group_id: 'IAM' },
      { serviceType: 'platform-service' },
      { service_group_id: 'OTHER' },
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom<On>({ resourceGroupId: 'rg-1' }, { resourceType: 'resource-group' }, {}) },
);

/** Something now and then, about once in `times`. */
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>, times = 7): fc.Arbitrary<Value | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const present = (on: Readonly<Record<string, Given | undefined>>): On =>
  Object.fromEntries(Object.entries(on).flatMap(([name, given]) => (given === undefined ? [] : [[name, given]])));

/** A target: a selector, and now and then what narrows it. */
export const targets: fc.Arbitrary<On> = fc
  .tuple(
    selectors,
    fc.record({
      accountId: rarely(fc.constantFrom(home, home, home, elsewhere), 2),
      serviceInstance: rarely(wrapped([vault, 'i-2'], '927*')),
      region: rarely(wrapped(['us-south', 'eu-de'], 'us-*')),
      resourceGroupId: rarely(wrapped(['rg-1', 'rg-2'], 'rg-*')),
      resourceType: rarely(wrapped(['serviceid', 'profile', 'secret-group'], 'service*')),
      resource: rarely(wrapped([oneGroup, robot.id, `iam-${robot.id}`], 'AccessGroupId-*')),
    }),
  )
  .map(([selector, narrowing]) => ({ ...present(narrowing), ...selector }));

const customRole = `crn:v1:bluemix:public:iam-identity::a/${home}::customRole:KeyMaker`;
const hiddenRole = `crn:v1:bluemix:public:iam-groups::a/${home}::customRole:Hidden`;

const role: fc.Arbitrary<string | Role> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      'Viewer',
      'Operator',
      'Editor',
      'Administrator',
      'Manager',
      'Writer',
      'Reader',
      'Service ID creator',
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Groups Service Member Manage',
      customRole,
      hiddenRole,
      'crn:v1:bluemix:public:iam::::role:Editor',
      'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ id: customRole, name: 'KeyMaker', actions: ['iam-identity.serviceid.create'] }),
  },
);

export const roleLists: fc.Arbitrary<readonly (string | Role)[]> = fc.array(role, { minLength: 1, maxLength: 2 });

const moment = '{{environment.attributes.current_date_time}}';
const attributeKey = '{{resource.attributes.serviceInstance}}';

const test: fc.Arbitrary<Condition> = fc.constantFrom<Condition>(
  { key: moment, operator: 'dateTimeGreaterThanOrEquals', value: '2026-01-01T00:00:00+01:00' },
  { key: moment, operator: 'dateTimeGreaterThan', value: '2027-01-01T00:00:00Z' },
  { key: moment, operator: 'dateTimeLessThanOrEquals', value: '2026-10-01T00:00:00+00:00' },
  { key: moment, operator: 'dateTimeLessThan', value: '2028-01-01T00:00:00Z' },
  { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekAnyOf', value: ['1+00:00', '2+00:00'] },
  { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value: '17:00:00+00:00' },
  { key: attributeKey, operator: 'stringEquals', value: vault },
  { key: attributeKey, operator: 'stringMatch', value: 'i-*' },
);

/** A condition of one test or several, nested once at most. */
export const conditions: fc.Arbitrary<Condition> = fc.oneof(
  test,
  fc.record({
    join: fc.constantFrom('and' as const, 'or' as const),
    of: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: test },
        {
          weight: 1,
          arbitrary: fc.record({
            join: fc.constantFrom('and' as const, 'or' as const),
            of: fc.array(test, { minLength: 1, maxLength: 2 }),
          }),
        },
      ),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

const dark = unknown('set by a variable');

const orUnknown = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | Unknown> =>
  fc.oneof({ weight: 24, arbitrary }, { weight: 1, arbitrary: fc.constant(dark) });

const grants = {
  id: fc.integer({ min: 1, max: 99_999 }).map((number) => `p${number}`),
  roles: orUnknown(
    fc.oneof(
      { weight: 12, arbitrary: roleLists },
      { weight: 1, arbitrary: roleLists.map((roles) => [...roles, dark]) },
    ),
  ),
  on: orUnknown(targets),
  tags: fc.oneof(
    { weight: 12, arbitrary: fc.constant<On>({}) },
    { weight: 1, arbitrary: fc.constant<On>({ env: 'prod' }) },
  ),
  deleted: fc.integer({ min: 0, max: 15 }).map((number) => number === 0),
};

const maybeWhen = rarely(orUnknown(conditions));

const holder = fc.constantFrom(...subjects.map(({ id }) => id), ...subjects.map(({ id }) => id), ...groupIds);

export const policies: fc.Arbitrary<AccessPolicy> = fc
  .record({ ...grants, to: orUnknown(holder), when: maybeWhen })
  .map(({ when, ...parts }) => access(when === undefined ? parts : { ...parts, when }));

/** Where an authorization comes from. */
export const sources: fc.Arbitrary<On> = fc
  .record({
    serviceName: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom('secrets-manager', 'secrets-manager', 'kms') },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    accountId: fc.constantFrom(home, home, elsewhere, undefined),
    serviceInstance: rarely(wrapped([vault, 'i-2'], '927*'), 3),
    resourceGroupId: rarely(wrapped(['rg-1'], 'rg-*')),
  })
  .map(present);

const authorizations: fc.Arbitrary<Authorization> = fc
  .record({ ...grants, from: orUnknown(sources), when: maybeWhen })
  .map(({ when, ...parts }) => authorization(when === undefined ? parts : { ...parts, when }));

const definition = (
  id: string,
  name: string,
  service: string,
  actions: readonly string[] | undefined,
): DefinedRole => ({
  id,
  name,
  displayName: undefined,
  service,
  actions,
  origin: { document: { source: 'test', index: 0 }, path: [name] },
});

/** The roles an account defines: one with its actions, one without. */
export const definedRoles: readonly DefinedRole[] = [
  definition(customRole, 'KeyMaker', 'iam-identity', ['iam-identity.apikey.create', 'iam-identity.account.get']),
  definition(hiddenRole, 'Hidden', 'iam-groups', undefined),
];

const coverage = (ids: readonly string[]): fc.Arbitrary<Coverage> =>
  fc.record({
    everything: fc.boolean(),
    of: fc.subarray([...ids]).map((some) => new Set(some)),
  });

const unique = <Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] => [
  ...new Map(items.map((item) => [keyOf(item), item])).values(),
];

const partly = fc
  .record({
    policies: coverage([...subjects.map(({ id }) => id), ...groupIds]),
    authorizations: coverage([]),
    groups: coverage([]),
    members: coverage(groupIds),
    memberships: coverage(subjects.map(({ id }) => id)).map(({ of }) => ({ everything: false, of })),
  })
  .map(knowing);

/** An account with anything the evaluator heeds in it. */
export const accounts: fc.Arbitrary<Account> = fc
  .record({
    policies: fc.array(policies, { minLength: 1, maxLength: 6 }),
    authorizations: fc.array(authorizations, { maxLength: 2 }),
    groups: fc
      .subarray(groupIds)
      .chain((ids) =>
        fc.tuple(...ids.map((id) => fc.constantFrom(undefined, true, false).map((federated) => group(id, federated)))),
      ),
    memberships: fc.array(
      fc
        .tuple(fc.constantFrom(admins, readers), orUnknown(fc.constantFrom(...subjects.map(({ id }) => id))))
        .map(([id, member]) => membership(id, typeof member === 'string' ? subjectOf(member) : member)),
      { maxLength: 4 },
    ),
    dynamicRules: fc.subarray([admins, readers], { maxLength: 1 }).map((ids) => ids.map(dynamicRule)),
    roles: fc.subarray([...definedRoles]),
    knowledge: fc.oneof({ weight: 2, arbitrary: fc.constant(knowing()) }, { weight: 1, arbitrary: partly }),
  })
  .map((parts) =>
    account({
      ...parts,
      policies: unique(parts.policies, ({ id }) => String(id)),
      authorizations: unique(parts.authorizations, ({ id }) => String(id)),
    }),
  );

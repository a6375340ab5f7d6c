/**
 * Accounts of many identities that can become each other, as exports of their policies and as setups of an engine. Every
 * one of them ends at an administrator, so that all are to be found.
 */
const account = '791f5fb10986423e97aa8512f18b7e65';
const instance = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';
const hex = (n: number, length: number): string => n.toString(16).padStart(length, '0');
const uuid = (n: number): string => `${hex(n, 8)}-0000-4000-8000-${hex(n, 12)}`;
const serviceId = (n: number): string => `ServiceId-${uuid(n)}`;
const group = (n: number): string => `AccessGroupId-${uuid(n)}`;
const each = <Item>(count: number, make: (k: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, k) => make(k));

interface Grant {
  readonly subject: string;
  readonly role: string;
  readonly service?: string;
  readonly serviceType?: string;
  readonly resourceType?: string;
  readonly resources?: readonly string[];
}

const attribute = (key: string, value: string | readonly string[] | undefined): readonly unknown[] =>
  value === undefined
    ? []
    : [{ key, operator: typeof value === 'string' ? 'stringEquals' : 'stringEqualsAnyOf', value }];

const policy = ({ subject, role, service, serviceType, resourceType, resources }: Grant, n: number) => ({
  id: uuid(n),
  type: 'access',
  state: 'active',
  subject: {
    attributes: subject.startsWith('AccessGroupId-')
      ? attribute('access_group_id', subject)
      : attribute('iam_id', `iam-${subject}`),
  },
  control: { grant: { roles: [{ role_id: `crn:v1:bluemix:public:iam::::${role}` }] } },
  resource: {
    attributes: [
      ...attribute('accountId', account),
      ...attribute('serviceName', service),
      ...attribute('serviceType', serviceType),
      ...attribute('resourceType', resourceType),
      ...attribute('resource', resources?.length === 1 ? resources[0] : resources),
    ],
  },
});

const exported = (grants: readonly Grant[]): string => JSON.stringify({ policies: grants.map(policy) });

const all = (subject: string): readonly Grant[] =>
  ['platform_service', 'service'].map((serviceType) => ({ subject, role: 'role:Administrator', serviceType }));

/** The identities that one in a mesh leads to. */
const neighbours = (k: number, count: number): readonly number[] =>
  each(10, (step) => (k * 7 + step * step * 31 + 1) % count);

/** Accounts by name, each of about `count` identities. */
export const accountsOf = (count: number): Readonly<Record<string, string>> => ({
  'a chain of groups, each of which manages the next': exported([
    ...each(count, (k) => ({
      subject: group(k),
      role: 'role:Editor',
      service: 'iam-groups',
      resources: [group(k + 1)],
    })),
    ...all(group(count)),
  ]),
  'a mesh of groups, each of which manages ten': exported([
    ...each(count, (k) => ({
      subject: group(k),
      role: 'role:Editor',
      service: 'iam-groups',
      resources: neighbours(k, count).map(group),
    })),
    ...all(group(0)),
  ]),
  'a chain of service IDs, each of which makes keys of the next': exported([
    ...each(count, (k) => ({
      subject: serviceId(k),
      role: 'role:Administrator',
      service: 'iam-identity',
      resourceType: 'serviceid',
      resources: [serviceId(k + 1)],
    })),
    ...all(serviceId(count)),
  ]),
  'a mesh of service IDs, each of which makes keys of ten': exported([
    ...each(count, (k) => ({
      subject: serviceId(k),
      role: 'role:Administrator',
      service: 'iam-identity',
      resourceType: 'serviceid',
      resources: neighbours(k, count).map(serviceId),
    })),
    ...all(serviceId(0)),
  ]),
  'a mesh of service IDs in ten groups each, which manage each other': setup({
    access_groups: each(count / 10, (k) => ({
      id: group(k),
      name: `g${k}`,
      members: each(100, (m) => serviceId((k * 10 + m * 97) % count)),
    })),
    policies: [
      ...each(count / 10, (k) => ({
        subject: group(k + 1),
        roles: ['Editor'],
        service: 'iam-groups',
        resource: group(k),
      })),
      ...administrator(group(0)),
    ],
  }),
  'a chain of secrets, each with a key of the next': secrets(count, (k) => [k]),
  'a mesh of secrets, of which each identity reads ten': secrets(count, (k) => neighbours(k, count)),
  'service IDs with ten policies each, of which some cover others': exported(
    each(count * 10, (k) => ({
      subject: serviceId(k % count),
      role: k % 3 === 0 ? 'serviceRole:Manager' : 'serviceRole:Reader',
      service: ['kms', 'cloud-object-storage', 'logs'][k % 3] ?? 'kms',
      resourceType: 'key',
      ...(k % 20 === 0 ? {} : { resources: [uuid(k % 7)] }),
    })),
  ),
});

const administrator = (subject: string): readonly unknown[] =>
  ['platform_service', 'service'].map((serviceType) => ({
    subject,
    roles: ['Administrator'],
    attributes: { serviceType },
  }));

const setup = (rest: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    kind: 'EngineSetup',
    version: 1,
    name: 'x',
    account: { id: account },
    instance: { crn: `crn:v1:bluemix:public:secrets-manager:us-south:a/${account}:${instance}::` },
    engine: { mode: 'api_key', service_id: serviceId(99_999_999) },
    caller: 'IBMid-5500020QPX',
    ...rest,
  });

const secrets = (count: number, reads: (k: number) => readonly number[]): string =>
  setup({
    secrets: each(count, (k) => ({
      name: `s${k}`,
      service_id: serviceId(k + 1),
      ttl: '12h',
      secret_group_id: uuid(k),
    })),
    policies: [
      ...administrator(serviceId(count)),
      ...each(count, (k) =>
        reads(k).map((read) => ({
          subject: serviceId(k),
          roles: ['SecretsReader'],
          service: 'secrets-manager',
          instance,
          resource_type: 'secret-group',
          resource: uuid(read),
        })),
      ).flat(),
    ],
  });

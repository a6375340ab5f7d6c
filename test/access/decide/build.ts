import type { Account } from '../../../src/account/model/account.ts';
import type { Coverage, Knowledge } from '../../../src/account/model/knowledge.ts';
import type {
  AccessPolicy,
  Attribute,
  Authorization,
  Condition,
  Layout,
  Role,
  Target,
} from '../../../src/account/model/policy.ts';
import { subjectOf, type Subject } from '../../../src/account/model/subject.ts';
import { isUnknown, type Unknown } from '../../../src/source/unknown.ts';
import { accountResource, instanceResource, type Resource } from '../../../src/access/decide/question.ts';
import type { Origin } from '../../../src/source/place.ts';

/** An account to build tests on, and who and what lives in it. */
export const home = '791f5fb10986423e97aa8512f18b7e65';
export const elsewhere = '1111222233334444555566667777888a';
export const robot = subjectOf('ServiceId-c0c7cfa4-b24e-4917-ad74-278f2fee5ba0');
export const otherRobot = subjectOf('ServiceId-00000000-0000-4000-8000-000000000002');
export const person = subjectOf('IBMid-110000AB1Z');
export const profile = subjectOf('Profile-00000000-0000-4000-8000-000000000003');
export const admins = 'AccessGroupId-11111111-0000-4000-8000-000000000001';
export const readers = 'AccessGroupId-22222222-0000-4000-8000-000000000002';
export const vault = '927fb8ae-1ddd-4483-a21f-7d3c0fc81234';

/** The noon every test's clock stands at. */
export const noon = Date.parse('2026-11-24T12:00:00Z');

/** A value of an attribute: a text is meant exactly. */
export type Given =
  | string
  | Unknown
  | { readonly match: string | readonly string[] }
  | { readonly exists: boolean }
  | { readonly anyOf: readonly string[] }
  | { readonly operator: string; readonly value: string };

const attribute = (name: string, given: Given): Attribute => {
  if (typeof given === 'string' || isUnknown(given)) return { name, operator: 'stringEquals', value: given };
  if ('exists' in given) return { name, operator: 'stringExists', value: given.exists };
  if ('anyOf' in given) return { name, operator: 'stringEqualsAnyOf', value: given.anyOf };
  if ('operator' in given) return { name, ...given };
  return { name, operator: typeof given.match === 'string' ? 'stringMatch' : 'stringMatchAnyOf', value: given.match };
};

export type On = Readonly<Record<string, Given>>;

const attributesOf = (on: On): readonly Attribute[] =>
  Object.entries(on).map(([name, given]) => attribute(name, given));

export const target = (on: On, tags: On = {}): Target => ({ attributes: attributesOf(on), tags: attributesOf(tags) });

const layout: Layout = { subject: ['subject'], roles: ['roles'], attributes: ['attributes'], condition: ['rule'] };

const placeOf = (id: string): Origin => ({ document: { source: 'test', index: 0 }, path: [id] });

/** A role by its name, by its CRN, or in full. */
/** A role by its CRN or its name. */
export const roleNamed = (role: string): Role =>
  role.startsWith('crn:')
    ? { id: role, name: undefined, actions: undefined }
    : { id: undefined, name: role, actions: undefined };

interface Parts {
  readonly id?: string;
  readonly roles: readonly (string | Role | Unknown)[] | Unknown;
  readonly on: On | Unknown;
  readonly tags?: On;
  readonly when?: Condition | Unknown;
  readonly deleted?: boolean;
}

const grant = ({ id = 'p', roles, on, tags, when, deleted = false }: Parts) => ({
  id,
  description: undefined,
  roles: 'unknown' in roles ? roles : roles.map((role) => (typeof role === 'string' ? roleNamed(role) : role)),
  target: isUnknown(on) ? on : target(on, tags),
  condition: when,
  deleted,
  origin: placeOf(id),
  layout,
});

/** An access policy; it is the engine's service ID's unless `to` says otherwise. */
export const access = ({
  to = robot,
  ...parts
}: Parts & { readonly to?: Subject | string | Unknown }): AccessPolicy => ({
  type: 'access',
  subject: typeof to === 'string' ? subjectOf(to) : to,
  ...grant(parts),
});

export const authorization = ({ from, ...parts }: Parts & { readonly from: On | Unknown }): Authorization => ({
  type: 'authorization',
  source: isUnknown(from) ? from : target(from),
  ...grant(parts),
});

export const all: Coverage = { everything: true, of: new Set() };
export const only = (...of: readonly string[]): Coverage => ({ everything: false, of: new Set(of) });

/** What is known of an account: everything that lists of all tell, but for what is said. */
export const knowing = (except: Partial<Knowledge> = {}): Knowledge => ({
  policies: all,
  authorizations: all,
  groups: all,
  members: all,
  memberships: only(),
  gaps: [],
  ...except,
});

/** An account of which everything is known, and in which there is nothing but what is said. */
export const account = (parts: Partial<Account>): Account => ({
  id: home,
  policies: [],
  authorizations: [],
  groups: [],
  memberships: [],
  dynamicRules: [],
  storedSecrets: [],
  serviceIds: [],
  apiKeys: [],
  profiles: [],
  users: [],
  roles: [],
  settings: undefined,
  zones: [],
  networkRules: [],
  engines: [],
  knowledge: knowing(),
  ...parts,
});

export const group = (id: string, federated?: boolean): Account['groups'][number] => ({
  id,
  name: undefined,
  federated,
  origin: placeOf(id),
});

export const membership = (inGroup: string, member: Subject | Unknown): Account['memberships'][number] => ({
  group: inGroup,
  member,
  origin: placeOf(`${inGroup} ${isUnknown(member) ? '?' : member.id}`),
});

export const dynamicRule = (inGroup: string): Account['dynamicRules'][number] => ({
  group: inGroup,
  name: undefined,
  origin: placeOf(inGroup),
});

/** All objects of a service of the account itself. */
export const allOf = (service: string): Resource => accountResource(service, home);

export const groups = allOf('iam-groups');
export const identities = allOf('iam-identity');

/** The Secrets Manager instance of these tests; parts of it may be unknown. */
export const instance = (parts: Partial<Parameters<typeof instanceResource>[1]> = {}): Resource =>
  instanceResource('secrets-manager', {
    accountId: home,
    guid: vault,
    region: 'us-south',
    resourceGroup: 'rg-1',
    ...parts,
  });

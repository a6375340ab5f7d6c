import type { Json } from '../../../src/source/json.ts';

export const account = '4c7e9a0b1d2f48639e5a7c8b0d1f2e34';
export const serviceId = 'iam-ServiceId-1a2b3c4d-5e6f-4a7b-8c9d-0e1f2a3b4c5d';
export const group = 'AccessGroupId-b1c2d3e4-f5a6-4b7c-8d9e-0f1a2b3c4d5e';

/** An attribute: its name, its value, and its operator where that is not `stringEquals`. */
type Attribute = readonly [name: string, value: Json, operator?: string];

export interface Parts {
  readonly subject?: readonly Attribute[];
  /** CRNs, or the names of platform roles. */
  readonly roles?: readonly string[];
  /** The account is put before them. */
  readonly target?: readonly Attribute[];
  readonly tags?: readonly Attribute[];
  readonly [more: string]: unknown;
}

const someone: readonly Attribute[] = [['iam_id', serviceId]];
const something: readonly Attribute[] = [['serviceName', 'kms']];
const here: Attribute = ['accountId', account];

const inV2 = ([key, value, operator = 'stringEquals']: Attribute) => ({ key, operator, value });
const inV1 = ([name, value, operator]: Attribute) => ({ name, value, ...(operator === undefined ? {} : { operator }) });
const roleOf = (role: string) => ({
  role_id: /^[A-Z]\w+$/.test(role) ? `crn:v1:bluemix:public:iam::::role:${role}` : role,
});

/** A policy in version 2 of the API, as it would be sent: Viewer on Key Protect unless `parts` says otherwise. */
export const policy = ({ subject = someone, roles = ['Viewer'], target = something, tags, ...more }: Parts = {}) => ({
  type: 'access',
  subject: { attributes: subject.map(inV2) },
  control: { grant: { roles: roles.map(roleOf) } },
  resource: { attributes: [here, ...target].map(inV2), ...(tags === undefined ? {} : { tags: tags.map(inV2) }) },
  ...more,
});

/** The same in version 1. */
export const policyV1 = ({ subject = someone, roles = ['Viewer'], target = something, ...more }: Parts = {}) => ({
  type: 'access',
  subjects: [{ attributes: subject.map(inV1) }],
  roles: roles.map(roleOf),
  resources: [{ attributes: [here, ...target].map(inV1) }],
  ...more,
});

/** One test of a condition. */
export const when = (key: string, operator: string, value: Json) => ({ key, operator, value });

export const moment = '{{environment.attributes.current_date_time}}';
export const hours = '{{environment.attributes.current_time}}';
export const days = '{{environment.attributes.day_of_week}}';

/** A rule and its pattern that hold from one moment to another. */
export const between = (from: string, until: string) => ({
  rule: {
    operator: 'and',
    conditions: [when(moment, 'dateTimeGreaterThanOrEquals', from), when(moment, 'dateTimeLessThanOrEquals', until)],
  },
  pattern: 'time-based-conditions:once',
});

/** An account that holds the policies given, and further sections. */
export const snapshot = (policies: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ kind: 'AccountSnapshot', version: 1, account_id: account, policies, ...more });

/** A setup that states policies in the short form. */
export const setup = (policies: readonly unknown[], more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({
    kind: 'EngineSetup',
    version: 1,
    account: { id: account },
    engine: { mode: 'service_authorization' },
    policies,
    ...more,
  });

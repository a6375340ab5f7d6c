import type { Json } from '../../source/json.ts';
import { get, isList, isObject, textAt } from '../../source/json.ts';
import type { KindName } from './recognised.ts';

/** What a field has to hold: anything, a type, a text of a form, or what a function says. */
export type Shape = 'any' | 'text' | 'flag' | 'list' | 'mapping' | RegExp | ((value: Json) => boolean);

/** How documents of one kind are recognised: by what they hold, never by a file's name. */
export interface Kind {
  readonly name: KindName;
  /** With its article: "a policy". */
  readonly one: string;
  readonly many: string;
  /** The keys under which the API's pages hold the items. */
  readonly wrappers: readonly string[];
  /** An object is of this kind when it has all the fields of one of these. */
  readonly matches: readonly Readonly<Record<string, Shape>>[];
  /** Fields that few other things have: they show what something resembles. One list for each form the kind has. */
  readonly signature: readonly (readonly string[])[];
  /** The command that exports documents of this kind. */
  readonly obtain: string;
}

const zoneEntries = new Set(['ipAddress', 'ipRange', 'subnet', 'vpc', 'serviceRef']);

const holdsZoneEntries = (value: Json): boolean =>
  isList(value) && value.some((entry) => zoneEntries.has(textAt(entry, 'type') ?? ''));

const hasClaims = (value: Json): boolean =>
  isList(value) && value.some((condition) => isObject(condition) && Object.hasOwn(condition, 'claim'));

/** Holds at least one of these fields. */
const has =
  (...keys: readonly string[]) =>
  (value: Json): boolean =>
    isObject(value) && keys.some((key) => get(value, key) !== undefined);

const isTemplated = (value: Json): boolean =>
  has('control', 'resource')(value) && /^(access|authorization)$/.test(textAt(value, 'type') ?? '');

const namesVersion = (value: Json): boolean => textAt(value, 'id') !== undefined && has('version')(value);

const ofActionControl = (value: Json): boolean => (textAt(value, 'id') ?? '').startsWith('actionControlTemplate-');

const areActions = (value: Json): boolean =>
  isList(value) && value.some((action) => typeof action === 'string' && action.includes('.'));

const policyType = /^(access|authorization)$/;

/** Secrets Manager's types of secrets, as of its API of July 2026. */
const secretType =
  /^(arbitrary|username_password|iam_credentials|service_credentials|custom_credentials|kv|imported_cert|public_cert|private_cert)$/;

/**
 * The order counts where an object fits two rows: the first one is taken. Fields and wrappers are those of IBM's API
 * definitions (SDK sources of June and July 2026).
 */
export const kinds: readonly Kind[] = [
  {
    name: 'policies',
    one: 'a policy',
    many: 'policies',
    wrappers: ['policies'],
    matches: [
      { control: has('grant') },
      { control: 'mapping', resource: 'mapping' },
      { control: 'mapping', subject: 'mapping' },
      { subjects: 'list', roles: 'list' },
      { subjects: 'list', resources: 'list' },
      { roles: 'list', resources: 'list', type: policyType },
      { subject: 'mapping', resource: 'mapping', type: policyType },
    ],
    signature: [
      ['subjects', 'roles', 'resources'],
      ['subject', 'control', 'resource'],
    ],
    obtain: 'ibmcloud iam access-policies --output json',
  },
  {
    name: 'policy-templates',
    one: 'a policy template',
    many: 'policy templates',
    wrappers: ['policy_templates', 'versions'],
    matches: [{ policy: isTemplated }],
    signature: [['policy', 'committed']],
    obtain: 'GET https://iam.cloud.ibm.com/v1/policy_templates?account_id=ACCOUNT',
  },
  {
    name: 'action-control-templates',
    one: 'an action control template',
    many: 'action control templates',
    wrappers: ['action_control_templates', 'versions'],
    matches: [{ action_control: has('actions') }],
    signature: [['action_control', 'committed']],
    obtain: 'GET https://iam.cloud.ibm.com/v1/action_control_templates?account_id=ACCOUNT',
  },
  {
    name: 'action-control-assignments',
    one: 'an action control assignment',
    many: 'action control assignments',
    wrappers: ['assignments'],
    matches: [{ target: 'any', template: ofActionControl }],
    signature: [['target', 'template', 'operation']],
    obtain: 'GET https://iam.cloud.ibm.com/v1/action_control_assignments?account_id=ACCOUNT',
  },
  {
    name: 'external-interaction',
    one: 'external identity interactions',
    many: 'external identity interactions',
    wrappers: [],
    matches: [{ external_account_identity_interaction: 'mapping' }],
    signature: [['external_account_identity_interaction']],
    obtain: 'GET https://iam.cloud.ibm.com/v1/accounts/ACCOUNT/settings/access_management',
  },
  {
    name: 'public-access',
    one: 'settings of access groups',
    many: 'settings of access groups',
    wrappers: [],
    matches: [{ public_access_enabled: 'flag' }],
    signature: [['public_access_enabled']],
    obtain: 'GET https://iam.cloud.ibm.com/v2/groups/settings?account_id=ACCOUNT',
  },
  {
    name: 'policy-assignments',
    one: 'a policy assignment',
    many: 'policy assignments',
    wrappers: ['assignments'],
    matches: [{ target: 'any', template: namesVersion }],
    signature: [['target', 'template']],
    obtain: 'GET https://iam.cloud.ibm.com/v1/policy_assignments?account_id=ACCOUNT&version=1.0',
  },
  {
    name: 'network-rules',
    one: 'a network rule',
    many: 'network rules',
    wrappers: ['rules'],
    matches: [
      { contexts: 'list', resources: 'list' },
      { enforcement_mode: 'text', resources: 'list' },
    ],
    signature: [['contexts', 'resources', 'enforcement_mode']],
    obtain: 'ibmcloud cbr rules --output json',
  },
  {
    name: 'zones',
    one: 'a network zone',
    many: 'network zones',
    wrappers: ['zones'],
    matches: [
      { name: 'text', addresses: holdsZoneEntries },
      { name: 'text', addresses_preview: 'list' },
      { name: 'text', address_count: 'any' },
    ],
    signature: [['addresses', 'address_count', 'addresses_preview']],
    obtain: 'ibmcloud cbr zone ZONE --output json',
  },
  {
    name: 'configurations',
    one: 'a Secrets Manager configuration',
    many: 'Secrets Manager configurations',
    wrappers: ['configurations'],
    matches: [{ config_type: /_configuration/ }],
    signature: [['config_type', 'secret_type']],
    obtain: 'ibmcloud secrets-manager configurations --output json',
  },
  {
    name: 'secrets',
    one: 'a secret',
    many: 'secrets',
    wrappers: ['secrets', 'resources'],
    matches: [{ secret_type: secretType }],
    signature: [['secret_type', 'secret_group_id']],
    obtain: 'ibmcloud secrets-manager secrets --output json',
  },
  {
    name: 'account-settings',
    one: 'account settings',
    many: 'account settings',
    wrappers: [],
    matches: [
      { restrict_create_service_id: 'text' },
      { restrict_create_platform_apikey: 'text' },
      { effective: has('restrict_create_service_id', 'allowed_ip_addresses', 'mfa') },
      { allowed_ip_addresses: 'text', mfa: 'text' },
    ],
    signature: [['restrict_create_service_id', 'restrict_create_platform_apikey', 'allowed_ip_addresses']],
    obtain: 'ibmcloud iam account-settings --output json',
  },
  {
    name: 'dynamic-rules',
    one: 'a dynamic rule',
    many: 'dynamic rules',
    wrappers: ['rules'],
    matches: [
      { conditions: hasClaims },
      { conditions: 'list', realm_name: 'text' },
      { conditions: 'list', access_group_id: 'text' },
    ],
    signature: [['conditions', 'realm_name', 'expiration']],
    obtain: 'GET https://iam.cloud.ibm.com/v2/groups/GROUP/rules',
  },
  {
    name: 'members',
    one: 'a member of an access group',
    many: 'members of an access group',
    wrappers: ['members'],
    matches: [
      { iam_id: 'text', membership_type: 'text' },
      { iam_id: 'text', type: /^(user|service|profile)$/ },
      { id: 'text', type: /^(user|service|profile)$/, membership_type: 'text' },
    ],
    signature: [['iam_id', 'membership_type']],
    obtain: 'GET https://iam.cloud.ibm.com/v2/groups/GROUP/members',
  },
  {
    name: 'access-groups',
    one: 'an access group',
    many: 'access groups',
    wrappers: ['groups'],
    matches: [{ id: /^AccessGroupId-/ }, { is_federated: 'flag', id: 'text' }, { href: /\/v2\/groups\/[^/]+$/ }],
    signature: [['is_federated']],
    obtain: 'ibmcloud iam access-groups --output json',
  },
  {
    name: 'api-keys',
    one: 'an API key',
    many: 'API keys',
    wrappers: ['apikeys'],
    matches: [
      { id: /^ApiKey-/ },
      { crn: /^crn:(?:[^:]*:){3}iam-identity:(?:[^:]*:){3}apikey:/ },
      { iam_id: 'text', apikey: 'any', locked: 'flag' },
    ],
    signature: [['iam_id', 'apikey', 'locked', 'entity_tag']],
    obtain: 'ibmcloud iam service-api-keys SERVICE_ID --output json',
  },
  {
    name: 'service-ids',
    one: 'a service ID',
    many: 'service IDs',
    wrappers: ['serviceids'],
    matches: [{ id: /^ServiceId-/ }, { iam_id: /^iam-ServiceId-/ }, { iam_id: 'text', unique_instance_crns: 'any' }],
    signature: [['iam_id', 'locked', 'entity_tag', 'unique_instance_crns']],
    obtain: 'ibmcloud iam service-ids --output json',
  },
  {
    name: 'trusted-profiles',
    one: 'a trusted profile',
    many: 'trusted profiles',
    wrappers: ['profiles'],
    matches: [{ id: /^Profile-/ }, { iam_id: /^iam-Profile-/ }],
    signature: [['iam_id', 'entity_tag', 'ims_account_id']],
    obtain: 'ibmcloud iam trusted-profiles --output json',
  },
  {
    name: 'users',
    one: 'a user',
    many: 'users',
    wrappers: ['resources'],
    matches: [
      { iam_id: 'text', user_id: 'text' },
      { iam_id: 'text', firstname: 'any' },
      { iam_id: 'text', email: 'text', state: 'text' },
    ],
    signature: [['iam_id', 'user_id', 'firstname', 'lastname']],
    obtain: 'ibmcloud account users --output json',
  },
  {
    name: 'roles',
    one: 'a role',
    many: 'roles',
    wrappers: ['custom_roles', 'service_roles', 'system_roles'],
    matches: [
      { display_name: 'text', actions: areActions },
      { display_name: 'text', crn: /:(role|serviceRole|customRole):/ },
      { display_name: 'text', service_name: 'text', account_id: 'text' },
    ],
    signature: [['display_name', 'actions', 'service_name']],
    obtain: 'ibmcloud iam roles --output json',
  },
  {
    name: 'engine-setup',
    one: 'an engine setup',
    many: 'engine setups',
    wrappers: [],
    matches: [{ kind: /^EngineSetup$/ }],
    signature: [['engine', 'instance', 'caller', 'secrets', 'authorizations', 'include']],
    obtain: 'iamlint init',
  },
  {
    name: 'access-test',
    one: 'an access test',
    many: 'access tests',
    wrappers: [],
    matches: [{ kind: /^AccessTest$/ }],
    signature: [['expect', 'given', 'parameters']],
    obtain: 'iamlint test --write',
  },
];

/** The row of a kind. */
export const kindOf = (name: KindName): Kind => {
  const found = kinds.find((kind) => kind.name === name);
  if (found === undefined) throw new Error(`no row for the kind ${name}`);
  return found;
};

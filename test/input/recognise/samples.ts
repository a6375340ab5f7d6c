import type { KindName } from '../../../src/input/recognise/recognise.ts';
import type { JsonObject } from '../../../src/source/json.ts';

/** One item of each kind, as the API gives it. */
export const samples: Readonly<Record<Exclude<KindName, 'engine-setup'>, JsonObject>> = {
  policies: {
    type: 'access',
    subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: 'IBMid-110000AB1Z' }] },
    control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Editor' }] } },
    resource: { attributes: [{ key: 'serviceName', operator: 'stringEquals', value: 'iam-groups' }] },
  },
  'access-groups': { id: 'AccessGroupId-1', name: 'engine-admins', is_federated: false },
  members: { iam_id: 'iam-ServiceId-1', type: 'service', membership_type: 'static' },
  'dynamic-rules': {
    id: 'ClaimRule-1',
    expiration: 12,
    realm_name: 'https://idp.example.org',
    conditions: [{ claim: 'isManager', operator: 'EQUALS', value: 'true' }],
  },
  'service-ids': { id: 'ServiceId-1', iam_id: 'iam-ServiceId-1', name: 'engine', locked: false },
  'api-keys': { id: 'ApiKey-1', iam_id: 'iam-ServiceId-1', name: 'engine', locked: false },
  'trusted-profiles': { id: 'Profile-1', iam_id: 'iam-Profile-1', name: 'deployers' },
  users: { id: '1', iam_id: 'IBMid-110000AB1Z', user_id: 'jo@example.org', state: 'ACTIVE' },
  roles: { display_name: 'Viewer', crn: 'crn:v1:bluemix:public:iam::::role:Viewer', actions: ['iam.role.read'] },
  'account-settings': { account_id: 'a', restrict_create_service_id: 'RESTRICTED', allowed_ip_addresses: '' },
  zones: { id: 'z', name: 'office', addresses: [{ type: 'ipAddress', value: '192.0.2.1' }] },
  'network-rules': { id: 'r', contexts: [], resources: [{ attributes: [] }], enforcement_mode: 'report' },
  configurations: { config_type: 'iam_credentials_configuration', name: 'engine', secret_type: 'iam_credentials' },
  secrets: { name: 'ci', secret_type: 'iam_credentials', access_groups: ['AccessGroupId-1'], ttl: '3600' },
  'policy-templates': {
    name: 'auditors',
    version: '1',
    policy: {
      type: 'access',
      control: { grant: { roles: [{ role_id: 'crn:v1:bluemix:public:iam::::role:Viewer' }] } },
    },
  },
  'external-interaction': {
    external_account_identity_interaction: {
      identity_types: { user: { state: 'limited', external_allowed_accounts: [] } },
    },
  },
  'public-access': { account_id: 'a', public_access_enabled: true },
  'action-control-templates': {
    id: 'actionControlTemplate-1',
    version: '1',
    action_control: { service_name: 'kms', actions: ['kms.secrets.delete'] },
  },
  'action-control-assignments': {
    target: { type: 'Account', id: 'a' },
    template: { id: 'actionControlTemplate-1', version: '1' },
    resources: [],
  },
  'access-test': { kind: 'AccessTest', version: 1, expect: [{ subject: 'ci', can: 'iam.policy.create' }] },
  'policy-assignments': { target: { type: 'Account', id: 'a' }, template: { id: 't', version: '1' }, resources: [] },
};

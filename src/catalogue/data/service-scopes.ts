import type { Ternary } from '../catalogue.ts';
import { accountManagement, type DatedSource } from './fact-sources.ts';

export const from: readonly DatedSource[] = [
  accountManagement,
  { source: 'iam-mng-access.md of ibm-cloud-docs/account', date: '2025-11-15' },
  { source: 'framework/iam.md of ibm-cloud-docs/secrets-manager', date: '2026-07-27' },
  { source: 'iam-cbr.md of ibm-cloud-docs/account', date: '2025-11-15' },
  { source: 'issue 4797 of IBM-Cloud/terraform-provider-ibm (observed)', date: '2026-11-24' },
];

/**
 * Which services the selectors of many services cover, and which attributes narrow a policy on them.
 *
 * Sources, converted 2026-11-24: `iam-account_management.md` (2025-11-15) of ibm-cloud-docs/account for the two groups of
 * account management services, `iam-mng-access.md` of the same for `serviceType=service`, `framework/iam.md` (2026-07-27)
 * of ibm-cloud-docs/secrets-manager.
 */

type Cover = readonly [allIamEnabled: Ternary, allAccountManagement: Ternary, iamAccountManagement: Ternary];

/**
 * By service: covered by `serviceType=service`, by `serviceType=platform_service`, by `service_group_id=IAM`. Unknown stands
 * for parts of listed services, and for services a page speaks of without saying where they belong.
 */
export const documentedCover: Readonly<Record<string, Cover>> = {
  'secrets-manager': ['yes', 'no', 'no'],
  'iam-groups': ['no', 'yes', 'yes'],
  'iam-identity': ['no', 'yes', 'yes'],
  'iam-access-management': ['no', 'yes', 'yes'],
  'iam-access-management.customRole': ['no', 'yes', 'yes'],
  'iam-access-management.insight': ['no', 'unknown', 'unknown'],
  'user-management': ['no', 'yes', 'yes'],
  billing: ['no', 'yes', 'no'],
  cloudshell: ['no', 'yes', 'no'],
  'context-based-restrictions': ['no', 'yes', 'no'],
  'context-based-restrictions.zone': ['no', 'unknown', 'no'],
  enterprise: ['no', 'yes', 'no'],
  entitlement: ['no', 'yes', 'no'],
  globalcatalog: ['no', 'yes', 'no'],
  'globalcatalog-collection': ['no', 'yes', 'no'],
  project: ['no', 'yes', 'no'],
  'security-compliance': ['unknown', 'yes', 'no'],
  support: ['no', 'yes', 'no'],
  atracker: ['unknown', 'unknown', 'unknown'],
  'iam-svcs': ['unknown', 'unknown', 'unknown'],
};

/** The table of roles says "No supported roles", and another page of IBM's documents the four platform roles. */
export const documentedPlatformRoles: readonly string[] = ['billing'];

/**
 * `iam-groups` and `iam-identity` lie in the account, not in a resource group: observed for `iam-identity` (issue 4797 of
 * IBM-Cloud/terraform-provider-ibm), derived for `iam-groups`.
 */
export const accountScoped: readonly string[] = ['iam-groups', 'iam-identity'];

/** Instances lie in a resource group and a region, and policies can name each of these (documented). */
export const instanceScoped: readonly string[] = ['secrets-manager'];

/**
 * Actions by `resourceType`. IBM's page on context-based restrictions (`iam-cbr.md`) lists them; that access policies
 * understand the types alike is not verified.
 */
export const actionsByResourceType: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'iam-identity': {
    serviceid: [
      'iam-identity.apikey.create',
      'iam-identity.apikey.delete',
      'iam-identity.apikey.get',
      'iam-identity.apikey.list',
      'iam-identity.apikey.manage',
      'iam-identity.apikey.update',
      'iam-identity.serviceid.delete',
      'iam-identity.serviceid.get',
      'iam-identity.serviceid.update',
    ],
    apikey: [
      'iam-identity.apikey.create',
      'iam-identity.apikey.delete',
      'iam-identity.apikey.get',
      'iam-identity.apikey.list',
      'iam-identity.apikey.manage',
      'iam-identity.apikey.update',
    ],
    profile: [
      'iam-identity.profile.create',
      'iam-identity.profile.delete',
      'iam-identity.profile.get',
      'iam-identity.profile.get_session',
      'iam-identity.profile.linkToResource',
      'iam-identity.profile.revoke_session',
      'iam-identity.profile.update',
    ],
    settings: [
      'iam-identity.account.create',
      'iam-identity.account.delete',
      'iam-identity.account.disable_idp',
      'iam-identity.account.enable_idp',
      'iam-identity.account.get',
      'iam-identity.account.update',
      'iam-identity.session.manage',
    ],
    idp: [
      'iam-identity.idp.create',
      'iam-identity.idp.delete',
      'iam-identity.idp.get',
      'iam-identity.idp.list',
      'iam-identity.idp.metadata',
      'iam-identity.idp.test',
      'iam-identity.idp.update',
    ],
  },
};

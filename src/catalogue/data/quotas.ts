import type { DatedSource } from './fact-sources.ts';

export const from: readonly DatedSource[] = [
  { source: 'iam-manageaccess.md of ibm-cloud-docs/account', date: '2025-11-15' },
];

/**
 * How many of a thing there may be. IBM raises them on request.
 *
 * Source: `iam-manageaccess.md` of ibm-cloud-docs/account, 2025-11-15; converted 2026-11-24.
 */
export const quotas = {
  accessGroups: 500,
  accessGroupsPerIdentity: 50,
  apiKeysPerIdentity: 20,
  customRoles: 40,
  dynamicRulesPerGroup: 5,
  /** Access policies, authorizations and network rules together. */
  policies: 4020,
  policiesPerSubject: 1000,
  serviceIds: 2000,
  trustedProfiles: 2000,
} as const;

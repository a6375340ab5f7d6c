import type { RequiredAction } from '../catalogue.ts';
import { tableOfRoles, type DatedSource } from './fact-sources.ts';

export const from: readonly DatedSource[] = [
  { source: 'iam_helper.go of ibm-cloud-security/vault-plugin-secrets-ibmcloud (derived)', date: '2023-08-30' },
  tableOfRoles,
];

/**
 * Actions that Secrets Manager's IAM credentials engine uses, by service. The two modes use the same.
 *
 * Source: derived from `iam_helper.go` of ibm-cloud-security/vault-plugin-secrets-ibmcloud@5e6802a (2023-08-30), which is of
 * the engine's lineage, held against `iam-service-roles.md` of ibm-cloud-docs/account (2026-04-03); converted 2026-11-24.
 * That the engine of today still behaves so is derived, and for the two locking actions weakly so.
 */
export const engineActions: Readonly<Record<string, readonly RequiredAction[]>> = {
  'iam-identity': [
    { action: 'iam-identity.serviceid.create', certainty: 'firm', onlyForDynamic: true, onlyWhenRestricted: true },
    { action: 'iam-identity.serviceid.get', certainty: 'firm', onlyForDynamic: false, onlyWhenRestricted: false },
    { action: 'iam-identity.serviceid.delete', certainty: 'firm', onlyForDynamic: true, onlyWhenRestricted: false },
    { action: 'iam-identity.apikey.create', certainty: 'firm', onlyForDynamic: false, onlyWhenRestricted: false },
    { action: 'iam-identity.apikey.get', certainty: 'firm', onlyForDynamic: false, onlyWhenRestricted: false },
    { action: 'iam-identity.apikey.delete', certainty: 'firm', onlyForDynamic: false, onlyWhenRestricted: false },
    { action: 'iam-identity.apikey.update', certainty: 'weak', onlyForDynamic: false, onlyWhenRestricted: false },
    { action: 'iam-identity.serviceid.update', certainty: 'weak', onlyForDynamic: false, onlyWhenRestricted: false },
  ],
  'iam-groups': [
    { action: 'iam-groups.groups.read', certainty: 'firm', onlyForDynamic: true, onlyWhenRestricted: false },
    { action: 'iam-groups.groups.list', certainty: 'firm', onlyForDynamic: true, onlyWhenRestricted: false },
    { action: 'iam-groups.members.add', certainty: 'firm', onlyForDynamic: true, onlyWhenRestricted: false },
  ],
};

import { accountManagement, tableOfRoles, type DatedSource } from './fact-sources.ts';

export const from: readonly DatedSource[] = [
  tableOfRoles,
  accountManagement,
  { source: 'engine-iam.md of ibm-cloud-docs/secrets-manager', date: '2026-04-22' },
  { source: 'main.tf of terraform-ibm-modules/terraform-ibm-secrets-manager', date: '2025-10-23' },
];

/** A role whose CRN is published. */
export interface NamedRole {
  /** The CRN after `crn:v1:bluemix:public:`. */
  readonly key: string;
  /** As the table of services spells it. */
  readonly displayName: string;
  /** Another name in IBM's pages and modules; spellings that differ in case only need none. */
  readonly alias?: string;
  /** The services that can have it; left out for a role of any service. */
  readonly services?: readonly string[];
}

const identity = ['iam-identity'];
const templated = ['iam-identity', 'iam-groups', 'iam-access-management'];
const shell = ['cloudshell'];

/**
 * Roles by CRN.
 *
 * Sources, converted 2026-11-24: `iam-service-roles.md` (2026-04-03), `iam-account_management.md` (2025-11-15) of
 * ibm-cloud-docs/account; `engine-iam.md` (2026-04-22) of ibm-cloud-docs/secrets-manager; `Groups Service Member Manager`:
 * `main.tf` of terraform-ibm-modules/terraform-ibm-secrets-manager@b63720f (2025-10-23); the CRN of SecretsReader was on a
 * page of ibm-cloud-docs/secrets-manager from 2022-06-07 and was later taken off.
 */
export const namedRoles: readonly NamedRole[] = [
  { key: 'iam::::role:Viewer', displayName: 'Viewer' },
  { key: 'iam::::role:Operator', displayName: 'Operator' },
  { key: 'iam::::role:Editor', displayName: 'Editor' },
  { key: 'iam::::role:Administrator', displayName: 'Administrator' },
  { key: 'iam::::serviceRole:Reader', displayName: 'Reader' },
  { key: 'iam::::serviceRole:Writer', displayName: 'Writer' },
  { key: 'iam::::serviceRole:Manager', displayName: 'Manager' },
  { key: 'iam::::serviceRole:ConfigReader', displayName: 'Service Configuration Reader' },
  { key: 'iam::::serviceRole:KeyManager', displayName: 'Key Manager' },
  { key: 'iam-identity::::serviceRole:ServiceIdCreator', displayName: 'Service ID creator', services: identity },
  { key: 'iam-identity::::serviceRole:UserApiKeyCreator', displayName: 'User API key creator', services: identity },
  {
    key: 'iam-groups::::serviceRole:MemberManage',
    displayName: 'Groups Service Member Manage',
    alias: 'Groups Service Member Manager',
    services: ['iam-groups'],
  },
  { key: 'iam::::role:TemplateAdministrator', displayName: 'Template Administrator', services: templated },
  {
    key: 'iam::::role:TemplateAssignmentAdministrator',
    displayName: 'Assignment Administrator',
    alias: 'Template Assignment Administrator',
    services: templated,
  },
  { key: 'secrets-manager::::serviceRole:SecretsReader', displayName: 'SecretsReader', services: ['secrets-manager'] },
  { key: 'enterprise::::serviceRole:UsageReportsViewer', displayName: 'Usage Report Viewer', services: ['enterprise'] },
  {
    key: 'globalcatalog-collection::::serviceRole:Promoter',
    displayName: 'Publisher',
    services: ['globalcatalog-collection'],
  },
  { key: 'cloudshell::::serviceRole:CloudOperator', displayName: 'Cloud Operator', services: shell },
  { key: 'cloudshell::::serviceRole:CloudDeveloper', displayName: 'Cloud Developer', services: shell },
  { key: 'cloudshell::::serviceRole:FileManager', displayName: 'File Manager', services: shell },
];

/** Where a fact was read, and the date of what was read there. */
export interface FactSource {
  readonly source: string;
  /** ISO date; undefined for what a config says. */
  readonly date: string | undefined;
}

/** ISO date of the table of services, roles and actions. */
export const catalogueDate = '2026-04-03';

/** The table of services, roles and actions that most of the catalogue follows. */
export const tableOfRoles: FactSource = {
  source: 'iam-service-roles.md of ibm-cloud-docs/account',
  date: catalogueDate,
};

const accountManagement: FactSource = {
  source: 'iam-account_management.md of ibm-cloud-docs/account',
  date: '2025-11-15',
};

/** Services whose roles the table leaves out, or says that they have none, and another page has. */
export const otherPages: Readonly<Record<string, FactSource>> = {
  'security-compliance': accountManagement,
  billing: accountManagement,
};

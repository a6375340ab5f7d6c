/** Where a fact was read, and the date of what was read there. */
export interface FactSource {
  readonly source: string;
  /** ISO date; undefined where a config gives none. */
  readonly date: string | undefined;
}

/** The source of a fact of the catalogue's own: it has a date. */
export interface DatedSource extends FactSource {
  /** ISO date of what was read: of the page, of the commit or, for what bears no date, of the reading. */
  readonly date: string;
}

/** The table of services, roles and actions that most of the catalogue follows. */
export const tableOfRoles: DatedSource = {
  source: 'iam-service-roles.md of ibm-cloud-docs/account',
  date: '2026-04-03',
};

/** The same table some months later: of the services that were read there again. */
export const laterTableOfRoles: DatedSource = {
  source: 'iam-service-roles.md of ibm-cloud-docs/iam',
  date: '2026-07-08',
};

/** The page on the two groups of account management services. */
export const accountManagement: DatedSource = {
  source: 'iam-account_management.md of ibm-cloud-docs/account',
  date: '2025-11-15',
};

/** Services whose roles the table leaves out, or says that they have none, and another page has. */
export const otherPages: Readonly<Record<string, DatedSource>> = {
  'security-compliance': accountManagement,
  billing: accountManagement,
};

import type { DatedSource } from './fact-sources.ts';

export const from: readonly DatedSource[] = [
  { source: 'engine-iam.md of ibm-cloud-docs/secrets-manager', date: '2022-08-16' },
  { source: 'all pages of ibm-cloud-docs/power-iaas, read on this day', date: '2026-11-24' },
];

/** Names in IBM's pages that are neither the name of a service nor its title in the table of roles; lower case. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ['iam access groups service', 'iam-groups'],
  ['powervs', 'power-iaas'],
  ['power-vs', 'power-iaas'],
]);

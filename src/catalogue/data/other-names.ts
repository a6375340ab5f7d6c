import type { DatedSource } from './fact-sources.ts';

export const from: readonly DatedSource[] = [
  { source: 'engine-iam.md of ibm-cloud-docs/secrets-manager', date: '2022-08-16' },
  { source: 'plugins/cbr/context-based-restrictions.md of ibm-cloud-docs/cli', date: '2026-05-01' },
  { source: 'all pages of ibm-cloud-docs/power-iaas, read on this day', date: '2026-11-24' },
];

/** Names in IBM's pages that are neither the name of a service nor its title in the table of roles; lower case. */
export const otherNames: ReadonlyMap<string, string> = new Map([
  ['iam access groups service', 'iam-groups'],
  ['activity tracker event routing', 'atracker'],
  ['catalog management', 'globalcatalog-collection'],
  ['iam access management service', 'iam-access-management'],
  ['security and compliance center workload protection', 'sysdig-secure'],
  ['tagging service', 'ghost-tags'],
  ['vpc infrastructure services', 'is'],
  ['powervs', 'power-iaas'],
  ['power-vs', 'power-iaas'],
]);

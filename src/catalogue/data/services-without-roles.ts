import type { DatedSource } from './fact-sources.ts';

/** The targets of network zones. */
export const from: readonly DatedSource[] = [
  { source: 'plugins/cbr/context-based-restrictions.md of ibm-cloud-docs/cli', date: '2026-05-01' },
];

/**
 * Services that exist and have no roles of their own in IBM's table, since they only act for others: block storage for VPC
 * as the source of authorizations.
 */
export const servicesWithoutRoles: ReadonlySet<string> = new Set(['server-protect', 'messagehub-vnext-integration']);

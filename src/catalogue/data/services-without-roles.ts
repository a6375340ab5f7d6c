/**
 * Services that exist and have no roles of their own in IBM's table, since they only act for others: block storage for VPC
 * as the source of authorizations. Source: the targets of network zones in `plugins/cbr/context-based-restrictions.md` of
 * ibm-cloud-docs/cli (2026-05-01).
 */
export const servicesWithoutRoles: ReadonlySet<string> = new Set(['server-protect', 'messagehub-vnext-integration']);

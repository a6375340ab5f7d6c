import type { FactSource } from '../catalogue/fact-sources.ts';

/** `iam-service-roles.md of ibm-cloud-docs/account (2026-04-03), the config`; each source once. */
export const sourcesText = (sources: readonly FactSource[]): string =>
  [...new Set(sources.map(({ source, date }) => (date === undefined ? source : `${source} (${date})`)))].join(', ');

/** The same for programs. */
export const sourcesJson = (sources: readonly FactSource[]): readonly unknown[] =>
  [...new Map(sources.map((one) => [one.source, one])).values()].map(({ source, date }) => ({
    source,
    date: date ?? null,
  }));

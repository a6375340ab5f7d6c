import type { DatedSource } from './fact-sources.ts';

/** "The Kubernetes Service doesn't adhere to time-based conditions." */
export const from: readonly DatedSource[] = [
  { source: 'iam-based-conditions.md of ibm-cloud-docs/account', date: '2026-04-06' },
];

/** Services that grant what a policy says at any time, whatever time its condition names. */
export const servicesThatIgnoreTime: ReadonlySet<string> = new Set(['containers-kubernetes']);

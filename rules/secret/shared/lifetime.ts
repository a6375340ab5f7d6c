import type { Rotation, Secret } from '../../../src/account/model/engine.ts';
import { day } from '../../../src/rule-api/durations.ts';

/** In seconds: from one minute to 90 days (`iam-credentials.md` of ibm-cloud-docs/secrets-manager@924dec1, 2026-08-06). */
export const minTtl = 60;
export const maxTtl = 90 * day;

/** True for a lifetime that Terraform refuses for how it is written: what else is wrong with it is told together with that. */
export const hasRefusedUnit = ({ form, writtenTtl }: Secret): boolean =>
  form === 'terraform' && writtenTtl !== undefined && !/^\d+$/.test(writtenTtl);

/** How many seconds it is from one rotation to the next, where there is one and it is known: months differ in length. */
export const timeBetween = (
  rotation: Rotation | undefined,
): { readonly least: number; readonly most: number } | undefined => {
  const { auto, interval, unit } = rotation ?? {};
  if (auto !== true || interval === undefined) return undefined;
  if (unit === 'day') return { least: interval * day, most: interval * day };
  return unit === 'month' ? { least: interval * 28 * day, most: interval * 31 * day } : undefined;
};

/** How often a secret is rotated, after "every". */
export const intervalText = (rotation: Rotation | undefined): string => {
  const { interval = 0, unit = 'day' } = rotation ?? {};
  return interval === 1 ? unit : `${interval} ${unit}s`;
};

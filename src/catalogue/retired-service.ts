import { retiredServices, type RetiredService } from './data/retired-services.ts';

/** What is known of a service that IBM took out of service; undefined for all others. */
export const retiredService = (name: string): RetiredService | undefined =>
  Object.hasOwn(retiredServices, name) ? retiredServices[name] : undefined;

/** When a service was withdrawn, as the end of a sentence: ` on 2025-03-30`, ` in 2024-10`, or nothing. */
export const withdrawn = ({ since }: RetiredService): string =>
  since === undefined ? '' : ` ${since.length === '2024-10'.length ? 'in' : 'on'} ${since}`;

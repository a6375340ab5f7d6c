import { retiredServices, type RetiredService } from './data/retired-services.ts';

/** What is known of a service that IBM took out of service; undefined for all others. */
export const retiredService = (name: string): RetiredService | undefined =>
  Object.hasOwn(retiredServices, name) ? retiredServices[name] : undefined;

/** A service that IBM no longer offers. */
export interface RetiredService {
  readonly title: string;
  /** Since when nobody can use it. */
  readonly since: string;
  /** Name of the service that took its place, where there is one. */
  readonly successor: string | undefined;
}

/**
 * Services that are gone, by name.
 *
 * Sources, read 2026-11-24: IBM's pages on Log Analysis and Activity Tracker (notice of 2024-03-28), API reference of
 * Language Translator (notice of 2023), README of watson-developer-cloud/node-sdk (notice of 2020) for Personality
 * Insights.
 */
export const retiredServices: Readonly<Record<string, RetiredService>> = {
  logdna: { title: 'Log Analysis', since: '2025-03-30', successor: 'logs' },
  logdnaat: { title: 'Activity Tracker hosted event search', since: '2025-03-30', successor: 'logs' },
  'language-translator': { title: 'Language Translator', since: '2024-12-10', successor: undefined },
  'personality-insights': { title: 'Personality Insights', since: '2021-12-01', successor: undefined },
};

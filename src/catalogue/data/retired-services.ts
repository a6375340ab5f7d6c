/** A service that IBM no longer offers. */
export interface RetiredService {
  readonly title: string;
  /** Since when nobody can use it; undefined where no source that was read gives the day. */
  readonly since: string | undefined;
  /** Name of the service that took its place, where there is one. */
  readonly successor: string | undefined;
}

/**
 * Services that are gone, by name.
 *
 * Sources, read 2026-11-24: IBM's pages on Log Analysis and Activity Tracker (notice of 2024-03-28), API reference of
 * Language Translator (notice of 2023), README of watson-developer-cloud/node-sdk (notice of 2020) for Personality
 * Insights. Those without a day were in older states of the table of roles (`iam-service-roles.md` of
 * ibm-cloud-docs/account: `security-advisor` and `cloudcerts` until 2022, `functions` until 2024, `compliance` until 2025),
 * and are not in that of 2026-04-03; no page that was read gives the day. Their titles and successors are not from a dated source.
 */
export const retiredServices: Readonly<Record<string, RetiredService>> = {
  logdna: { title: 'Log Analysis', since: '2025-03-30', successor: 'logs' },
  logdnaat: { title: 'Activity Tracker hosted event search', since: '2025-03-30', successor: 'logs' },
  'language-translator': { title: 'Language Translator', since: '2024-12-10', successor: undefined },
  functions: { title: 'Cloud Functions', since: undefined, successor: 'codeengine' },
  cloudcerts: { title: 'Certificate Manager', since: undefined, successor: 'secrets-manager' },
  compliance: { title: 'Security and Compliance Center', since: undefined, successor: undefined },
  'security-advisor': { title: 'Security Advisor', since: undefined, successor: undefined },
  'personality-insights': { title: 'Personality Insights', since: '2021-12-01', successor: undefined },
};

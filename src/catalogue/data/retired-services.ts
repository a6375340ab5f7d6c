import type { DatedSource } from './fact-sources.ts';

/** A service that IBM no longer offers. */
export interface RetiredService {
  readonly title: string;
  /** Since when nobody can use it: a day, or a month where no page gives the day; undefined where none gives either. */
  readonly since: string | undefined;
  /** Name of the service that took its place, where a page names one. */
  readonly successor: string | undefined;
  readonly from: DatedSource;
}

/** The last state of the table of roles that had the service: since then it is gone, and no page that was read says more. */
const lastListed = (date: string): DatedSource => ({
  source: 'iam-service-roles.md of ibm-cloud-docs/account, the last state that lists it',
  date,
});

const notice = (source: string, date: string): DatedSource => ({ source, date });

/** Services that are gone, by name. Those of the table of roles have their titles from it. */
export const retiredServices: Readonly<Record<string, RetiredService>> = {
  logdna: {
    title: 'Log Analysis',
    since: '2025-03-30',
    successor: 'logs',
    from: notice('notice in the documentation of Log Analysis', '2024-03-28'),
  },
  logdnaat: {
    title: 'Activity Tracker hosted event search',
    since: '2025-03-30',
    successor: 'logs',
    from: notice('notice in the documentation of Activity Tracker', '2024-03-28'),
  },
  'language-translator': {
    title: 'Language Translator',
    since: '2024-12-10',
    successor: undefined,
    from: notice('notice in the API reference of Language Translator, read on this day', '2026-11-24'),
  },
  functions: {
    title: 'IBM Cloud Functions',
    since: '2024-10',
    successor: undefined,
    from: notice('notice in "Using Cloud Functions" of the documentation of Cloud Object Storage', '2024-03-20'),
  },
  cloudcerts: {
    title: 'Certificate Manager',
    since: undefined,
    // Its users are told to move there by `certificates-migrate.md` of ibm-cloud-docs/secrets-manager (2022-07-22).
    successor: 'secrets-manager',
    from: lastListed('2023-01-03'),
  },
  compliance: {
    title: 'IBM Cloud Compliance and Security Center',
    since: undefined,
    successor: undefined,
    from: lastListed('2025-07-16'),
  },
  'security-advisor': {
    title: 'Security Advisor',
    since: undefined,
    successor: undefined,
    from: lastListed('2022-08-03'),
  },
  'personality-insights': {
    title: 'Personality Insights',
    since: '2021-12-01',
    successor: undefined,
    from: notice('notice in the README of watson-developer-cloud/node-sdk, read on this day', '2026-11-24'),
  },
};

export const from: readonly DatedSource[] = Object.values(retiredServices).map((service) => service.from);

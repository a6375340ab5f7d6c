import type { Formatter } from './report.ts';

/** The formatters by name, each loaded when it is asked for. A new format is a file beside this one and a row here. */
export const formats = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
} as const satisfies Readonly<Record<string, () => Promise<Formatter>>>;

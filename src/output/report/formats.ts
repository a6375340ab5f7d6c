import type { Formatter } from './report.ts';
import { pretty } from './pretty.ts';

/** The formatters by name, each loaded when it is asked for. A new format is a file beside this one and a row here. */
export const formats = {
  pretty: () => Promise.resolve(pretty),
  json: async () => (await import('./json.ts')).json,
} as const satisfies Readonly<Record<string, () => Promise<Formatter>>>;

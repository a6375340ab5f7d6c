import type { Formatter } from './report.ts';
import { pretty } from './pretty.ts';

/** The formatters by name, each loaded when it is asked for. A new format is a file beside this one and a row here. */
export const formats = {
  pretty: () => Promise.resolve(pretty),
  compact: async () => (await import('./compact.ts')).compact,
  json: async () => (await import('./json.ts')).json,
  ndjson: async () => (await import('./ndjson.ts')).ndjson,
  csv: async () => (await import('./csv.ts')).csv,
  sarif: async () => (await import('./sarif/sarif.ts')).sarif,
  html: async () => (await import('./html/html.ts')).html,
  markdown: async () => (await import('./markdown.ts')).markdown,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  junit: async () => (await import('./junit.ts')).junit,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
} as const satisfies Readonly<Record<string, () => Promise<Formatter>>>;

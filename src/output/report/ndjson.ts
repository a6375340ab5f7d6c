import { fingerprints } from '../../finding/fingerprint.ts';
import {
  escapeRaw,
  findingJson,
  notCheckedJson,
  optional,
  runFactsJson,
  skippedJson,
  summaryJson,
} from './json-parts.ts';
import type { Formatter } from './report.ts';

const line = (type: string, value: object): string => `${escapeRaw(JSON.stringify({ type, ...value }))}\n`;

/**
 * The report as a line of JSON for each thing, which `type` names: `run` first, then each `finding`, `skipped` and
 * `not_checked` with the keys of the JSON report, and `summary` at the end. A file without that last line was cut off.
 */
export const ndjson: Formatter = function* (report, { version }) {
  const marks = fingerprints(report.findings);
  const shard = report.shard === undefined ? undefined : { index: report.shard.index, of: report.shard.of };
  yield line('run', {
    version: 2,
    tool: { name: 'iamlint', version },
    ...runFactsJson(report.run),
    ...optional('shard', shard),
  });
  for (const [nth, found] of report.findings.entries()) yield line('finding', findingJson(found, marks[nth] ?? ''));
  for (const passed of report.skipped) yield line('skipped', skippedJson(passed));
  for (const missing of report.notChecked) yield line('not_checked', notCheckedJson(missing));
  yield line('summary', summaryJson(report.summary));
};

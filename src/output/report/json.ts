import { fingerprints } from '../../finding/fingerprint.ts';
import {
  escapeRaw,
  findingJson,
  missingJson,
  notCheckedJson,
  optional,
  runFactsJson,
  shardJson,
  skippedJson,
  summaryJson,
} from './json-parts.ts';
import { missingInput } from './missing-input.ts';
import type { Formatter } from './report.ts';

const indented = (value: unknown, blanks: string): string =>
  JSON.stringify(value, null, 2).replaceAll('\n', `\n${blanks}`);

/** A member that is a list, item by item, with the comma behind it. */
function* list<Item>(key: string, items: readonly Item[], json: (item: Item, nth: number) => object): Iterable<string> {
  if (items.length === 0) yield `  "${key}": [],\n`;
  else {
    for (const [nth, item] of items.entries())
      yield `${nth === 0 ? `  "${key}": [` : ','}\n    ${indented(json(item, nth), '    ')}`;
    yield '\n  ],\n';
  }
}

function* pieces(...[report, { version }]: Parameters<Formatter>): Iterable<string> {
  const marks = fingerprints(report.findings);
  yield '{\n';
  const shard = report.shard === undefined ? undefined : shardJson(report.shard);
  const head = {
    version: 2,
    tool: { name: 'iamlint', version },
    ...runFactsJson(report.run),
    ...optional('shard', shard),
  };
  for (const [key, value] of Object.entries(head)) yield `  "${key}": ${indented(value, '  ')},\n`;
  yield* list('findings', report.findings, (found, nth) => findingJson(found, marks[nth] ?? ''));
  yield* list('skipped', report.skipped, skippedJson);
  yield* list('not_checked', report.notChecked, notCheckedJson);
  yield* list('missing_input', missingInput(report.notChecked), missingJson);
  yield `  "summary": ${indented(summaryJson(report.summary), '  ')}\n}\n`;
}

/** The report as JSON, version 2: `schemas/report.schema.json` is its contract. */
export const json: Formatter = function* (report, options) {
  for (const piece of pieces(report, options)) yield escapeRaw(piece);
};

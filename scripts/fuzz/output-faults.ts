import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { formats } from '../../src/output/report/formats.ts';
import { baselineOf } from '../../src/output/suppress/baseline.ts';
import type { Location } from '../../src/output/locate/location.ts';
import type { Json } from '../../src/source/json.ts';
import type { Fault } from './fault.ts';
import { jsonIn } from './json-in.ts';
import { halfPair, plantedKey } from './hostile.ts';
import type { Outcome } from './run.ts';
import type { Files } from './seeds.ts';

const isValid = new Ajv2020({ strict: false }).compile<Json>(schema);

/** Each piece of the planted key that is longer than may be shown. */
const pieces = Array.from({ length: plantedKey.length - 7 }, (_, at) => plantedKey.slice(at, at + 8));

/** Controls, bidi marks and lone surrogates, which a terminal or an editor obeys. */
const obeyed = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What JavaScript shows where a value was not worded. */
const unworded = /\[object \w+\]|\bundefined\b|\bNaN\b|\bfunction \(/;

const around = (text: string, at: number): string => JSON.stringify(text.slice(Math.max(0, at - 80), at + 60));

/** Whether a text is one of those that a place can be in, as editors count. */
const placeFault = (
  files: Files,
  { file, line, column, ...rest }: Omit<Location, 'excerpt' | 'pointer'>,
): string | undefined => {
  const text = files[file];
  if (text === undefined) return undefined;
  // Documents without other ends of lines have those of old Macs; in scripts and Terraform, such a mark ends no line.
  const end = text.includes('\n') || !/\.(ya?ml|json|ndjson)$/.test(file) ? '\n' : '\r';
  const lines = text.replace(/^\ufeff/, '').split(end);
  const isIn = (aLine: number, aColumn: number): boolean =>
    aLine >= 1 && aColumn >= 1 && aLine <= lines.length && aColumn <= (lines[aLine - 1] ?? '').length + 1;
  const { endLine, endColumn } = rest;
  const isOrdered = endLine > line || (endLine === line && endColumn >= column);
  return isIn(line, column) && isIn(endLine, endColumn) && isOrdered
    ? undefined
    : `${file}:${line}:${column} to ${endLine}:${endColumn} of ${lines.length} lines`;
};

function* placeFaults(files: Files, { report }: Outcome): Iterable<Fault> {
  // Bytes that are no UTF-8 are read as other characters than were meant, and counted as those.
  const whole = Object.fromEntries(Object.entries(files).filter(([, text]) => !halfPair.test(text)));
  for (const { rule, location, related } of report.findings) {
    for (const each of [location, ...related.map((one) => one.location)]) {
      const fault = placeFault(whole, each);
      if (fault !== undefined) yield { kind: `place-outside-${rule}`, detail: fault };
    }
  }
}

function* jsonFaults(text: string): Iterable<Fault> {
  const value = jsonIn(text);
  if (value === undefined) yield { kind: 'json-broken', detail: text.slice(0, 200) };
  else if (!isValid(value)) yield { kind: 'json-invalid', detail: JSON.stringify(isValid.errors?.[0]) };
}

/** What is wrong with what is shown of an input: its places, and each format. */
export async function* outputFaults(files: Files, outcome: Outcome): AsyncIterable<Fault> {
  const { report, configErrors } = outcome;
  for (const { rule, message } of report.findings) {
    if (rule === 'rule-failed') yield { kind: 'rule-failed', detail: message };
    if (message.length > 4200) yield { kind: `long-message-${rule}`, detail: message.slice(0, 200) };
  }
  yield* placeFaults(files, outcome);
  const options = { color: false, width: 80, version: '0' };
  const shown: [name: string, text: string][] = [
    ['baseline', baselineOf(report)],
    ['config', configErrors.join('\n')],
  ];
  for (const [name, load] of Object.entries(formats)) {
    const format = await load();
    shown.push([name, format(report, { ...options, verbose: true })]);
  }
  const hasKey = Object.values(files).some((text) => text.includes(plantedKey));
  for (const [name, text] of shown) {
    const secret = hasKey ? pieces.find((piece) => text.includes(piece)) : undefined;
    if (secret !== undefined) yield { kind: `secret-in-${name}`, detail: around(text, text.indexOf(secret)) };
    const control = name === 'baseline' || name === 'config' ? -1 : text.search(obeyed);
    if (control !== -1) yield { kind: `control-in-${name}`, detail: around(text, control) };
    if (name === 'json') yield* jsonFaults(text);
    if (name === 'baseline' && jsonIn(text) === undefined)
      yield { kind: 'baseline-broken', detail: text.slice(0, 200) };
  }
  const said = report.findings.find(({ message }) => unworded.test(message));
  const input = Object.values(files).join('\n');
  if (said !== undefined && !unworded.test(input)) yield { kind: `unworded-${said.rule}`, detail: said.message };
}

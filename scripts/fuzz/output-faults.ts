import { Ajv2020 } from 'ajv/dist/2020.js';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import { formats } from '../../src/output/report/formats.ts';
import { textOf } from '../../src/output/report/report.ts';
import { baselineOf } from '../../src/output/suppress/baseline.ts';
import type { Location } from '../../src/output/locate/location.ts';
import { oncePerKey } from '../../src/source/once.ts';
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

/** A line that GitHub Actions or Azure Pipelines would take for a command. */
const buildCommand = /^\s*::|##\[|##vso\[/im;

/** What JavaScript shows where a value was not worded. */
const unworded = /\[object \w+\]|\bundefined\b|\bNaN\b|\bfunction \(/;

const around = (text: string, at: number): string => JSON.stringify(text.slice(Math.max(0, at - 80), at + 60));

/** The lines of files by their names, as a place counts them. */
const linesOf = (files: Files): ((file: string) => readonly string[] | undefined) =>
  oncePerKey((file) => {
    const text = files[file];
    // Bytes that are no UTF-8 are read as other characters than were meant, and counted as those.
    if (text === undefined || halfPair.test(text)) return undefined;
    // Documents without other ends of lines have those of old Macs; in scripts and Terraform, such a mark ends no line.
    const end = text.includes('\n') || !/\.(ya?ml|json|ndjson)$/.test(file) ? '\n' : '\r';
    return text.replace(/^\ufeff/, '').split(end);
  });

/** Whether a text is one of those that a place can be in, as editors count. */
const placeFault = (
  linesIn: (file: string) => readonly string[] | undefined,
  { file, line, column, ...rest }: Omit<Location, 'excerpt' | 'pointer'>,
): string | undefined => {
  const lines = linesIn(file);
  if (lines === undefined) return undefined;
  const isIn = (aLine: number, aColumn: number): boolean =>
    aLine >= 1 && aColumn >= 1 && aLine <= lines.length && aColumn <= (lines[aLine - 1] ?? '').length + 1;
  const { endLine, endColumn } = rest;
  const isOrdered = endLine > line || (endLine === line && endColumn >= column);
  return isIn(line, column) && isIn(endLine, endColumn) && isOrdered
    ? undefined
    : `${file}:${line}:${column} to ${endLine}:${endColumn} of ${lines.length} lines`;
};

function* placeFaults(files: Files, { report }: Outcome): Iterable<Fault> {
  const linesIn = linesOf(files);
  for (const { rule, location, related } of report.findings) {
    for (const each of [location, ...related.map((one) => one.location)]) {
      const fault = placeFault(linesIn, each);
      if (fault !== undefined) yield { kind: `place-outside-${rule}`, detail: fault };
    }
  }
}

function* jsonFaults(text: string): Iterable<Fault> {
  const value = jsonIn(text);
  if (value === undefined) yield { kind: 'json-broken', detail: text.slice(0, 200) };
  else if (!isValid(value)) yield { kind: 'json-invalid', detail: JSON.stringify(isValid.errors?.[0]) };
}

/** All that iamlint shows or writes of an outcome, by name. */
export const writers: Readonly<Record<string, (outcome: Outcome) => string | Promise<string>>> = {
  baseline: ({ report }) => baselineOf(report),
  config: ({ configErrors }) => configErrors.join('\n'),
  ...Object.fromEntries(
    Object.entries(formats).map(([name, load]) => [
      name,
      async ({ report }: Outcome) =>
        textOf((await load())(report, { color: false, width: 80, version: '0', verbose: true })),
    ]),
  ),
};

function* shownFaults(name: string, text: string, hasKey: boolean): Iterable<Fault> {
  const secret = hasKey ? pieces.find((piece) => text.includes(piece)) : undefined;
  if (secret !== undefined) yield { kind: `secret-in-${name}`, detail: around(text, text.indexOf(secret)) };
  const control = name === 'baseline' || name === 'config' ? -1 : text.search(obeyed);
  if (control !== -1) yield { kind: `control-in-${name}`, detail: around(text, control) };
  const command = ['baseline', 'config', 'github'].includes(name) ? -1 : text.search(buildCommand);
  if (command !== -1) yield { kind: `command-in-${name}`, detail: around(text, command) };
  if (name === 'json') yield* jsonFaults(text);
  if (name === 'baseline' && jsonIn(text) === undefined) yield { kind: 'baseline-broken', detail: text.slice(0, 200) };
}

function* reportFaults(files: Files, outcome: Outcome): Iterable<Fault> {
  for (const { rule, message } of outcome.report.findings) {
    if (rule === 'rule-failed') yield { kind: 'rule-failed', detail: message };
    if (message.length > 4200) yield { kind: `long-message-${rule}`, detail: message.slice(0, 200) };
    if (unworded.test(message) && !Object.values(files).some((text) => unworded.test(text)))
      yield { kind: `unworded-${rule}`, detail: message };
  }
  yield* placeFaults(files, outcome);
}

/**
 * What is wrong with what is shown of an input: its places, messages, and what the named writers make of it, or all of
 * them where a key was planted, of which none may show anything.
 */
export const outputFaults = async (
  files: Files,
  outcome: Outcome,
  names: readonly string[],
): Promise<readonly Fault[]> => {
  const hasKey = Object.values(files).some((text) => text.includes(plantedKey));
  const faults = [...reportFaults(files, outcome)];
  for (const name of hasKey ? Object.keys(writers) : names)
    faults.push(...shownFaults(name, (await writers[name]?.(outcome)) ?? '', hasKey));
  return faults;
};

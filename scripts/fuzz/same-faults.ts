import { parseAllDocuments, stringify } from 'yaml';
import { stopsWork } from '../../src/finding/diagnostic.ts';
import { json } from '../../src/output/report/json.ts';
import { textOf } from '../../src/output/report/report.ts';
import { baselineOf } from '../../src/output/suppress/baseline.ts';
import { baselineName, configName } from './fault.ts';
import { lintFiles, type Outcome } from './run.ts';
import type { Files } from './seeds.ts';

/**
 * Says an input in another way that means the same. The result is what differs in what is found; undefined where nothing
 * does, or where the input cannot be said so.
 */
type Variation = (folder: string, files: Files, first: Outcome) => Promise<string | undefined>;

const whole = (outcome: Outcome): readonly string[] =>
  textOf(json(outcome.report, { color: false, width: 80, version: '0' })).split('\n');

/** Findings without their places, which differ. */
const findingsIn = ({ report }: Outcome): readonly string[] =>
  report.findings
    .map(({ rule, severity, confidence, message }) => `${severity} ${confidence} ${rule}: ${message}`)
    .toSorted();

const difference = (before: readonly string[], after: readonly string[]): string | undefined => {
  const nth = before.findIndex((line, at) => line !== after[at]);
  if (nth === -1 && before.length === after.length) return undefined;
  const at = nth === -1 ? before.length : nth;
  return `before: ${before[at] ?? '(nothing)'}\nafter: ${after[at] ?? '(nothing)'}`;
};

const isInput = (name: string): boolean => name !== configName && name !== baselineName;

const plain = /^[\t\n\x20-\x7e]*$/;

/** An input that is one JSON file, as JSON and as YAML under one name; undefined where YAML reads it otherwise. */
const inBoth = (files: Files): { readonly asJson: Files; readonly asYaml: Files } | undefined => {
  const [[name, text] = ['', ''], ...others] = Object.entries(files);
  if (others.length > 0 || !name.endsWith('.json') || !plain.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const asYaml = stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
    const [document, second] = parseAllDocuments(asYaml);
    const back: unknown = document !== undefined && 'toJS' in document ? document.toJS() : undefined;
    if (second !== undefined || JSON.stringify(back) !== JSON.stringify(value)) return undefined;
    return { asJson: { 'all.yaml': JSON.stringify(value) }, asYaml: { 'all.yaml': asYaml } };
  } catch {
    return undefined;
  }
};

export const variations: Readonly<Record<string, Variation>> = {
  again: async (folder, files, first) => difference(whole(first), whole(await lintFiles(folder, files))),

  'files-in-another-order': async (folder, files, first) =>
    Object.keys(files).filter(isInput).length < 2
      ? undefined
      : difference(whole(first), whole(await lintFiles(folder, files, true))),

  'lines-that-end-otherwise': async (folder, files, first) => {
    const entries = Object.entries(files);
    if (entries.some(([, text]) => text.includes('\r'))) return undefined;
    const ended = entries.map(([name, text]) => [name, isInput(name) ? text.replaceAll('\n', '\r\n') : text]);
    return difference(findingsIn(first), findingsIn(await lintFiles(folder, Object.fromEntries(ended))));
  },

  'known-by-the-baseline': async (folder, files, { report }) => {
    if (Object.hasOwn(files, baselineName)) return undefined;
    const { report: known } = await lintFiles(folder, { ...files, [baselineName]: baselineOf(report) });
    const news = known.findings.find(({ rule }) => !stopsWork(rule));
    return news === undefined ? undefined : `${news.rule}: ${news.message}`;
  },

  'json-as-yaml': async (folder, files) => {
    const both = inBoth(files);
    if (both === undefined) return undefined;
    const asJson = findingsIn(await lintFiles(folder, both.asJson));
    return difference(asJson, findingsIn(await lintFiles(folder, both.asYaml)));
  },
};

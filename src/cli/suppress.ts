import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Config } from '../config/config.ts';
import { diagnostic, stopsWork } from '../finding/diagnostic.ts';
import { fingerprints } from '../finding/fingerprint.ts';
import type { TextEdit } from '../finding/fix.ts';
import { isDay, isExpired } from '../finding/suppression.ts';
import { withEdits } from '../fix.ts';
import { nameOf } from '../input/discover/name.ts';
import { parse } from '../input/parse/parse.ts';
import type { LintRequest, LintResult } from '../lint.ts';
import { planFixes } from '../output/fix/plan.ts';
import { edited } from '../output/fix/text-edit.ts';
import type { LocatedFinding } from '../output/locate/locate.ts';
import { safe } from '../output/redact/safe.ts';
import { commentEdit, type Wanted } from '../output/suppress/write-comment.ts';
import { get, isObject, listAt, type Json, type JsonObject } from '../source/json.ts';
import type { Command } from './command.ts';
import type { Dependencies } from './dependencies.ts';
import { findConfig } from './find-config.ts';
import { refusal, textOf } from './fix.ts';
import type { Io } from './io.ts';
import { readLintSettings } from './lint-settings.ts';
import { requestOf, tell } from './lint.ts';
import { valueOf, type ParsedFlags } from './parsed-flags.ts';
import { usageError, type UsageError } from './usage.ts';
import { writeText } from './write-text.ts';

const command = 'suppress';

type Asked = Omit<Wanted, 'rule'> & { readonly start: string };

/** What the command line asks for, checked as far as it can be without a run. */
const readAsked = (start: string, given: ParsedFlags, now: Date): Asked | UsageError => {
  const reason = valueOf(given, 'reason')?.trim() ?? '';
  const until = valueOf(given, 'until');
  if (!/^[0-9a-f]{8,16}$/.test(start))
    return usageError(`\`${start}\` is no fingerprint, nor the first 8 characters of one or more`, { command });
  if (reason === '') return usageError('`suppress` needs a reason: `--reason TEXT`', { command });
  if (/[\r\n]/.test(reason)) return usageError('a reason is one line', { command });
  if (until !== undefined && !isDay(until))
    return usageError(`\`--until\` needs a day, as \`2027-01-31\`, not \`${until}\``, { command });
  if (isExpired({ until }, now.getTime())) return usageError(`\`${until}\` is over`, { command });
  return { start, reason, until, owner: valueOf(given, 'owner')?.trim() };
};

/** The finding that is meant, with its whole fingerprint; or why there is none. */
const findMeant = (
  { report }: LintResult,
  { start }: Asked,
): { readonly finding: LocatedFinding; readonly fingerprint: string } | string => {
  const marks = fingerprints(report.findings);
  const found = report.findings.flatMap((finding, nth) => {
    const fingerprint = marks[nth] ?? '';
    return fingerprint.startsWith(start) ? [{ finding, fingerprint }] : [];
  });
  const [first, second] = found;
  if (first === undefined)
    return `no finding has a fingerprint that begins with \`${start}\`: \`iamlint lint --verbose\` shows those there are`;
  if (second !== undefined) {
    const all = found.map(({ fingerprint, finding: { rule } }) => `\`${fingerprint}\` (${rule})`);
    return `several findings have a fingerprint that begins with \`${start}\`: ${all.join(', ')}`;
  }
  if (/suppression/.test(first.finding.rule))
    return `\`${first.finding.rule}\` is about a suppression: remove that, or change it`;
  return stopsWork(first.finding.rule)
    ? `\`${first.finding.rule}\` cannot be suppressed: it means that something could not be read or checked`
    : first;
};

const perRule = ({ report }: LintResult): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule } of report.findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

/** Whether between two runs one finding of a rule went away, and nothing else changed. */
const isAlone = (before: LintResult, after: LintResult, rule: string): boolean => {
  const [was, is] = [perRule(before), perRule(after)];
  return [...new Set([...was.keys(), ...is.keys()])].every(
    (id) => (was.get(id) ?? 0) - (is.get(id) ?? 0) === (id === rule ? 1 : 0),
  );
};

/** A file with a comment that suppresses the finding and nothing else, as a run with it shows; undefined where there is none. */
const withComment = async (
  finding: LocatedFinding,
  asked: Asked,
  before: LintResult,
  request: LintRequest,
  { lint }: Pick<Dependencies, 'lint'>,
) => {
  const { file, line } = finding.location;
  const source = before.sources?.get(file);
  if (source === undefined || source.file.path === 'stdin') return undefined;
  const { path } = source.file;
  const edit: TextEdit | undefined = commentEdit(source, line, { ...asked, rule: finding.rule });
  if (edit === undefined) return undefined;
  const bytes = readFileSync(path);
  const after = withEdits(bytes, source.text, [{ ...edit, file }]);
  if (after === undefined) return undefined;
  const told = await lint({ ...request, texts: new Map([[path, after]]) });
  return isAlone(before, told, finding.rule) ? { name: file, path, before: bytes, after } : undefined;
};

const newConfig = '.iamlintrc.yaml';

/** A config in JSON with one more suppression. */
const withEntryInJson = async (name: string, text: string, value: Json, entry: JsonObject): Promise<string> => {
  const root = basename(name) === 'package.json' ? ['iamlint'] : [];
  const source = await parse({ file: { name, path: name, given: 'named' }, bytes: new TextEncoder().encode(text) });
  const own = root.length === 0 ? value : get(value, 'iamlint');
  const isThere = get(own, 'suppressions') !== undefined;
  const place = { document: { source: name, index: 0 }, path: [...root, 'suppressions'] };
  const change = isThere ? ({ do: 'add', item: entry } as const) : ({ do: 'set', value: [entry] } as const);
  const wish = diagnostic('unused-suppression', place, '', { fix: { safety: 'safe', edits: [{ place, change }] } });
  const plan = (await planFixes([wish], new Map([[name, source]]))).get(wish);
  if (plan !== undefined) return edited(text, plan.edits);
  const changed = { ...(isObject(own) ? own : {}), suppressions: [...listAt(own, 'suppressions'), entry] };
  const whole = root.length === 0 ? changed : { ...(isObject(value) ? value : {}), iamlint: changed };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
};

const parseJson = (text: string): Json | undefined => {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
};

/** Writes an entry into the config, which is made where there is none; gives the message that says so, or why not. */
const writeEntry = async (
  { path }: Pick<Config, 'path'>,
  entry: JsonObject,
  io: Io,
): Promise<{ readonly done: string } | { readonly failure: string }> => {
  const name = path ?? newConfig;
  const text = path === undefined ? '' : readFileSync(path, 'utf8');
  const value = text.trim() === '' ? undefined : parseJson(text);
  const { withSuppression } = await import('../config/add-suppression.ts');
  const made = value === undefined ? withSuppression(text, entry) : await withEntryInJson(name, text, value, entry);
  if (made === undefined) return { failure: `\`${name}\` is no config that can be written to` };
  const failure = await writeText(resolve(io.cwd, name), io.cwd, made, path === undefined ? 'create' : 'write');
  const shown = path === undefined ? name : nameOf(path, io.cwd);
  return failure === undefined ? { done: `suppressed in ${shown}` } : { failure };
};

/** `iamlint suppress`: accepts a finding, at its place where that can have a comment, else in the config. */
export const suppressCommand: Command = async ({ operands: [start = '', ...paths], given }, io, parts) => {
  const settings = readLintSettings({ given, operands: paths });
  if ('kind' in settings) return settings;
  const asked = readAsked(start, given, settings.now ?? io.now());
  if ('kind' in asked) return asked;
  const rules = await parts.rules();
  const config = await findConfig(settings.config, rules, io, parts, 'all');
  if (config === undefined) return 2;
  const request = requestOf(settings, config, rules, io, undefined);
  const before = await parts.lint(request);
  const meant = findMeant(before, asked);
  if (typeof meant === 'string') {
    await tell(io, [meant]);
    return 2;
  }
  const { finding, fingerprint } = meant;
  const commented = await withComment(finding, asked, before, request, parts);
  if (commented !== undefined) {
    const { name, path, after } = commented;
    const failure = refusal(commented, io.cwd) ?? (await writeText(path, io.cwd, textOf(after)));
    if (failure === undefined) await io.out(`suppressed by a comment in ${safe(name)}:${finding.location.line}\n`);
    else await tell(io, [failure]);
    return failure === undefined ? 0 : 2;
  }
  const { reason, until, owner } = asked;
  const entry: JsonObject = {
    rule: finding.rule,
    fingerprint,
    reason,
    ...(until === undefined ? {} : { until }),
    ...(owner === undefined ? {} : { owner }),
  };
  const written = await writeEntry(config, entry, io);
  if ('done' in written) await io.out(`${safe(written.done)}\n`);
  else await tell(io, [written.failure]);
  return 'done' in written ? 0 : 2;
};

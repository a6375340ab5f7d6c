import type { About, ChainStep, NotChecked } from '../../finding/finding.ts';
import { proseText } from '../../snippet/snippet.ts';
import type { Skipped } from '../../source/source.ts';
import type { Excerpt } from '../locate/excerpt.ts';
import type { Location } from '../locate/location.ts';
import type { LocatedFinding, LocatedFix } from '../locate/locate.ts';
import { maskSecrets } from '../../secrets/mask.ts';
import { docsPage } from './docs-page.ts';
import type { MissingInput } from './missing-input.ts';
import type { RunFacts, ShardFacts, Summary } from './report.ts';
import { withFingerprints } from '../../finding/fingerprint.ts';

/** An object without the keys whose value is undefined: readers get a value or no key, never null. */
export const optional = <Value>(key: string, value: Value | undefined): Readonly<Record<string, Value>> =>
  value === undefined ? {} : { [key]: value };

const start = ({ file, line, column }: Location) => ({ file: maskSecrets(file), line, column });

const end = ({ endLine, endColumn }: Location) => ({ end_line: endLine, end_column: endColumn });

/** Where more has to be masked than already is, the marks would stand at other characters. */
const excerptJson = ({ text, start: from, length }: Excerpt) => {
  const shown = maskSecrets(text);
  return shown === text ? { text, start: from, length } : { text: shown, start: 0, length: 0 };
};

const pointer = (location: Location) =>
  optional('pointer', location.pointer === undefined ? undefined : maskSecrets(location.pointer));

const about = ({ account, subject, policy, actions }: About = {}) => ({
  ...optional('account', account === undefined ? undefined : maskSecrets(account)),
  ...optional('subject', subject === undefined ? undefined : maskSecrets(subject)),
  ...optional('policy', policy === undefined ? undefined : maskSecrets(policy)),
  ...optional('actions', actions?.map(maskSecrets)),
});

const fixJson = ({ safety, edits }: LocatedFix) => ({
  safety,
  edits: edits.map(({ file, location, text }) => ({
    file: maskSecrets(file),
    line: location.line,
    column: location.column,
    end_line: location.endLine,
    end_column: location.endColumn,
    text: maskSecrets(text),
  })),
});

const stepJson = ({ from, to, way }: ChainStep) => ({
  from: maskSecrets(from),
  to: maskSecrets(to),
  way: maskSecrets(way),
});

/** A finding as an object of JSON, secrets masked. */
export const findingJson = (found: LocatedFinding, fingerprint: string) => ({
  rule: found.rule,
  category: found.category,
  severity: found.severity,
  confidence: found.confidence,
  message: maskSecrets(found.message),
  location: {
    ...start(found.location),
    ...end(found.location),
    ...pointer(found.location),
  },
  ...optional('excerpt', found.location.excerpt === undefined ? undefined : excerptJson(found.location.excerpt)),
  related: found.related.map(({ location, note }) => ({
    ...start(location),
    ...end(location),
    ...pointer(location),
    note: maskSecrets(note),
  })),
  ...optional('help', found.help === undefined ? undefined : proseText(found.help, maskSecrets)),
  repairs: found.repairs.map(({ kind, text, undo }) => ({ kind, text: text.text, ...optional('undo', undo?.text) })),
  ...optional('fix', found.fix === undefined ? undefined : fixJson(found.fix)),
  ...about(found.about),
  ...optional('chain', found.chain?.map(stepJson)),
  docs: docsPage(found),
  fingerprint,
});

/** What was not checked. */
export const notCheckedJson = ({ rule, reason, obtain }: NotChecked) => ({
  ...optional('rule', rule),
  reason: maskSecrets(reason),
  ...optional('obtain', obtain?.text),
});

/** The same by what would settle it. */
export const missingJson = ({ rules, reasons, obtain }: MissingInput) => ({
  rules,
  reasons: reasons.map(maskSecrets),
  ...optional('obtain', obtain?.text),
});

/** The counts. */
export const summaryJson = (counts: Summary) => ({
  files: counts.files,
  documents: counts.documents,
  skipped: counts.skipped,
  errors: counts.errors,
  warnings: counts.warnings,
  infos: counts.infos,
  suppressed: counts.suppressed,
  ...optional('left_out', counts.leftOut),
  stale: counts.stale,
  accounts: counts.accounts,
  policies: counts.policies,
});

/** What was met and not linted. */
export const skippedJson = ({ file, reason }: Skipped) => ({ file: maskSecrets(file), reason: maskSecrets(reason) });

/** `\uXXXX` for each UTF-16 unit of a character. */
export const unicodeEscape = (text: string): string =>
  text.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** What kind of run it was. */
export const runFactsJson = ({ time, preset, rules, catalogueDate, accounts, only }: RunFacts) => ({
  time,
  ...optional('preset', preset),
  rules,
  catalogue: { date: catalogueDate },
  accounts: accounts.map(maskSecrets),
  ...optional('only', only === undefined ? undefined : { findings: only.what, since: maskSecrets(only.since) }),
});

/** Most texts are: to see that takes a tenth of the time that looking for each sign takes. */
const isPlain = /^[\n -~]*$/;

/**
 * What JSON lets stand raw and a terminal or a build server would obey: control, bidi and format characters, and the
 * `#` that begins a command of Azure Pipelines. The line breaks between the parts of the document stay.
 */
export const escapeRaw = (json: string): string =>
  (isPlain.test(json)
    ? json
    : json.replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u3164\uffa0]/gu, unicodeEscape)
  ).replace(/##(?=\[|vso\[)/gi, '#\\u0023');

/** Which part of a run it is of. */
export const shardJson = ({ index, of, ifInAll }: ShardFacts) => ({
  index,
  of,
  if_in_all: withFingerprints(ifInAll).map((found) => findingJson(found, found.fingerprint)),
});

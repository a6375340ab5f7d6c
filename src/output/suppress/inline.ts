import type { Finding } from '../../finding/finding.ts';
import type { Fix } from '../../finding/fix.ts';
import { afterItsEnd, isDay, isExpired, overMessage, overNote } from '../../finding/suppression.ts';
import { isDiagnostic, diagnostic, diagnostics, stopsWork } from '../../finding/diagnostic.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { nearest } from '../../source/nearest.ts';
import { sourceOf } from '../../source/place.ts';
import { directivesOf, type Directive, type Misspelled } from './directive.ts';
import { linesOf } from './lines.ts';

/** What a suppression comment is judged by. */
interface Rules {
  /** Ids of every rule there is, besides iamlint's own findings. */
  readonly known: ReadonlySet<string>;
  /** Ids of those that did not look in this run: turned off, or without their input. */
  readonly unchecked: ReadonlySet<string>;
  /** The time of the run, in milliseconds. */
  readonly now: number;
}

const unused = (at: Directive | Misspelled, message: string, help?: string, fix?: Fix): Finding =>
  diagnostic('unused-suppression', { source: at.source, range: at.range }, message, {
    ...(help === undefined ? {} : { help }),
    ...(fix === undefined ? {} : { fix }),
  });

/** A comment without the rules that it suppresses nothing of; without the comment, where that is all of them. */
const without = (at: Directive, gone: readonly string[], text: string): Fix => {
  const place = { source: at.source, range: at.range };
  if (at.rules.every((rule) => gone.includes(rule)))
    return { safety: 'safe', edits: [{ place, change: { do: 'remove' } }] };
  const was = text.slice(at.range.start, at.range.end).replace(/\r$/, '');
  const named = /^(?:#|\/\/|<!--)\s*iamlint-[\w-]+:?\s+/.exec(was);
  const start = named === null ? 0 : named.index + named[0].length;
  const reason = was.slice(start).search(/\s--/);
  const end = reason === -1 ? was.length : start + reason;
  const names = was.slice(start, end);
  const left = names.split(/[\s,]+/).filter((name) => name !== '' && !gone.includes(name));
  const value = `${was.slice(0, start)}${left.join(', ')}${was.slice(end)}`;
  const isPlain = named !== null && !names.includes('>');
  return { safety: 'safe', edits: isPlain ? [{ place, change: { do: 'set', was, value } }] : [] };
};

const howTo = 'write `# iamlint-ignore some-rule -- why`; rules are separated by commas, a reason goes after ` -- `';

const misspelled = (at: Misspelled): Finding =>
  unused(
    at,
    `this comment suppresses nothing: iamlint does not know the word \`${at.misspelled}\``,
    'write `iamlint-ignore` at the end of the line or alone on the line above it, `iamlint-ignore-file` for a whole file',
  );

const isRule = (rule: string, { known }: Pick<Rules, 'known'>): boolean => known.has(rule) || isDiagnostic(rule);

/** What is wrong with naming `rule` in a directive that met no finding of it; undefined where nothing is. */
const complaint = (at: Directive, rule: string, { known, unchecked }: Rules, fix: Fix): Finding | undefined => {
  if (stopsWork(rule))
    return unused(at, `\`${rule}\` cannot be suppressed: it means that something could not be read or checked`);
  if (!isRule(rule, { known })) {
    const meant = nearest(rule, [...known, ...Object.keys(diagnostics)]);
    if (meant !== undefined) return unused(at, `there is no rule \`${rule}\`: did you mean \`${meant}\`?`);
    // no rule has a number in its name; a secret that stands without ` -- ` before it has
    return unused(at, /\d/.test(rule) ? 'a word of this comment is no rule' : `there is no rule \`${rule}\``, howTo);
  }
  if (unchecked.has(rule)) return undefined;
  const where = at.line === 'file' ? 'in this file' : `on line ${at.line}`;
  return unused(at, `this comment suppresses nothing: there is no \`${rule}\` ${where}`, 'remove it', fix);
};

/** What is wrong with the day on which a comment ends; undefined where nothing is. */
const dayComplaint = (at: Directive, met: number, now: number): Finding | undefined => {
  const { until, source, range } = at;
  if (until === undefined) return undefined;
  if (!isDay(until)) return unused(at, 'this comment suppresses nothing: `until=` needs a day, as `until=2027-01-31`');
  if (met === 0 || !isExpired(at, now)) return undefined;
  const message = overMessage('this comment', at, met);
  return diagnostic('expired-suppression', { source, range }, message, { help: afterItsEnd });
};

/** Whether a comment suppresses at a time. */
const holds = ({ until }: Directive, now: number): boolean =>
  until === undefined || (isDay(until) && !isExpired({ until }, now));

/** A finding that comes back says why it was away. */
const returned = (finding: Finding, over: Directive): Finding => ({
  ...finding,
  related: [...finding.related, { place: { source: over.source, range: over.range }, note: overNote(over) }],
});

interface Inline {
  /** Findings no comment takes away. */
  readonly left: readonly Finding[];
  /** Those that one takes away, with it. */
  readonly taken: ReadonlyMap<Finding, Directive>;
  /** `unused-suppression` and `expired-suppression` */
  readonly complaints: readonly Finding[];
}

/** Those of one source: what comments take away, and what comes back, as it says so. */
interface InSource extends Omit<Inline, 'left'> {
  readonly back: ReadonlyMap<Finding, Finding>;
}

/** Applies the suppression comments of one source to the findings whose main place lies in it. */
const inSource = (findings: readonly Finding[], parsed: Parsed, rules: Rules): InSource => {
  const all = directivesOf(parsed);
  const directives = all.filter((each): each is Directive => 'rules' in each);
  const named = new Set(directives.flatMap((directive) => directive.rules));
  const lines = linesOf(
    findings.filter((finding) => !stopsWork(finding.rule) && named.has(finding.rule)),
    parsed,
  );
  const used = new Map<Directive, Set<string>>(directives.map((directive) => [directive, new Set()]));
  const taken = new Map<Finding, Directive>();
  const met = new Map<Directive, number>();
  const back = new Map<Finding, Finding>();
  for (const [finding, on] of lines) {
    const by = directives.filter(
      ({ rules: names, line }) => names.includes(finding.rule) && (line === 'file' || on.has(line)),
    );
    for (const directive of by) {
      used.get(directive)?.add(finding.rule);
      met.set(directive, (met.get(directive) ?? 0) + 1);
    }
    const held = by.find((directive) => holds(directive, rules.now));
    const over = by.find(({ until }) => until !== undefined && isDay(until));
    if (held !== undefined) taken.set(finding, held);
    else if (over !== undefined) back.set(finding, returned(finding, over));
  }
  const complaints = all.flatMap((each): readonly (Finding | undefined)[] => {
    if ('misspelled' in each) return [misspelled(each)];
    if (each.rules.length === 0) return [unused(each, 'this comment suppresses nothing: it names no rule', howTo)];
    const isUseless = (rule: string): boolean =>
      !used.get(each)?.has(rule) && !rules.unchecked.has(rule) && !stopsWork(rule);
    const fix = without(
      each,
      each.rules.filter((rule) => isUseless(rule) && isRule(rule, rules)),
      parsed.text,
    );
    return [
      dayComplaint(each, met.get(each) ?? 0, rules.now),
      ...each.rules.map((rule) => (used.get(each)?.has(rule) ? undefined : complaint(each, rule, rules, fix))),
    ];
  });
  return { taken, back, complaints: complaints.filter((each) => each !== undefined) };
};

/** Applies every source's suppression comments. The order of findings is kept. */
export const applyComments = (findings: readonly Finding[], sources: readonly Parsed[], rules: Rules): Inline => {
  const applied = sources.map((parsed) => {
    const own = findings.filter((finding) => sourceOf(finding.place) === parsed.file.name);
    return inSource(own, parsed, rules);
  });
  const taken = new Map(applied.flatMap((each) => [...each.taken]));
  const back = new Map(applied.flatMap((each) => [...each.back]));
  return {
    left: findings.flatMap((finding) => (taken.has(finding) ? [] : [back.get(finding) ?? finding])),
    taken,
    complaints: applied.flatMap((each) => each.complaints),
  };
};

import { diagnostic, stopsWork } from '../../finding/diagnostic.ts';
import type { Finding } from '../../finding/finding.ts';
import { withFingerprints } from '../../finding/fingerprint.ts';
import type { Fix } from '../../finding/fix.ts';
import { afterItsEnd, isExpired, overMessage, overNote, type Suppression } from '../../finding/suppression.ts';
import type { Parsed } from '../../input/parse/parsed.ts';
import { below, type Origin } from '../../source/place.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { locationsIn } from '../locate/location.ts';

interface ConfiguredRequest {
  readonly findings: readonly LocatedFinding[];
  readonly suppressions: readonly Suppression[];
  /** The configs that they stand in, by name. */
  readonly sources: ReadonlyMap<string, Parsed>;
  /** The time of the run, in milliseconds. */
  readonly now: number;
  readonly covers: (patterns: { readonly files: readonly string[] }, file: string) => boolean;
  /** Whether this run would have found what the suppression is for. */
  readonly isJudged: (suppression: Suppression) => boolean;
}

interface Configured {
  /** What no suppression takes away. */
  readonly left: readonly LocatedFinding[];
  /** What one does, with it. */
  readonly taken: ReadonlyMap<LocatedFinding, Suppression>;
  /** What is wrong with suppressions. */
  readonly complaints: readonly Finding[];
}

const isAtOrIn = (pointer: string, found: string | undefined): boolean =>
  found !== undefined && (found === pointer || found.startsWith(`${pointer}/`));

const isMet = (
  suppression: Suppression,
  { rule, about = {}, location, fingerprint }: LocatedFinding,
  covers: ConfiguredRequest['covers'],
): boolean => {
  const { files, pointer } = suppression;
  return (
    !stopsWork(rule) &&
    (suppression.rule === undefined || suppression.rule === rule) &&
    (suppression.policy === undefined || suppression.policy === about.policy) &&
    (suppression.subject === undefined || suppression.subject === about.subject) &&
    (suppression.fingerprint === undefined || suppression.fingerprint === fingerprint) &&
    (pointer === undefined || isAtOrIn(pointer, location.pointer)) &&
    (files === undefined || covers({ files }, location.file))
  );
};

/** What a suppression is known by in the next run. */
const nameOf = ({ rule, files, pointer, policy, subject, fingerprint }: Suppression): string =>
  JSON.stringify({ rule, files, pointer, policy, subject, fingerprint });

const complaintAt = (
  suppression: Suppression,
  rule: 'unused-suppression' | 'expired-suppression' | 'suppression-without-reason',
  message: string,
  help: string,
  more: { readonly place?: Origin; readonly fix?: Fix } = {},
): Finding => ({
  ...diagnostic(rule, more.place ?? suppression.origin, message, {
    help,
    ...(more.fix === undefined ? {} : { fix: more.fix }),
  }),
  object: [nameOf(suppression)],
});

/** Takes one entry out; where nothing would be left of the list, the list. */
const without = ({ origin, beside }: Suppression, useless: number): Fix => {
  const place = useless < beside ? origin : { ...origin, path: origin.path.slice(0, -1) };
  return { safety: 'safe', edits: [{ place, change: { do: 'remove' } }] };
};

const count = (found: number): string => (found === 1 ? '1 finding is' : `${found} findings are`);

const complaintOf = (
  suppression: Suppression,
  met: number,
  { now }: ConfiguredRequest,
  useless: ReadonlySet<Suppression>,
): Finding | undefined => {
  const { origin, reason } = suppression;
  if (met === 0) {
    if (!useless.has(suppression)) return undefined;
    const message = 'this suppression suppresses nothing: there is no such finding';
    return complaintAt(suppression, 'unused-suppression', message, 'remove it', {
      fix: without(suppression, useless.size),
    });
  }
  if (reason === undefined)
    return complaintAt(
      suppression,
      'suppression-without-reason',
      `this suppression has no \`reason\`, so it suppresses nothing: ${count(met)} reported`,
      'write why that is accepted: `reason: …`',
    );
  if (!isExpired(suppression, now)) return undefined;
  const message = overMessage('this suppression', suppression, met);
  return complaintAt(suppression, 'expired-suppression', message, afterItsEnd, { place: below(origin, 'until') });
};

/** A finding that comes back says why it was away. */
const returned = (
  finding: LocatedFinding,
  suppression: Suppression,
  { sources }: ConfiguredRequest,
): LocatedFinding => {
  const { origin } = suppression;
  const { source } = origin.document;
  const [location] = locationsIn(source, [origin], sources.get(source), new Set());
  const note = overNote(suppression);
  return location === undefined ? finding : { ...finding, related: [...finding.related, { location, note }] };
};

const holds = (suppression: Suppression, now: number): boolean =>
  suppression.reason !== undefined && !isExpired(suppression, now);

/**
 * Takes away the findings that a config suppresses. What has no reason, or whose last day is over, takes nothing away, and
 * is told; so is what suppresses nothing. Each finding that is left has its fingerprint.
 */
export const applyConfigured = (request: ConfiguredRequest): Configured => {
  const { suppressions, now, covers } = request;
  const met = new Map(suppressions.map((one) => [one, 0]));
  const taken = new Map<LocatedFinding, Suppression>();
  const left: LocatedFinding[] = [];
  for (const finding of withFingerprints(request.findings)) {
    const by = suppressions.filter((one) => isMet(one, finding, covers));
    for (const one of by) met.set(one, (met.get(one) ?? 0) + 1);
    const held = by.find((one) => holds(one, now));
    const over = by.find((one) => one.reason !== undefined);
    if (held !== undefined) taken.set(finding, held);
    else left.push(over === undefined ? finding : returned(finding, over, request));
  }
  const useless = new Set(suppressions.filter((one) => met.get(one) === 0 && one.own && request.isJudged(one)));
  const complaints = suppressions.flatMap((one) => complaintOf(one, met.get(one) ?? 0, request, useless) ?? []);
  return { left, taken, complaints };
};

import { createHash } from 'node:crypto';

/** What makes a finding the same one in the next run. */
export interface Identified {
  readonly rule: string;
  readonly object?: readonly string[] | undefined;
  readonly variant?: readonly string[] | undefined;
  readonly likeness?: readonly string[] | undefined;
  /** Its fingerprint, where some of its like are not there any more. */
  readonly fingerprint?: string | undefined;
}

const keyOf = ({ rule, object = [], variant = [] }: Identified): string => JSON.stringify([rule, object, variant]);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** A mark that a finding keeps when its object gets another id; equal for findings of the same that is said twice. */
export const likenessMark = ({ rule, likeness, variant = [] }: Identified): string | undefined =>
  likeness === undefined ? undefined : digest(JSON.stringify(['likeness', rule, likeness, variant]));

/** The fingerprint of a finding that equals others in all that makes one: `nth` of them, counted from 0, come before it. */
export const repeated = (first: string, nth: number): string => (nth === 0 ? first : digest(`${first}#${nth}`));

/**
 * A fingerprint for each finding, in the given order: 16 hexadecimal digits of a SHA-256.
 *
 * It is made of what the finding is about: no word of the message, so that a rewording keeps it; no file, line or index,
 * so that what moves keeps it; no severity, which a config sets. Where several findings are equal in all that, the
 * how-manieth of its like a finding is joins in; a finding that has its fingerprint already keeps it. 64 bits make an
 * accidental match among a million findings less likely than one in ten million.
 */
export const fingerprints = (findings: readonly Identified[]): readonly string[] => {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = keyOf(finding);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return finding.fingerprint ?? repeated(digest(`${key}#0`), nth);
  });
};

/** Findings with the fingerprint of each. */
export const withFingerprints = <Found extends Identified>(
  findings: readonly Found[],
): readonly (Found & { readonly fingerprint: string })[] => {
  const marks = fingerprints(findings);
  return findings.map((finding, nth) => ({ ...finding, fingerprint: marks[nth] ?? '' }));
};

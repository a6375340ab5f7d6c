import { createHash } from 'node:crypto';

/** What makes a finding the same one in the next run. */
export interface Identity {
  readonly rule: string;
  /** The source's name. */
  readonly file: string;
  readonly message: string;
}

/**
 * A fingerprint for each finding, in the given order: 16 hexadecimal digits of a SHA-256.
 *
 * Lines, columns and indexes are left out, since an edit elsewhere in the file moves them; severity too, since a config
 * sets it. Messages name what they speak of (the subject, the policy, the role), so rule, file and message tell
 * findings apart; where they do not, the how-manieth of its like a finding is joins in. 64 bits make an accidental
 * match among a million findings less likely than one in ten million.
 */
export const fingerprints = (findings: readonly Identity[]): readonly string[] => {
  const seen = new Map<string, number>();
  return findings.map(({ rule, file, message }) => {
    const key = JSON.stringify([rule, file, message]);
    const repeats = seen.get(key) ?? 0;
    seen.set(key, repeats + 1);
    return createHash('sha256').update(`${key}#${repeats}`).digest('hex').slice(0, 16);
  });
};

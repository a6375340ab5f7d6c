import type { Origin } from '../source/place.ts';

/** A suppression that a config holds: of the findings to which all of its conditions apply. */
export interface Suppression {
  /** Where it stands in the config, and how many stand in the list with it. */
  readonly origin: Origin;
  readonly beside: number;
  /** False in a config that others extend: of no use here, it may be of use to them. */
  readonly own: boolean;
  readonly rule: string | undefined;
  /** Patterns as in `.gitignore`; undefined for all files. */
  readonly files: readonly string[] | undefined;
  /** JSON pointer of the value that a finding is at, or in. */
  readonly pointer: string | undefined;
  readonly policy: string | undefined;
  readonly subject: string | undefined;
  readonly fingerprint: string | undefined;
  /** Undefined where there is none, or none with a word in it: then it suppresses nothing. */
  readonly reason: string | undefined;
  /** The last day on which it holds, as `2027-01-31`, in UTC. */
  readonly until: string | undefined;
  readonly owner: string | undefined;
}

const day = 24 * 60 * 60 * 1000;

/** True for a day that there is, written as `2027-01-31`. */
export const isDay = (text: string): boolean => {
  const time = /^20\d\d-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  // `Date` takes 30 February for 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** Whether a suppression's last day is over at a time in milliseconds. */
export const isExpired = ({ until }: Pick<Suppression, 'until'>, now: number): boolean =>
  until !== undefined && now >= Date.parse(until) + day;

/** What a finding that comes back says of the suppression that is over. */
export const overNote = ({ until, reason, owner }: Pick<Suppression, 'until' | 'reason' | 'owner'>): string =>
  `this was suppressed until \`${until}\`${reason === undefined ? '' : `: ${reason}`}${owner === undefined ? '' : ` (${owner})`}`;

/** What a suppression says of itself when it is over, and how many findings it suppressed. */
export const overMessage = (
  what: string,
  { until, owner }: Pick<Suppression, 'until' | 'owner'>,
  found: number,
): string => {
  const asked = owner === undefined ? '' : `; \`${owner}\` answers for it`;
  return `${what} ended on \`${until}\`: ${found === 1 ? '1 finding is' : `${found} findings are`} reported again${asked}`;
};

export const afterItsEnd = 'fix what it was for and remove it, or decide anew and write a later `until`';

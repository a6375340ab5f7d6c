import type { Finding, NotChecked } from '../../finding/finding.ts';
import type { Prose } from '../../snippet/snippet.ts';
import { maskSecrets } from '../../secrets/mask.ts';

/** IBM Cloud's longest names, CRNs of secret groups, have about 170 characters. */
const maxName = 200;

const maxText = 4000;

const cut = (text: string, max: number): string => (text.length > max ? `${text.slice(0, max)}…` : text);

/** A name cut to what can be read, without secrets. */
export const shortName = (name: string): string => cut(maskSecrets(name), maxName);

/**
 * A text with the names in it (what stands in backticks) cut to what can be read: an input may hold one of a megabyte.
 * Secrets are masked first, since half a secret would no longer be known as one.
 */
const shortText = (text: string): string =>
  text.length <= maxName
    ? text
    : cut(
        maskSecrets(text).replace(/`([^`]+)`/g, (_, name: string) => `\`${cut(name, maxName)}\``),
        maxText,
      );

const shortProse = (text: Prose): Prose =>
  typeof text === 'string' ? shortText(text) : text.map((part) => (typeof part === 'string' ? shortText(part) : part));

/** A finding with short texts. Commands stay as they are: they are there to be copied. */
export const shortFinding = (finding: Finding): Finding => ({
  ...finding,
  message: shortText(finding.message),
  related: finding.related.map(({ place, note }) => ({ place, note: shortText(note) })),
  help: finding.help === undefined ? undefined : shortProse(finding.help),
});

/** The same for what was not checked. */
export const shortNotChecked = ({ rule, reason, obtain }: NotChecked): NotChecked => ({
  rule,
  reason: shortText(reason),
  obtain,
});

/** What stands where a secret belongs: a variable, a reference, a mask, an example. */
const placeholders: readonly RegExp[] = [
  /^[$%@!]/,
  /\$[{(]/,
  /\{\{|^\(\(/,
  /^<.*>$/,
  /^[{[|>]/,
  /x{4}|\*{3}|\.{3}|\u2026/i,
  /redacted|masked|hidden|example|placeholder|changeme|change-me|dummy|sample|insert|your[-_ ]/i,
  /^(.)\1*$/,
  /^(?:var|local|data|module|each|self|secrets|env|vault|ref|file|ibm_\w+)[.:+]/i,
  /^[a-z][a-z+]*:\/\//,
  /^(?:true|false|null|none|undefined|unset|~)$/i,
];

export const isPlaceholderSecret = (value: string): boolean =>
  value === '' || placeholders.some((pattern) => pattern.test(value));

/** A UUID, or one with a slip: a letter that is no digit, one too few or too many. No key has its hyphens just there. */
const uuid = '[0-9a-z]{7,9}-[0-9a-z]{3,5}-[0-9a-z]{3,5}-[0-9a-z]{3,5}-[0-9a-z]{11,13}';
const ids = new RegExp(`^(?:crn:.*|[0-9a-f]{32}|IBMid-[0-9A-Z]+|(?:[A-Za-z]+-)*${uuid})$`, 'i');

/**
 * True for the forms of IBM Cloud's ids: CRNs, account ids, users, and everything that ends in a UUID (`ServiceId-…`,
 * `ApiKey-…`; `Profile-<uuid>` is as long as an API key), mistyped or not: to mend an id, one has to see it.
 */
export const isKnownId = (value: string): boolean => ids.test(value);

// invariant: a random key splits into words with odds below one in a million: its letters change case at random
const words = /^(?:(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20}|)(?:[-_. ]|$))+$/;
const numberedWords = /^(?:(?:[A-Z]?[a-z]{1,20}|[A-Z]{1,20}|)\d{0,4}(?:[-_. ]|$))+$/;

/** True for names and enumerations: `api-key-of-the-engine`, `NOT_SET`. */
export const isWords = (value: string): boolean => words.test(value);

/** As `isWords`, and a word may end in a number: `prod-2`. */
export const isNumberedWords = (value: string): boolean => numberedWords.test(value);

const segments = /^(?:[A-Za-z]*\d{0,4}(?:[-_. ]|$))+$/;
const longWord = /[A-Z]?[a-z]{3,}/g;

/**
 * True for a name of words that are joined, each perhaps of several in camel case: `IBM_RestrictServiceIDCreation`. Three
 * quarters of its letters are in words of three small letters and more; of a random key a quarter are, and it has digits.
 */
export const isJoinedWords = (value: string): boolean => {
  if (!segments.test(value)) return false;
  const letters = value.replace(/[^A-Za-z]/g, '').length;
  return (value.match(longWord) ?? []).join('').length >= 0.75 * letters;
};

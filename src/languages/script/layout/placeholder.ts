/**
 * Placeholders such as `<service ID name>` would be redirections to the shell. They are put between two characters of the
 * private use area, blanks in them become a third: the text keeps its length, and the shell reads a word.
 */
const maskStart = '\uE000';
const maskEnd = '\uE001';
const blank = '\uE002';

/** Not `<in >out`, `<(…)`, `<<EOF` or `a<b`: letters first, and no blank at either end. */
const placeholder = /(?<![<\w])<(?=[A-Za-z])([^<>\n|;&()$"'`]{0,80}[^<>\n|;&()$"'`\s])>(?![>&])/g;

/** A text with its placeholders made words; of the same length. */
export const maskPlaceholders = (text: string): string =>
  text.includes('<')
    ? text.replace(placeholder, (_, name: string) => `${maskStart}${name.replace(/\s/g, blank)}${maskEnd}`)
    : text;

/** The masked placeholders of a text, and what stands between them. */
export const splitPlaceholders = (text: string): readonly (string | { readonly placeholder: string })[] => {
  if (!text.includes(maskStart)) return [text];
  return text.split(/(\uE000[^\uE000\uE001]*\uE001)/).flatMap((part) => {
    if (part === '') return [];
    return [part.startsWith(maskStart) ? { placeholder: unmask(part) } : part];
  });
};

/** A text as it was before its placeholders were masked. */
export const unmask = (text: string): string =>
  text.replaceAll(maskStart, '<').replaceAll(maskEnd, '>').replaceAll(blank, ' ');

/** A name as a word of the shell that stands for a value; `splitPlaceholders` gives it back as a placeholder. */
export const maskedName = (name: string): string => `${maskStart}${name}${maskEnd}`;

/** The name within a placeholder, without the brackets. */
export const nameWithin = (word: string): string => word.slice(1, -1);

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

/** `GROUP_NAME`, `NAME`; `YOUR-KEY`, `my-id-here`, `xxxx`, `...`; `{instance_ID}`, `[name]`. */
const fillers: readonly RegExp[] = [
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
  /^(?:NAME|UUID|GUID|CRN|ID|KEY|GROUP|PROFILE|USER|EMAIL|ACCOUNT|POLICY|SERVICE)$/,
  /^your[-_ ]|[-_ ]here$|^(?:changeme|placeholder|todo|tbd)$/i,
  /x{4}|\.{3}|\u2026/i,
  /^\{[^{}"]*\}$|^\[[^\]]*\]$/,
];

/** Values of IBM's own that look like words to be filled in. */
const ownWords =
  /^(?:NOT_(?:RESTRICTED|SET|EQUALS(?:_IGNORE_CASE)?|CONTAINS)|NONE_NO_ROPC|EQUALS_IGNORE_CASE|(?:IKS|ROKS)_SA)$/;

/** True for a word in place of a value that is to be filled in. */
export const isFiller = (word: string): boolean =>
  fillers.some((pattern) => pattern.test(word)) && !ownWords.test(word);

/** `cos_instance_id`, `source_account_id`; `accountGUID`, `sourceAccountID`: what documentation calls a value. */
const standIns: readonly RegExp[] = [
  /^(?:[a-z][a-z0-9]*_)+(?:id|ids|guid|uuid|crn|name)$/,
  /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*(?:ID|Id|GUID|Guid|UUID|CRN)$/,
];

/** True for a word in lower case that may be a name as well: `my_group_name`. */
export const mayBeName = (word: string): boolean => !isFiller(word) && isStandIn(word);

/** True for a word of documentation where a command or a body takes a value. A variable's name would be one, too. */
export const isStandIn = (word: string): boolean => isFiller(word) || standIns.some((pattern) => pattern.test(word));

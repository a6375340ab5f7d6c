/** Texts that examples and templates have where a real value belongs. */
const forms: readonly RegExp[] = [
  /<[a-z][\w .-]*>/i,
  /\$\{[^}]*\}|\$[A-Z][A-Z0-9_]{2,}/,
  /%[A-Z][A-Z0-9_]{2,}%/,
  /(?:^|[-_:/])x{4,}(?:[-_:/]|$)/i,
  /(?:^|[-_ ])(?:YOUR|your)[-_ ]|(?:REPLACE|CHANGE|INSERT)[-_]?(?:ME|THIS|HERE)\b/,
  /^[A-Z]+(?:_[A-Z]+)*_(?:ID|GUID|CRN|NAME)$/,
  /^\{[a-z][\w-]*\}$/i,
  // Ids of nothing but zeros, as `iamlint init` writes them.
  /(?:^|[-:/])0{8}-0{4}-0{4}-0{4}-0{12}(?:$|:)|^0{32}$/,
];

/** `{{*}}` and `{{?}}` are literal characters, `{{environment.…}}` and its like are keys of IAM; other braces are a template's. */
const braces = /\{\{(?!\s*(?:environment|resource|subject)\b|[*?]\}\})[^}]*\}\}/;

/** What each form holds: this one look shows that nearly all texts are real. */
const suspicious = /[<${%]|x{4}|0{8}|your|replace|change|insert|_(?:ID|GUID|CRN|NAME)$/i;

/** True for a text that stands in for a value somebody was to fill in: `<account_id>`, `$ACCOUNT_ID`, `XXXX`. */
export const isPlaceholder = (text: string): boolean =>
  suspicious.test(text) && (forms.some((form) => form.test(text)) || braces.test(text));

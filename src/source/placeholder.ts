/** `xxx.xxx@example.com`, `your.name@…`: an address whose first half is nobody's name. */
const address =
  /^(?:x{3,}|x{2,}(?:[._-]x+){1,3}|your[._-]?(?:e-?mail|name|id|user(?:name)?)|first(?:name)?[._-]?last(?:name)?)@/i;

/** Texts that examples and templates have where a real value belongs. */
const forms: readonly RegExp[] = [
  /<[a-z][\w .-]*>/i,
  /\$\{(?:[^$}]|\$(?!\{))*\}|\$[A-Z][A-Z0-9_]{2,}/,
  /%[A-Z][A-Z0-9_]{2,}%/,
  address,
  /(?:^|[-_:/])x{4,}(?:[-_:/]|$)/i,
  /(?:^|[-_ ])(?:YOUR|your)[-_ ]|(?:REPLACE|CHANGE|INSERT)[-_]?(?:ME|THIS|HERE)\b/,
  /^[A-Z]+(?:_[A-Z]+)*_(?:ID|GUID|CRN|NAME)$/,
  /^\{[a-z][\w-]*\}$/i,
  // Ids of nothing but zeros, as `iamlint init` writes them.
  /(?:^|[-:/])0{8}-0{4}-0{4}-0{4}-0{12}(?:$|:)|^0{32}$/,
];

/** `{{*}}` and `{{?}}` are literal characters, `{{environment.…}}` and its like are keys of IAM; other braces are a template's. */
const braces = /\{\{(?!\s*(?:environment|resource|subject)\b|[*?]\}\})(?:[^{}]|\{(?!\{))*\}\}/;

/** What each form holds: this one look shows that nearly all texts are real. */
const suspicious = /[<${%]|x{4}|x@|last(?:name)?@|0{8}|your|replace|change|insert|_(?:ID|GUID|CRN|NAME)$/i;

/** True for a text that stands in for a value somebody was to fill in: `<account_id>`, `$ACCOUNT_ID`, `XXXX`. */
export const isPlaceholder = (text: string): boolean =>
  suspicious.test(text) && (forms.some((form) => form.test(text)) || braces.test(text));

/** `GROUP_NAME`, `NAME`; `YOUR-KEY`, `my-id-here`, `xxxx`, `...`; `{instance_ID}`, `[name]`. */
const fillers: readonly RegExp[] = [
  /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/,
  /^(?:NAME|UUID|GUID|CRN|ID|KEY|GROUP|PROFILE|USER|EMAIL|ACCOUNT|POLICY|SERVICE)$/,
  /^your[-_ ]|[-_ ]here$|^(?:changeme|placeholder|todo|tbd)$/i,
  /x{4}|\.{3}|\u2026/i,
  address,
  /^\{[^{}"]*\}$|^\[[^\]]*\]$/,
];

/** Values of IBM's own that look like words to be filled in. */
const ownWords =
  /^(?:NOT_(?:RESTRICTED|SET|EQUALS(?:_IGNORE_CASE)?|CONTAINS)|NONE_NO_ROPC|EQUALS_IGNORE_CASE|(?:IKS|ROKS)_SA)$/;

/** True for a word of a command in place of a value that is to be filled in. */
export const isFiller = (word: string): boolean =>
  fillers.some((pattern) => pattern.test(word)) && !ownWords.test(word);

/** `cos_instance_id`, `source_account_id`; `accountGUID`, `sourceAccountID`: what documentation calls an id. */
const wordsForIds: readonly RegExp[] = [
  /^(?:[a-z][a-z0-9]*_)+(?:id|guid|uuid|crn)$/,
  /^[a-z][a-z0-9]*(?:[A-Z][a-z0-9]*)*(?:ID|Id|GUID|Guid|UUID|CRN)$/,
];

/** True for a word of documentation where an id belongs; where any text may stand, it may be one. */
export const isWordForId = (word: string): boolean => wordsForIds.some((pattern) => pattern.test(word));

/** `service_ids`, `my_group_name`: the same of other values. */
const otherWords = /^(?:[a-z][a-z0-9]*_)+(?:ids|name)$/;

/** True for a word in lower case that may be a name as well: `my_group_name`. */
export const mayBeName = (word: string): boolean => !isFiller(word) && isStandIn(word);

/** True for a word of documentation where a command or a body takes a value. A variable's name would be one, too. */
export const isStandIn = (word: string): boolean => isFiller(word) || isWordForId(word) || otherWords.test(word);

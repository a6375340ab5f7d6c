/** A name as messages show it. */
export const code = (name: string): string => `\`${name}\``;

/** Texts joined as a person would: a, b and c. */
export const listTexts = (texts: readonly string[], last: 'and' | 'or' = 'and'): string =>
  texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)}`;

/** Names in backticks, joined as a person would: `a`, `b` and `c`. */
export const listNames = (names: readonly string[], last?: 'and' | 'or'): string => listTexts(names.map(code), last);

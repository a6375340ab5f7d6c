/** What keeps a text from being JSON, and where in it. */
export interface JsonFault {
  readonly at: number;
  readonly why: string;
}

interface Token {
  readonly is: 'string' | 'value' | 'open' | 'close' | ',' | ':';
  readonly text: string;
  readonly at: number;
}

const token =
  /[\s]+|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[{}[\],:]/y;

const kindOf = (text: string): Token['is'] => {
  const [first = ''] = text;
  if (first === '{' || first === '[') return 'open';
  if (first === '}' || first === ']') return 'close';
  if (first === ',' || first === ':') return first;
  return first === '"' ? 'string' : 'value';
};

/** The tokens of a text; a fault where a string is not closed on its line; undefined where words stand in it that are to be replaced. */
const tokensOf = (text: string): readonly Token[] | JsonFault | undefined => {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at;
    const [found] = token.exec(text) ?? [];
    if (found === undefined) {
      if (text[at] !== '"') return undefined;
      // What it holds may be a secret.
      return { at, why: 'a string is not closed on its line' };
    }
    if (!/^\s/.test(found)) tokens.push({ is: kindOf(found), text: found, at });
  }
  return tokens;
};

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** What is wrong with a string, a value or an opening bracket behind `before`, within `around`. */
const faultOfStart = (one: Token, before: Token | undefined, around: Token | undefined, next: Token | undefined) => {
  // What a string holds may be a secret, unless it is a key.
  const text = one.is === 'string' && next?.is !== ':' ? 'a string' : `\`${one.text}\``;
  if (before?.is === 'string' || before?.is === 'value' || before?.is === 'close')
    return around === undefined ? `${text} follows its end` : `a \`,\` is missing before ${text}`;
  if (around?.text !== '{' || before?.is === ':') return undefined;
  if (one.is !== 'string') return `a key is missing before ${text}`;
  return next === undefined || next.is === ':' ? undefined : `a \`:\` is missing after ${text}`;
};

/** What is wrong with a closing bracket. */
const faultOfEnd = ({ text }: Token, before: Token | undefined, around: Token | undefined) => {
  if (before?.is === ',') return `no \`,\` belongs before \`${text}\``;
  if (around === undefined) return `\`${text}\` closes nothing`;
  return closing[around.text] === text ? undefined : `\`${text}\` does not close \`${around.text}\``;
};

/** Where tokens are in no order that JSON has. */
const faultIn = (tokens: readonly Token[]): JsonFault | undefined => {
  const open: Token[] = [];
  for (const [nth, one] of tokens.entries()) {
    const before = tokens[nth - 1];
    const isMark = one.is === ',' || one.is === ':';
    const why =
      one.is === 'close'
        ? faultOfEnd(one, before, open.at(-1))
        : isMark
          ? undefined
          : faultOfStart(one, before, open.at(-1), tokens[nth + 1]);
    if (why !== undefined) return { at: one.at, why };
    if (one.is === 'open') open.push(one);
    if (one.is === 'close') open.pop();
  }
  const [last] = open.slice(-1);
  return last && { at: last.at, why: `its \`${last.text}\` is never closed` };
};

/**
 * What keeps a text from being JSON, where that is certain: it begins as an object or a list and has the signs, strings and
 * values of JSON only, in a wrong order. Undefined where words stand in it that are to be replaced, or `...` for the rest.
 */
export const jsonFault = (text: string): JsonFault | undefined => {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  return 'why' in tokens ? tokens : faultIn(tokens);
};

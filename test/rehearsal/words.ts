/** A command as a shell runs it: its words, unquoted, and the file its output goes to. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly output: string | undefined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** What `$'…'` holds, from behind its opening quote: bytes of UTF-8 in hexadecimal, and the usual escapes. */
const ansiQuoted = (text: string, from: number): { readonly value: string; readonly end: number } => {
  const bytes: number[] = [];
  let at = from;
  while (at < text.length && text[at] !== "'") {
    const hexadecimal = /^\\x([0-9a-f]{1,2})/i.exec(text.slice(at, at + 4));
    if (hexadecimal !== null) {
      bytes.push(Number.parseInt(hexadecimal[1] ?? '', 16));
      at += hexadecimal[0].length;
      continue;
    }
    const escaped = text[at] === '\\';
    const point = text.codePointAt(escaped ? at + 1 : at) ?? 0;
    const one = String.fromCodePoint(point);
    bytes.push(...new TextEncoder().encode(escaped ? (escapes[one] ?? one) : one));
    at += one.length + (escaped ? 1 : 0);
  }
  if (text[at] !== "'") throw new Error("a quote `$'` is not closed");
  return { value: new TextDecoder().decode(Uint8Array.from(bytes)), end: at + 1 };
};

/** What `"…"` holds, from behind its opening quote. Variables stay as they are written. */
const doubleQuoted = (text: string, from: number): { readonly value: string; readonly end: number } => {
  let value = '';
  let at = from;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\' && '$`"\\\n'.includes(text[at + 1] ?? ' ')) at += 1;
    value += text[at] ?? '';
    at += 1;
  }
  if (text[at] !== '"') throw new Error('a quote `"` is not closed');
  return { value, end: at + 1 };
};

const singleQuoted = (text: string, from: number): { readonly value: string; readonly end: number } => {
  const end = text.indexOf("'", from);
  if (end < 0) throw new Error("a quote `'` is not closed");
  return { value: text.slice(from, end), end: end + 1 };
};

/** The part of a word that begins here: what is quoted, what a backslash is before, else one character. */
const partAt = (text: string, at: number): { readonly value: string; readonly end: number } => {
  if (text.startsWith("$'", at)) return ansiQuoted(text, at + 2);
  const first = text[at] ?? '';
  if (first === "'") return singleQuoted(text, at + 1);
  if (first === '"') return doubleQuoted(text, at + 1);
  if (first === '\\') return { value: text[at + 1] === '\n' ? '' : (text[at + 1] ?? ''), end: at + 2 };
  if ('`|&<()'.includes(first)) throw new Error(`\`${first}\` is not quoted`);
  return { value: first, end: at + 1 };
};

/**
 * The commands in a text, split into words as bash does it: quotes of each sort, backslashes, comments, and output to a
 * file. Variables stay as they are written; pipes, substitutions and the like are refused.
 */
export const shellCommands = (text: string): readonly ShellCommand[] => {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let output: string | undefined;
  let word: string | undefined;
  let redirects = false;
  const endWord = (): void => {
    if (word === undefined) return;
    if (redirects) output = word;
    else words.push(word);
    redirects = false;
    word = undefined;
  };
  const endCommand = (): void => {
    endWord();
    if (words.length > 0) commands.push({ words, output });
    words = [];
    output = undefined;
  };
  let at = 0;
  while (at < text.length) {
    const one = text[at] ?? '';
    if (one === '\n' || one === ';') {
      endCommand();
      at += 1;
    } else if (one === ' ' || one === '\t') {
      endWord();
      at += 1;
    } else if (one === '#' && word === undefined) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (one === '>') {
      endWord();
      redirects = true;
      at += 1;
    } else if (one === '\\' && text[at + 1] === '\n') {
      at += 2;
    } else {
      const { value, end } = partAt(text, at);
      word = (word ?? '') + value;
      at = end;
    }
  }
  endCommand();
  return commands;
};

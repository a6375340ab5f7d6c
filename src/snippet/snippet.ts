import { maskSecrets } from '../secrets/mask.ts';
import { visible } from '../source/visible.ts';
import * as quote from './quote.ts';

/** Nobody else has this key: a snippet can be made in this module only. */
const made: unique symbol = Symbol('snippet');

/**
 * A command, Terraform code, YAML or JSON to be copied as it is. It is made of literal code and of values that are masked
 * and quoted on their way in; whatever masks, shortens or wraps texts later takes plain strings, and so never a snippet.
 */
export interface Snippet {
  readonly [made]: true;
  /** What is printed, with nothing changed. */
  readonly text: string;
}

/** A text is quoted; code that is quoted already stays; of several, each. */
export type Value = string | Snippet | readonly (string | Snippet)[];

const snippet = (text: string): Snippet => ({ [made]: true, text });

const fill = (
  literals: TemplateStringsArray,
  values: readonly Value[],
  quoted: (text: string) => string,
  between: string,
): Snippet => {
  const one = (value: string | Snippet): string => (typeof value === 'string' ? quoted(value) : value.text);
  let text = '';
  literals.forEach((literal, nth) => {
    text += literal;
    const value = values[nth];
    if (value === undefined) return;
    const all = typeof value === 'string' || 'text' in value ? [value] : value;
    // Nothing in place of a word: the blank before it goes, too.
    if (all.length === 0) text = text.replace(/ $/, '');
    text += all.map(one).join(between);
  });
  return snippet(text);
};

/** A command of bash or zsh. Each value is one word of it. */
export const shell = (literals: TemplateStringsArray, ...values: readonly Value[]): Snippet =>
  fill(literals, values, quote.shellWord, ' ');

/** Terraform code. Values are strings of HCL. */
export const hcl = (literals: TemplateStringsArray, ...values: readonly Value[]): Snippet =>
  fill(literals, values, quote.hclString, ', ');

/** YAML. Values are texts, in quotes where they need them. */
export const yaml = (literals: TemplateStringsArray, ...values: readonly Value[]): Snippet =>
  fill(literals, values, quote.yamlScalar, ', ');

/** JSON, or YAML in that form. Values are texts in quotes. */
export const json = (literals: TemplateStringsArray, ...values: readonly Value[]): Snippet =>
  fill(literals, values, quote.jsonText, ', ');

/** A value of JSON as it is. */
export const jsonValue = (value: unknown): Snippet => snippet(quote.jsonText(value));

/** An expression of HCL that code has: a reference, with keys and indexes. Undefined for what is none. */
export const hclReference = (expression: string): Snippet | undefined =>
  /^[A-Za-z_][\w-]*(?:\.[\w-]+|\[(?:"[\w .:/@-]*"|[\w.-]+)\])*$/.test(expression) ? snippet(expression) : undefined;

/** A comment of one line. */
export const remark = (text: string): Snippet => snippet(quote.comment(text));

/** Blanks in front of code, to stand below other code. */
export const padded = (code: Snippet, width: number): Snippet => snippet(code.text.padEnd(width));

/** Code that a report of iamlint holds: it was masked and quoted when it was made, and whoever changed it since can hide nothing in it. */
export const fromReport = (code: string): Snippet =>
  snippet(
    maskSecrets(code)
      .split('\n')
      .map((line) => visible(line))
      .join('\n'),
  );

/** Code in several lines. */
export const inLines = (lines: readonly Snippet[]): Snippet => snippet(lines.map(({ text }) => text).join('\n'));

/** A text for people, with commands in it that are printed as they are. */
export type Prose = string | readonly (string | Snippet)[];

/** A text for people: values are names in it, or commands, which get backticks. */
export const prose = (literals: TemplateStringsArray, ...values: readonly (string | Snippet | Prose)[]): Prose =>
  literals.flatMap((literal, nth) => {
    const value = values[nth];
    if (value === undefined) return [literal];
    return [literal, ...(typeof value === 'string' || 'text' in value ? [value] : value)];
  });

/** A text as one line, its plain parts as `show` has them, and its commands in backticks as they are. */
export const proseText = (text: Prose, show: (plain: string) => string): string => {
  if (typeof text === 'string') return show(text);
  // Neighbouring plain parts are shown together: a secret may be announced in one and stand in the next.
  const parts: (string | Snippet)[] = [];
  for (const part of text) {
    const last = parts.at(-1);
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part;
    else parts.push(part);
  }
  return parts.map((part) => (typeof part === 'string' ? show(part) : `\`${part.text}\``)).join('');
};

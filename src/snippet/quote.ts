import { maskSecrets } from '../secrets/mask.ts';
import { visible } from '../source/visible.ts';

/** As `visible` has them: controls, format characters, lone surrogates, line separators, letters that are blank. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u3164\uffa0]/gu;

const hasInvisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u3164\uffa0]/u;

/** What begins a command of Azure Pipelines, wherever it is printed. */
const buildCommand = /##(?=\[|vso\[)/gi;

const hexadecimal = (byte: number): string => `\\x${byte.toString(16).padStart(2, '0')}`;

/** Its bytes in UTF-8, which no locale changes. No argument of a command holds a NUL: it is shown as unreadable. */
const bytes = (character: string): string =>
  Array.from(new TextEncoder().encode(character === '\0' ? '\ufffd' : character), hexadecimal).join('');

/** Words of the shell's own: no argument is read as one, but checkers of scripts doubt that it was meant. */
const isShellWord = (text: string): boolean => /^(?:do|done|then|else|elif|fi|esac)$/.test(text);

/**
 * A word as bash and zsh take it: single quotes where it holds what a shell would read as more than text, `$'…'` where it
 * holds what is not shown. No backtick is left as such, so that a command can stand in backticks.
 */
export const shellWord = (value: string): string => {
  const text = maskSecrets(value);
  if (/^[\w.,/:@+-][\w.,/:@=+-]*$/.test(text) && !isShellWord(text)) return text;
  if (hasInvisible.test(text) || text.includes('`'))
    return `$'${text.replace(/[\\'`!#]/g, bytes).replace(invisible, bytes)}'`;
  return `'${text.replaceAll("'", "'\\''").replace(buildCommand, "#''#")}'`;
};

const unit = (character: string): string =>
  character.replace(/[^]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

const codePoint = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : unit(character);
};

/** What begins a template is written twice; behind another mark, which would be taken for the first, by its number. */
const unmarked = (_: string, before: string, mark: string): string =>
  before === '' ? `${mark}${mark}{` : `${before}${unit(mark)}{`;

/** A string of HCL. */
export const hclString = (value: string): string => {
  const text = maskSecrets(value)
    .replace(/["\\]/g, '\\$&')
    .replace(/([$%]?)([$%])\{/g, unmarked)
    .replace(invisible, codePoint);
  return `"${text.replace(buildCommand, '#\\u0023')}"`;
};

/** A value of JSON, which YAML reads as well. */
export const jsonText = (value: unknown): string =>
  maskIn(JSON.stringify(value)).replace(invisible, unit).replace(buildCommand, '#\\u0023');

/** Masks the texts in JSON one by one: a mask never reaches over the end of one. */
const maskIn = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => {
    const text: string = JSON.parse(quoted);
    const masked = maskSecrets(text);
    return masked === text ? quoted : JSON.stringify(masked);
  });

/** What YAML would not read as a text where nothing quotes it. */
const notAText = /^(?:true|false|yes|no|on|off|y|n|null|~|\.(?:inf|nan))$/i;

/** An id may begin with digits, if it cannot be taken for a number, a date or a time. */
const startsWell = (text: string): boolean =>
  /^[A-Za-z_]/.test(text) ||
  (/^\d[\w-]*$/.test(text) && /[a-df-z]/i.test(text) && !/^(?:0[xob][\da-f_]*$|\d{4}-\d)/i.test(text));

/** A text as a value of YAML, in a flow or not: plain where it reads back as the same text. */
export const yamlScalar = (text: string): string =>
  startsWell(text) &&
  /^\w(?:[\w./@+*-]| (?=[\w./@+*-])|:+(?=[\w./@+*-]))*$/.test(text) &&
  !notAText.test(text) &&
  maskSecrets(text) === text
    ? text
    : jsonText(text);

/** A comment in a shell, HCL or YAML: one line, with nothing invisible. */
export const comment = (text: string): string => `# ${visible(maskSecrets(text))}`;

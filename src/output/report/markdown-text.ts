import { safe } from '../redact/safe.ts';

/** Every mark that Markdown may read as more than text; behind a backslash it is one. */
const marks = /[!-/:-@[-`{-~]/g;

/** What GitHub and GitLab make links of: somebody's name, an issue, a merge request. A comment between keeps them from it. */
const linked = /[@#!~%&$]/;

const plain = (text: string): string =>
  text.replace(marks, (mark) => (linked.test(mark) ? `\\${mark}<!-- -->` : `\\${mark}`));

const longestRun = (text: string): number => Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

/** A text as a name in code: shown as it is, whatever it holds. */
export const markdownCode = (text: string): string => {
  const shown = safe(text);
  if (shown.trim() === '') return '` `';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
};

/** A text of one line, with what stands in backticks as code, and nothing else in it that Markdown obeys. */
export const markdownText = (text: string): string =>
  safe(text)
    .split(/(`[^`]+`)/)
    .map((part, nth) => (nth % 2 === 1 ? markdownCode(part.slice(1, -1)) : plain(part)))
    .join('');

/** Code to be copied, in a block that it cannot end; every line after `indent`. */
export const markdownBlock = (language: string, code: string, indent: string): string => {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return [`${fence}${language}`, ...code.split('\n'), fence].map((line) => `${indent}${line}`).join('\n');
};

import type { Expression } from '../syntax.ts';
import { isSafeNumber } from './number.ts';

// Each pattern is tried once at one place, and has one way to fit
const plainText = /"([^"\\$%\r\n]*)"/y;
const word = /[A-Za-z_][\w-]*/y;
const steps = /(?:\.[A-Za-z_][\w-]*)+/y;
const number = /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const gap = /[\s,]*/y;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const words = new Map<string, null | boolean>([
  ['null', null],
  ['true', true],
  ['false', false],
]);

/**
 * Most expressions are a plain text, a number, a list of these, or a chain of names: reading these from
 * the text takes a tenth of the time that the tree takes. Undefined for all others. Only for an expression without syntax errors.
 */
export const simpleExpression = (text: string, start: number, end: number): Expression | undefined => {
  const range = { start, end };
  const first = text[start] ?? '';
  if (first === '"') {
    const found = matchAt(plainText, text, start);
    if (found === null || plainText.lastIndex !== end) return undefined;
    return { kind: 'literal', value: found[1] ?? '', range };
  }
  if (first === '[') return plainList(text, start, end);
  if (first >= '0' && first <= '9') {
    const found = matchAt(number, text, start);
    if (found === null || number.lastIndex !== end || !isSafeNumber(found[0])) return undefined;
    return { kind: 'literal', value: Number(found[0]), range };
  }
  const name = matchAt(word, text, start)?.[0];
  if (name === undefined) return undefined;
  const nameEnd = start + name.length;
  if (nameEnd === end) {
    const value = words.get(name);
    return value === undefined ? { kind: 'variable', name, range } : { kind: 'literal', value, range };
  }
  const path = matchAt(steps, text, nameEnd)?.[0];
  if (path === undefined || steps.lastIndex !== end) return undefined;
  let at = nameEnd;
  let of: Expression = { kind: 'variable', name, range: { start, end: at } };
  for (const step of path.slice(1).split('.')) {
    at += step.length + 1;
    of = { kind: 'attribute', of, name: step, range: { start, end: at } };
  }
  return of;
};

const plainList = (text: string, start: number, end: number): Expression | undefined => {
  const items: Expression[] = [];
  let at = start + 1;
  for (;;) {
    matchAt(gap, text, at);
    at = gap.lastIndex;
    if (at === end - 1 && text[at] === ']') return { kind: 'list', items, range: { start, end } };
    const found = matchAt(plainText, text, at);
    if (found === null) return undefined;
    items.push({ kind: 'literal', value: found[1] ?? '', range: { start: at, end: plainText.lastIndex } });
    at = plainText.lastIndex;
  }
};

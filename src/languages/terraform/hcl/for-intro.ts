import type { Expression, ForNames } from '../syntax.ts';
import type { Walker } from './walker.ts';

/** Reads the expression at the cursor: handed on to what reads the parts of one. */
export type ReadExpression = (walker: Walker) => Expression;

const textAt = ({ text, range }: Walker): string => {
  const { start, end } = range();
  return text.slice(start, end);
};

/** The names and the collection of a `for`, at the cursor. */
export const readForIntro = (
  walker: Walker,
  readExpression: ReadExpression,
): { readonly names: ForNames; readonly of: Expression } | undefined => {
  const names: string[] = [];
  let of: Expression | undefined;
  walker.children((type) => {
    if (type === 'identifier') names.push(textAt(walker));
    else if (type === 'expression') of = readExpression(walker);
  });
  const [first, second] = names;
  if (first === undefined || of === undefined) return undefined;
  return { names: second === undefined ? { key: undefined, item: first } : { key: first, item: second }, of };
};

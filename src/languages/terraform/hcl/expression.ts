import type { Range } from '../../../source/place.ts';
import type { Expression, ObjectItem, Step } from '../syntax.ts';
import { unquoted } from './escapes.ts';
import { readForIntro, type ReadExpression } from './for-intro.ts';
import { isSafeNumber } from './number.ts';
import { simpleExpression } from './simple.ts';
import { readTemplate } from './template.ts';
import { oneDeeper, type Walker } from './walker.ts';

const broken = (range: Range): Expression => ({ kind: 'broken', range });

const textOf = ({ text }: Walker, { start, end }: Range): string => text.slice(start, end);

/** The expression at the cursor, which is at a node of type `expression`. */
export const readExpression: ReadExpression = (walker) => {
  const range = walker.range();
  return (
    simpleExpression(walker.text, range.start, range.end) ??
    oneDeeper(walker, () => within(readChain(walker) ?? broken(range), range), broken)
  );
};

/** An expression in parentheses has their range. */
const within = (expression: Expression, range: Range): Expression => ({ ...expression, range });

const operators = new Set(['*', '/', '%', '+', '-', '>', '>=', '<', '<=', '==', '!=', '&&', '||', '!']);

/** The children of a node: an operand with what is appended to it, or two around an operator. */
const readChain = (walker: Walker): Expression | undefined => {
  const range = walker.range();
  let left: Expression | undefined;
  let operator: string | undefined;
  let value: Expression | undefined;
  let isBroken = false;
  walker.children((type) => {
    if (type === 'ERROR') isBroken = true;
    else if (operators.has(type)) {
      operator = type;
      left = value;
      value = undefined;
    } else value = extended(walker, type, value);
  });
  if (isBroken || value === undefined) return undefined;
  if (operator === undefined) return value;
  if (left === undefined) return { kind: 'unary', operator, of: value, range };
  return { kind: 'binary', operator, left, right: value, range };
};

/** An operand, or the one before it (`of`) with what is appended to it. */
const extended = (walker: Walker, type: string, of: Expression | undefined): Expression | undefined => {
  const range = walker.range();
  const both = { start: of?.range.start ?? range.start, end: range.end };
  switch (type) {
    case 'get_attr':
    case 'index': {
      const step = readStep(walker, type);
      if (of === undefined || step === undefined) return broken(both);
      return { ...step, of, range: both };
    }
    case 'splat':
      return of === undefined ? broken(both) : readSplat(walker, of, both);
    case '(':
    case ')':
    case 'comment':
      return of;
    default:
      return oneDeeper(walker, () => readTerm(walker, type, range), broken);
  }
};

/** Reads the node of a type that the cursor is at. */
type ReadTerm = (walker: Walker, range: Range) => Expression;

/** For nodes that only hold one other: that one. */
const readInner: ReadTerm = (walker, range) => {
  let inner: Expression | undefined;
  walker.children((each) => {
    if (each !== 'comment') inner ??= readTerm(walker, each, walker.range());
  });
  return inner ?? broken(range);
};

const readName: ReadTerm = (walker, range) => {
  const name = textOf(walker, range);
  return name === '' ? broken(range) : { kind: 'variable', name, range };
};

const readNumber: ReadTerm = (walker, range) => {
  const text = textOf(walker, range);
  return isSafeNumber(text) ? { kind: 'literal', value: Number(text), range } : broken(range);
};

const readConditional: ReadTerm = (walker, range) => {
  const [condition, yes, no] = expressionsIn(walker);
  if (condition === undefined || yes === undefined || no === undefined) return broken(range);
  return { kind: 'conditional', condition, yes, no, range };
};

const readOperation: ReadTerm = (walker, range) => oneDeeper(walker, () => readChain(walker) ?? broken(range), broken);

/** The terms of the grammar, by the type of their node. */
const terms: ReadonlyMap<string, ReadTerm> = new Map<string, ReadTerm>([
  ['expression', (walker) => readExpression(walker)],
  ['literal_value', readInner],
  ['template_expr', readInner],
  ['collection_value', readInner],
  ['for_expr', readInner],
  ['operation', readInner],
  ['variable_expr', readName],
  [
    'string_lit',
    (walker, range) => {
      const text = textOf(walker, { start: range.start + 1, end: range.end - 1 });
      return { kind: 'literal', value: unquoted(text), range };
    },
  ],
  ['numeric_lit', readNumber],
  ['bool_lit', (walker, range) => ({ kind: 'literal', value: textOf(walker, range) === 'true', range })],
  ['null_lit', (_, range) => ({ kind: 'literal', value: null, range })],
  ['quoted_template', (walker, range) => readTemplate(walker, 'quoted_template', range, readExpression)],
  ['heredoc_template', (walker, range) => readTemplate(walker, 'heredoc_template', range, readExpression)],
  ['unary_operation', readOperation],
  ['binary_operation', readOperation],
  ['conditional', readConditional],
  ['tuple', (walker, range) => ({ kind: 'list', items: expressionsIn(walker), range })],
  ['object', (walker, range) => ({ kind: 'object', items: itemsIn(walker), range })],
  ['for_tuple_expr', (walker, range) => readFor(walker, false, range)],
  ['for_object_expr', (walker, range) => readFor(walker, true, range)],
  ['function_call', (walker, range) => readCall(walker, range)],
]);

const readTerm = (walker: Walker, type: string, range: Range): Expression =>
  terms.get(type)?.(walker, range) ?? broken(range);

/** The expressions among the children; what is no expression because of a syntax error stands among them as broken. */
const expressionsIn = (walker: Walker): readonly Expression[] => {
  const found: Expression[] = [];
  walker.children((type) => {
    if (type === 'expression') found.push(readExpression(walker));
    else if (type === 'ERROR') found.push(broken(walker.range()));
  });
  return found;
};

const itemsIn = (walker: Walker): readonly ObjectItem[] => {
  const items: ObjectItem[] = [];
  walker.children((type) => {
    if (type === 'ERROR') {
      const lost = broken(walker.range());
      items.push({ key: lost, value: lost });
    }
    if (type !== 'object_elem') return;
    const [key, value] = expressionsIn(walker);
    if (key !== undefined && value !== undefined) items.push({ key: asKey(walker, key), value });
  });
  return items;
};

/** `{ name = 1 }` has the key "name": only in parentheses is it the value of something. */
const asKey = ({ text }: Walker, key: Expression): Expression =>
  key.kind === 'variable' && text[key.range.start] !== '('
    ? { kind: 'literal', value: key.name, range: key.range }
    : key;

const readStep = (walker: Walker, type: string): Step | undefined => {
  let step: Step | undefined;
  walker.children((each) => {
    const range = walker.range();
    if (each === 'identifier' && type === 'get_attr') step = { kind: 'attribute', name: textOf(walker, range) };
    else if (each === 'new_index') {
      const [key] = expressionsIn(walker);
      if (key !== undefined) step = { kind: 'index', key };
    } else if (each === 'legacy_index') {
      const index = Number(textOf(walker, range).slice(1));
      step = {
        kind: 'index',
        key: { kind: 'literal', value: index, range: { start: range.start + 1, end: range.end } },
      };
    }
  });
  return step;
};

/** Behind `.*`, the first index in brackets is one into the list that results; behind `[*]` it is one into each item. */
const readSplat = (walker: Walker, of: Expression, range: Range): Expression => {
  const steps: Step[] = [];
  const after: Step[] = [];
  walker.children((kind) => {
    walker.children((type) => {
      if (type !== 'get_attr' && type !== 'index') return;
      const step = readStep(walker, type);
      if (step === undefined) return;
      const isBracket = type === 'index' && walker.text[walker.range().start] === '[';
      if (after.length > 0 || (kind === 'attr_splat' && isBracket)) after.push(step);
      else steps.push(step);
    });
  });
  return after.reduce<Expression>((inner, step) => ({ ...step, of: inner, range }), {
    kind: 'splat',
    of,
    steps,
    range,
  });
};

const readFor = (walker: Walker, isObject: boolean, range: Range): Expression => {
  let intro: ReturnType<typeof readForIntro> | undefined;
  let condition: Expression | undefined;
  let grouped = false;
  const values: Expression[] = [];
  walker.children((type) => {
    if (type === 'for_intro') intro = readForIntro(walker, readExpression);
    else if (type === 'for_cond') condition = expressionsIn(walker)[0] ?? broken(walker.range());
    else if (type === 'expression') values.push(readExpression(walker));
    else if (type === 'ellipsis') grouped = true;
  });
  const [first, second] = values;
  const value = isObject ? second : first;
  if (intro === undefined || value === undefined) return broken(range);
  return { kind: 'for', ...intro, key: isObject ? first : undefined, value, grouped, condition, range };
};

const readCall = (walker: Walker, range: Range): Expression => {
  let name = '';
  let args: readonly Expression[] = [];
  let spread = false;
  walker.children((type) => {
    if (type === 'identifier') name = textOf(walker, walker.range());
    else if (type === 'function_arguments') {
      args = expressionsIn(walker);
      walker.children((each) => {
        if (each === 'ellipsis') spread = true;
      });
    } else if (type === 'ERROR') args = [...args, broken(walker.range())];
  });
  return { kind: 'call', name, arguments: args, spread, range };
};

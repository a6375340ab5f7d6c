import type { Range } from '../../../source/place.ts';
import type { Expression, TemplatePart } from '../syntax.ts';
import { unmarked, unquoted } from './escapes.ts';
import { readForIntro, type ReadExpression } from './for-intro.ts';
import { evenly } from './indent.ts';
import { nested, type Text, type Token } from './nest.ts';
import { oneDeeper, type Walker } from './walker.ts';

/** The template at the cursor. `"${value}"` alone is that value, of whatever type. */
export const readTemplate = (
  walker: Walker,
  type: 'quoted_template' | 'heredoc_template',
  range: Range,
  readExpression: ReadExpression,
): Expression => {
  const tokens = tokensIn(walker, readExpression);
  const [only] = tokens;
  if (type === 'quoted_template') {
    const content = { start: range.start + 1, end: range.end - 1 };
    if (only?.kind === 'value' && only.range.start === content.start && only.range.end === content.end)
      return { ...only.value, range };
    return { kind: 'template', parts: partsOf(walker.text, content, tokens, unquoted), range };
  }
  const [, dash] = /^<<(-?)/.exec(walker.text.slice(range.start, range.start + 3)) ?? [];
  const firstLine = walker.text.indexOf('\n', range.start) + 1;
  const content = { start: firstLine, end: Math.max(firstLine, walker.text.lastIndexOf('\n', range.end - 1) + 1) };
  const parts = partsOf(walker.text, content, tokens, unmarked, dash === '-');
  const [text] = parts;
  if (parts.length === 1 && text?.kind === 'text') return { kind: 'literal', value: text.text, range };
  return { kind: 'template', parts, range };
};

const tokensIn = (walker: Walker, readExpression: ReadExpression): readonly Token[] => {
  const tokens: Token[] = [];
  const collect = (type: string): void => {
    const range = walker.range();
    const inner = walker.text.slice(range.start + 2, range.end - 1);
    const strips = { before: inner.startsWith('~'), after: inner.endsWith('~') };
    switch (type) {
      case 'template_directive':
      case 'template_if':
      case 'template_for':
        oneDeeper(
          walker,
          () => walker.children(collect),
          () => undefined,
        );
        return;
      case 'template_interpolation':
        tokens.push({ kind: 'value', value: expressionIn(walker, readExpression), range, strips });
        return;
      case 'template_if_intro':
        tokens.push({ kind: 'if', condition: expressionIn(walker, readExpression), range, strips });
        return;
      case 'template_for_start': {
        const broken: Expression = { kind: 'broken', range };
        const intro = readForIntro(walker, readExpression) ?? { names: { key: undefined, item: '' }, of: broken };
        tokens.push({ kind: 'for', ...intro, range, strips });
        return;
      }
      case 'template_else_intro':
        tokens.push({ kind: 'else', range, strips });
        return;
      case 'template_if_end':
      case 'template_for_end':
        tokens.push({ kind: 'end', range, strips });
        return;
      case 'ERROR':
        tokens.push({
          kind: 'value',
          value: { kind: 'broken', range },
          range,
          strips: { before: false, after: false },
        });
        return;
      default:
    }
  };
  walker.children(collect);
  return tokens;
};

const expressionIn = (walker: Walker, readExpression: ReadExpression): Expression => {
  let found: Expression | undefined;
  walker.children((type) => {
    if (type === 'expression') found ??= readExpression(walker);
  });
  return found ?? { kind: 'broken', range: walker.range() };
};

/** The parts of a template; its texts are what stands between the tokens, white space and all. */
const partsOf = (
  text: string,
  content: Range,
  tokens: readonly Token[],
  unescaped: (text: string) => string,
  isEven = false,
): readonly TemplatePart[] => {
  const bounds = [content.start, ...tokens.flatMap(({ range }) => [range.start, range.end]), content.end];
  const texts = tokens.map((_, nth) => text.slice(bounds[nth * 2], bounds[nth * 2 + 1]));
  texts.push(text.slice(bounds.at(-2), bounds.at(-1)));
  const lines = texts.map((each) => each.replaceAll('\r\n', '\n'));
  const even = isEven ? evenly(lines) : lines;
  const literals = even.map((each, nth): Text => {
    const start = tokens[nth - 1]?.strips.after ? each.trimStart() : each;
    const range = { start: bounds[nth * 2] ?? content.start, end: bounds[nth * 2 + 1] ?? content.end };
    return { kind: 'text', text: unescaped(tokens[nth]?.strips.before ? start.trimEnd() : start), range };
  });
  const all = literals.flatMap((each, nth): readonly (Text | Token)[] => {
    const token = tokens[nth];
    return [...(each.text === '' ? [] : [each]), ...(token === undefined ? [] : [token])];
  });
  return nested(all);
};

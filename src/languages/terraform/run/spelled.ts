/** Texts that expressions make, with the place of each stretch: for what reads a text further, as a shell does. */
import type { Value } from '../../declared/declared.ts';
import { isReference, isVariableValue } from '../../declared/declared.ts';
import type { Piece, Spelled } from '../../declared/spelled.ts';
import { isUnknown, type Unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Environment } from '../evaluate/environment.ts';
import { evaluate } from '../evaluate/evaluate.ts';
import { evaluateTemplate } from '../evaluate/template.ts';
import { booleanOf, isListValue, isOneText, textOf } from '../evaluate/value.ts';
import { unmarked, unquoted } from '../hcl/escapes.ts';
import type { Expression, TemplatePart } from '../syntax.ts';

/** What texts are spelled in: the code they stand in, and what its names mean. */
export interface Spelling {
  /** The text of the file. */
  readonly source: string;
  readonly environment: Environment;
  /** Tells what is not known in one instance of a block from what is not known in another. */
  readonly within: string;
}

const escape = /([$%])\1\{|\\(?:u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[nrt"\\])/g;

/** A stretch within one line, cut at its escapes. */
const inLine = (source: string, { start, end }: Range, isQuoted: boolean): readonly Piece[] => {
  const raw = source.slice(start, end);
  const pieces: Piece[] = [];
  let at = 0;
  const copy = (to: number): void => {
    if (to > at) pieces.push({ text: raw.slice(at, to), range: { start: start + at, end: start + to }, copied: true });
  };
  for (const { 0: written, index } of raw.matchAll(escape)) {
    const text = isQuoted ? unquoted(written) : unmarked(written);
    if (text === written) continue;
    copy(index);
    at = index + written.length;
    pieces.push({ text, range: { start: start + index, end: start + at }, copied: false });
  }
  copy(raw.length);
  return pieces;
};

const textIn = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');

/** What a stretch of code means, line by line: white space that Terraform takes away stands at either end of a line. */
const written = (text: string, range: Range, source: string, isQuoted: boolean): Spelled => {
  const whole: Spelled = [{ text, range, copied: false }];
  const raw = source.slice(range.start, range.end);
  const rawLines = raw.split('\n');
  const lines = isQuoted ? [text] : text.split('\n');
  if (range.end <= range.start || rawLines.length !== lines.length) return whole;
  const pieces: Piece[] = [];
  let at = range.start;
  for (const [nth, rawLine] of rawLines.entries()) {
    const line = lines[nth] ?? '';
    const stop = at + rawLine.length - (rawLine.endsWith('\r') ? 1 : 0);
    const all = textIn(inLine(source, { start: at, end: stop }, isQuoted));
    const [before, after] = [all.length - all.trimStart().length, all.length - all.trimEnd().length];
    const cut = all.endsWith(line) ? all.length - line.length : all.startsWith(line) ? 0 : before;
    const left = all.slice(cut).startsWith(line) ? all.length - cut - line.length : -1;
    if (left < 0 || cut > before || left > after) return whole;
    pieces.push(...inLine(source, { start: at + cut, end: stop - left }, isQuoted));
    const end = at + rawLine.length;
    if (nth < lines.length - 1) pieces.push({ text: '\n', range: { start: end, end: end + 1 }, copied: false });
    at = end + 1;
  }
  return pieces;
};

/** The text of a heredoc, or of what stands in quotes. */
const ofLiteral = (text: string, range: Range, source: string): Spelled => {
  if (source[range.start] === '"') {
    return written(text, { start: range.start + 1, end: range.end - 1 }, source, true);
  }
  if (!source.startsWith('<<', range.start)) return [{ text, range, copied: false }];
  const start = source.indexOf('\n', range.start) + 1;
  const end = Math.max(start, source.lastIndexOf('\n', range.end - 1) + 1);
  return written(text, { start, end }, source, false);
};

const keyOf = (value: Unknown, named: string, within: string): string => {
  if (isReference(value)) return `${value.reference.address}.${value.reference.attribute}`;
  return isVariableValue(value) ? value.variable : `${within}${named}`;
};

const ofValue = (value: Value, { range }: Expression, { source, within }: Spelling): Spelled => {
  const text = textOf(value);
  if (text !== undefined) return [{ text, range, copied: false }];
  const named = source.slice(range.start, range.end).slice(0, 80) || 'an expression';
  const hole: Unknown = isUnknown(value) ? value : { unknown: `\`${named}\` is no text` };
  return [{ hole, named, key: keyOf(hole, named, within), isWord: isOneText(hole), range }];
};

const ofPart = (part: TemplatePart, isQuoted: boolean, spelling: Spelling, range: Range): Spelled => {
  if (part.kind === 'text') return written(part.text, part.range, spelling.source, isQuoted);
  if (part.kind === 'value') return ofValue(evaluate(part.value, spelling.environment), part.value, spelling);
  if (part.kind === 'if') {
    const decided = booleanOf(evaluate(part.condition, spelling.environment));
    const chosen = decided === undefined ? undefined : decided ? part.yes : part.no;
    if (chosen !== undefined) return chosen.flatMap((each) => ofPart(each, isQuoted, spelling, range));
  }
  return ofValue(evaluateTemplate([part], spelling.environment, evaluate), { kind: 'broken', range }, spelling);
};

/** Functions that take white space away from a text, and nothing else. */
const trims: ReadonlySet<string> = new Set(['chomp', 'trimspace']);

/**
 * The text that an expression makes, or the texts of which it makes one: more than one where nothing tells which of two
 * branches it takes.
 */
export const spelled = (expression: Expression, spelling: Spelling): readonly Spelled[] => {
  const { environment, source } = spelling;
  switch (expression.kind) {
    case 'literal':
      return [
        typeof expression.value === 'string'
          ? ofLiteral(expression.value, expression.range, source)
          : ofValue(expression.value, expression, spelling),
      ];
    case 'template': {
      const isQuoted = source[expression.range.start] === '"';
      return [expression.parts.flatMap((part) => ofPart(part, isQuoted, spelling, expression.range))];
    }
    case 'conditional': {
      const decided = booleanOf(evaluate(expression.condition, environment));
      if (decided !== undefined) return spelled(decided ? expression.yes : expression.no, spelling);
      return [...spelled(expression.yes, spelling), ...spelled(expression.no, spelling)];
    }
    case 'call': {
      const [only, more] = expression.arguments;
      if (trims.has(expression.name) && only !== undefined && more === undefined) return spelled(only, spelling);
      return [ofValue(evaluate(expression, environment), expression, spelling)];
    }
    default:
      return [ofValue(evaluate(expression, environment), expression, spelling)];
  }
};

/** The items of a list of texts; one item that is not known where the list is not. */
export const spelledItems = (expression: Expression, spelling: Spelling): readonly Spelled[] => {
  if (expression.kind === 'list') return expression.items.flatMap((item) => spelled(item, spelling).slice(0, 1));
  const value = evaluate(expression, spelling.environment);
  return (isListValue(value) ? value : [value]).map((item) => ofValue(item, expression, spelling));
};

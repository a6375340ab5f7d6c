import { unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { isFiller, splitPlaceholders } from '../layout/placeholder.ts';
import type { Word, WordPart } from '../shell/syntax.ts';
import type { Argument, Context, Machine, RunStatements } from './machine.ts';
import type { Output } from './output.ts';
import { assign, isListed, lookUp, type Bound } from './scope.ts';
import { isHole, literal, textOf, type Hole, type Part, type Text } from './text.ts';

const placeholderHole = (name: string, range: Range): Hole => ({
  hole: unknown(`\`${name}\` is a placeholder`),
  tag: `placeholder:${name}`,
  variable: name,
  range,
});

/** Text with the placeholders in it as holes. */
const withPlaceholders = (text: string, range: Range, single: boolean): Text =>
  splitPlaceholders(text).map((part) =>
    typeof part === 'string'
      ? { text: part, range, ...(single ? { single } : {}) }
      : placeholderHole(part.placeholder, range),
  );

/** A variable that nothing in the script sets. */
export const unsetHole = (name: string, range: Range): Hole => ({
  hole: unknown(
    /^\d+$|^[@*#]$/.test(name)
      ? `\`$${name}\` is what the script is called with`
      : `the variable \`${name}\` is set elsewhere`,
  ),
  tag: `variable:${name}`,
  variable: `$${name}`,
  range,
});

const opaqueHole = (text: string, range: Range): Hole => ({
  hole: unknown('it is worked out when the script runs'),
  tag: `expression:${text}`,
  variable: text.length > 40 ? `${text.slice(0, 39)}…` : text,
  range,
});

/** What is left of outputs as a text, without the line breaks at its end. */
const textOfOutputs = (outputs: readonly Output[], source: string, range: Range): Text => {
  const [only, more] = outputs;
  if (only === undefined) return [];
  if (more === undefined && only.is === 'answer') {
    return [{ ...opaqueHole(source, range), answer: only.attribute }];
  }
  if (more === undefined && only.is === 'text') {
    const trimmed = literal(only.text)?.replace(/\n+$/, '');
    return trimmed === undefined ? only.text : textOf(trimmed, range);
  }
  return [opaqueHole(source, range)];
};

/** The same text, standing where the variable does. */
const retag = (text: Text, name: string, range: Range): Text =>
  text.map((part): Part => (isHole(part) ? { ...part, variable: `$${name}`, range } : { text: part.text, range }));

const isLoose = (each: WordPart): boolean => 'quoted' in each && !each.quoted;

/** Expands words: variables, `$(…)`, arrays. */
export const createExpander = (machine: Machine, run: RunStatements) => {
  const variable = (part: Extract<WordPart, { is: 'variable' }>, context: Context): readonly Text[] => {
    const { name, range, index, fallback, changed } = part;
    const all = name === '@' || name === '*' || index === '@' || index === '*';
    const bound = lookUp(context.frames, name === '*' ? '@' : name);
    machine.host.noted('used', name, range, undefined);
    if (changed) return [[opaqueHole(`\${${name}…}`, range)]];
    if (isListed(bound)) {
      if (all) return bound.list.map((text) => retag(text, name, range));
      const item = index === undefined ? bound.list[0] : /^\d+$/.test(index) ? bound.list[Number(index)] : undefined;
      return [item === undefined ? [opaqueHole(`\${${name}[${index ?? '0'}]}`, range)] : retag(item, name, range)];
    }
    if (fallback !== undefined && (bound === undefined || literal(bound) === '')) {
      const text = joined(fallback, context);
      if (bound === undefined) assign(context.frames, name, text);
      return [retag(text, name, range)];
    }
    return [bound === undefined ? [unsetHole(name, range)] : retag(bound, name, range)];
  };

  const part = (each: WordPart, context: Context): readonly Text[] => {
    switch (each.is) {
      case 'text':
        return [withPlaceholders(each.text, each.range, false)];
      case 'single':
        return [withPlaceholders(each.text, each.range, true)];
      case 'variable':
        return variable(each, context);
      case 'substitution': {
        const outputs = run(each.body, { ...context, stdin: undefined });
        return [textOfOutputs(outputs, `$(…)@${each.range.start}`, each.range)];
      }
      case 'opaque':
        return [[opaqueHole(each.text, each.range)]];
    }
  };

  /** A word as one text: where an array would give several, they stand side by side. */
  const joined = (word: Word, context: Context): Text => word.parts.flatMap((each) => part(each, context).flat());

  /** A word as the arguments it comes to. */
  const argumentsOf = (word: Word, context: Context): readonly Argument[] => {
    const [only] = word.parts;
    const isAll =
      word.parts.length === 1 &&
      only?.is === 'variable' &&
      (/^[@*]$/.test(only.name) || /^[@*]$/.test(only.index ?? ''));
    if (isAll) {
      const texts = part(only, context);
      const isKnown = isListed(lookUp(context.frames, only.name === '*' ? '@' : only.name));
      return texts.map((text) => ({ text, range: word.range, open: !isKnown }));
    }
    const text = joined(word, context);
    const known = literal(text);
    const loose = word.parts.some(isLoose);
    if (loose && known !== undefined && word.parts.length === 1) {
      return known
        .split(/\s+/)
        .filter((piece) => piece !== '')
        .map((piece) => ({ text: textOf(piece, word.range), range: word.range, open: false }));
    }
    if (known !== undefined && isFiller(known)) {
      return [{ text: [placeholderHole(known, word.range)], range: word.range, open: false }];
    }
    return [{ text, range: word.range, open: loose && text.some(isHole) }];
  };

  const bound = (value: Word | readonly Word[], context: Context): Bound => {
    if (!('parts' in value)) {
      return { list: value.flatMap((word) => argumentsOf(word, context).map(({ text }) => text)) };
    }
    const text = joined(value, context);
    const known = literal(text);
    return known !== undefined && isFiller(known) ? [placeholderHole(known, value.range)] : text;
  };

  return { joined, argumentsOf, bound };
};

import { placeholderValue, unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import { isFiller } from '../../../source/placeholder.ts';
import { nameWithin, splitPlaceholders } from '../layout/placeholder.ts';
import type { Word, WordPart } from '../shell/syntax.ts';
import type { Argument, Context, Machine } from './machine.ts';
import type { Output } from './output.ts';
import { directoryOf } from './paths.ts';
import { assign, isListed, lookUp, type Bound } from './scope.ts';
import { heldBy, isHole, literal, textOf, type Hole, type Part, type Text } from './text.ts';

/** A value of which only the placeholder in its place is known. */
export const placeholderHole = (name: string, range: Range): Hole => ({
  hole: placeholderValue(name),
  tag: `placeholder:${name}`,
  variable: name,
  range,
});

/** Text with the placeholders in it as holes. */
const withPlaceholders = ({ host }: Machine, text: string, range: Range, single: boolean): Text =>
  splitPlaceholders(text).map((part) =>
    typeof part === 'string'
      ? { text: part, range, ...(single ? { single } : {}) }
      : (host.hole?.(nameWithin(part.placeholder), range) ?? placeholderHole(part.placeholder, range)),
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

const opaqueHole = (text: string, range: Range, tag = text): Hole => ({
  hole: unknown('it is computed when the script runs'),
  tag: `expression:${tag}`,
  variable: text.length > 40 ? `${text.slice(0, 39)}…` : text,
  range,
});

/** What is left of outputs as a text, without the line breaks at its end. */
const textOfOutputs = (outputs: readonly Output[], range: Range): Text => {
  // Each run of a command may write something else.
  const whole = opaqueHole('$(…)', range, `$(…)@${range.start}`);
  const [only, more] = outputs;
  if (only === undefined) return [];
  if (more === undefined && only.is === 'answer') {
    return [{ ...whole, answer: only.attribute }];
  }
  if (more === undefined && only.is === 'text') {
    const trimmed = literal(only.text)?.replace(/(?<!\n)\n+$/, '');
    return trimmed === undefined ? only.text : textOf(trimmed, range);
  }
  return [whole];
};

/** The same text, standing where the variable does. */
const retag = (text: Text, name: string, range: Range): Text =>
  text.map((part): Part =>
    isHole(part)
      ? { ...part, variable: `$${name}`, range }
      : { text: part.text, range, held: { variable: `$${name}`, setAt: part.held?.setAt ?? part.range } },
  );

const isLoose = (each: WordPart): boolean => 'quoted' in each && !each.quoted;

const expandVariable = (
  machine: Machine,
  part: Extract<WordPart, { is: 'variable' }>,
  context: Context,
): readonly Text[] => {
  const { name, range, index, fallback, changed, isDirectory } = part;
  const all = name === '@' || name === '*' || index === '@' || index === '*';
  const bound = lookUp(context.frames, name === '*' ? '@' : name);
  machine.host.noted('used', name, range, undefined);
  if (changed) {
    const variable = `\${${name}…}`;
    const held = isDirectory && bound !== undefined && !isListed(bound) ? bound : undefined;
    return [(held && directoryOf(held, variable, range)) ?? [opaqueHole(variable, range)]];
  }
  if (isListed(bound)) {
    if (all && !machine.budget.spend(bound.list.length, range)) return [];
    if (all) return bound.list.map((text) => retag(text, name, range));
    const item = index === undefined ? bound.list[0] : /^\d+$/.test(index) ? bound.list[Number(index)] : undefined;
    return [item === undefined ? [opaqueHole(`\${${name}[${index ?? '0'}]}`, range)] : retag(item, name, range)];
  }
  if (fallback !== undefined && (bound === undefined || literal(bound) === '')) {
    const text = joined(machine, fallback, context);
    if (bound === undefined) assign(context.frames, name, text);
    return [retag(text, name, range)];
  }
  return [bound === undefined ? [unsetHole(name, range)] : retag(bound, name, range)];
};

const expandPart = (machine: Machine, part: WordPart, context: Context): readonly Text[] => {
  switch (part.is) {
    case 'text':
      return [withPlaceholders(machine, part.text, part.range, false)];
    case 'single':
      return [withPlaceholders(machine, part.text, part.range, true)];
    case 'variable':
      return expandVariable(machine, part, context);
    case 'substitution': {
      const outputs = machine.run(part.body, { ...context, stdin: undefined });
      return [textOfOutputs(outputs, part.range)];
    }
    case 'opaque':
      return [[opaqueHole(part.text, part.range)]];
  }
};

/** A word as one text: where an array would give several, they stand side by side. */
export const joined = (machine: Machine, word: Word, context: Context): Text =>
  machine.budget.made(
    word.parts.flatMap((part) => expandPart(machine, part, context).flat()),
    word.range,
  );

/** A word as the arguments that the shell makes of it. */
export const argumentsOf = (machine: Machine, word: Word, context: Context): readonly Argument[] => {
  const { parts, range } = word;
  const [only] = parts;
  const isAll =
    parts.length === 1 && only?.is === 'variable' && (/^[@*]$/.test(only.name) || /^[@*]$/.test(only.index ?? ''));
  if (isAll) {
    const texts = expandPart(machine, only, context);
    const isKnown = isListed(lookUp(context.frames, only.name === '*' ? '@' : only.name));
    return texts.map((text) => ({ text, range, maySplit: !isKnown }));
  }
  const text = joined(machine, word, context);
  const known = literal(text);
  const loose = parts.some(isLoose);
  if (loose && known !== undefined && parts.length === 1) {
    const pieces = known.split(/\s+/).filter((piece) => piece !== '');
    if (!machine.budget.spend(pieces.length, range)) return [];
    const [held] = heldBy(text, 0, known.length);
    const whole = held === undefined ? {} : { held };
    return pieces.map((piece) => ({ text: [{ text: piece, range, ...whole }], range, maySplit: false }));
  }
  if (known !== undefined && isFiller(known)) {
    return [{ text: [placeholderHole(known, range)], range, maySplit: false }];
  }
  return [{ text, range, maySplit: text.some((part) => isHole(part) && (loose || part.splits === true)) }];
};

/** What a variable holds after `NAME=value` or `NAME=(values)`. */
export const boundTo = (machine: Machine, value: Word | readonly Word[], context: Context): Bound => {
  if (!('parts' in value)) {
    return { list: value.flatMap((word) => argumentsOf(machine, word, context).map(({ text }) => text)) };
  }
  const text = joined(machine, value, context);
  const known = literal(text);
  return known !== undefined && isFiller(known) ? [placeholderHole(known, value.range)] : text;
};

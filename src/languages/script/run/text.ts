import { isReference, type Reference } from '../../declared/declared.ts';
import { unknown, type Unknown } from '../../../source/unknown.ts';
import type { Range } from '../../../source/place.ts';
import type { Sort } from '../sort.ts';

/** The value of an attribute of an answer; for a listing, of the item with the name `of`. */
export type Ask = (name: string, of: { readonly key: string } | undefined, range: Range) => Text | undefined;

/** A piece of a value that is not known before the script runs. */
export interface Hole {
  readonly hole: Unknown | Reference;
  /** Holes with equal tags hold the same text, whatever it is. */
  readonly tag: string;
  /** What kind of thing it is, where that is known. */
  readonly sort?: Sort | undefined;
  /** What can be asked of it by `jq`, where it is the JSON that a command answered. */
  readonly answer?: Ask | undefined;
  /** All that it may hold, where it is set in branches to texts that are known. */
  readonly choices?: readonly string[] | undefined;
  /** The variable as it stands in the script. */
  readonly variable?: string | undefined;
  /** It is put into the text before the shell reads it, and not in quotes: the shell may split it into several words. */
  readonly splits?: boolean | undefined;
  /** The file or directory that it names, where that is known, as of the script itself: absolute. */
  readonly path?: string | undefined;
  readonly range: Range;
}

/** A variable that stands in place of a text, and where the text is given to it. */
export interface Held {
  readonly variable: string;
  readonly setAt: Range;
}

export type Part =
  | {
      readonly text: string;
      readonly range: Range;
      /** It stood in single quotes. */
      readonly single?: boolean;
      /** The variable whose value it is, as the script has it there, and where the text itself stands. */
      readonly held?: Held;
    }
  | Hole;

/** A value as a shell has it: text, with holes where it is not known. */
export type Text = readonly Part[];

export const isHole = (part: Part): part is Hole => 'hole' in part;

/** The text where all of it is known. */
export const literal = (text: Text): string | undefined => {
  let joined = '';
  for (const part of text) {
    if (isHole(part)) return undefined;
    joined += part.text;
  }
  return joined;
};

/** The variables that the characters of a text from `start` to before `end` come from; none where all is written there. */
export const heldBy = (text: Text, start: number, end: number): readonly Held[] => {
  let at = 0;
  return text.flatMap((part) => {
    if (isHole(part)) return [];
    const from = at;
    at += part.text.length;
    return part.held !== undefined && from < end && at > start ? [part.held] : [];
  });
};

/** A path as a script writes it, with the directories that it works out; undefined where it is not known. */
export const pathOf = (text: Text): string | undefined => {
  let joined = '';
  for (const part of text) {
    const piece = isHole(part) ? part.path : part.text;
    if (piece === undefined) return undefined;
    joined += piece;
  }
  return joined;
};

/** Equal for texts that are the same whatever their holes hold. */
export const keyOf = (text: Text): string =>
  text.map((part) => (isHole(part) ? `\0${part.tag}\0` : part.text)).join('');

/** The hole of a text that consists of one hole alone. */
export const soleHole = (text: Text): Hole | undefined => {
  const parts = text.filter((part) => isHole(part) || part.text !== '');
  const [only] = parts;
  return parts.length === 1 && only !== undefined && isHole(only) ? only : undefined;
};

/** A text as a value: known, a resource's attribute, or unknown with the reason. */
export const valueOf = (text: Text): string | Unknown | Reference => {
  const known = literal(text);
  if (known !== undefined) return known;
  const sole = soleHole(text);
  if (sole !== undefined) return sole.hole;
  const first = text.find(isHole);
  return isReference(first?.hole)
    ? unknown('it is composed from something that the script creates')
    : (first?.hole ?? unknown(''));
};

/** A text to show in a message: holes as their variables. */
export const shown = (text: Text): string =>
  text.map((part) => (isHole(part) ? (part.variable ?? '…') : part.text)).join('');

export const textOf = (text: string, range: Range): Text => [{ text, range }];

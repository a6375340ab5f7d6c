import type { Json } from '../source/json.ts';
import type { Place, Range } from '../source/place.ts';

/** What may stand in the place of one value. */
export type Scalar = string | number | boolean | null;

/** What is changed at a place, in the words of the model. How that is written is the business of the file's form. */
export type Change =
  /** A value instead of `was`; where that is not given, instead of any literal, or under a key that is not there yet. */
  | { readonly do: 'set'; readonly value: Json; readonly was?: Scalar | undefined }
  /** One more item of the list at the place. */
  | { readonly do: 'add'; readonly item: Json }
  /** The item, the key with its value, the argument or the block goes; `was` is what it says, where that is one value. */
  | { readonly do: 'remove'; readonly was?: Scalar | undefined }
  /** The key of the place gets another name. */
  | { readonly do: 'rename'; readonly to: string };

/** A change and where. Nothing is edited where the file does not say at the place, as a literal, what it is thought to say. */
export interface Edit {
  readonly place: Place;
  readonly change: Change;
}

/**
 * `safe`: what is written keeps its meaning, gives no more access, or is refused as it stands and can mean one thing only.
 * `unsafe`: it gives access that nobody has today, rests on a guess, or stops somebody who works today.
 */
export type Safety = 'safe' | 'unsafe';

/** Edits that take a finding away together. All of them are made, or none. */
export interface Fix {
  readonly safety: Safety;
  readonly edits: readonly Edit[];
}

/** What stands in a range of a text, and what is written there instead. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

/** An edit of the text of a source, by its name. */
export interface FileEdit extends TextEdit {
  readonly file: string;
}

/** A fix as edits of texts. */
export interface TextFix {
  readonly safety: Safety;
  readonly edits: readonly FileEdit[];
}

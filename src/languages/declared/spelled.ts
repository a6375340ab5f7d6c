/** Texts of a language that another one reads further, as a shell does, with the place of each stretch. */
import type { Range } from '../../source/place.ts';
import type { Unknown } from '../../source/unknown.ts';

/** A stretch of a text. */
export type Piece =
  | {
      readonly text: string;
      readonly range: Range;
      /** It stands in the file as it is. */
      readonly copied: boolean;
    }
  | {
      /** What is not known here. */
      readonly hole: Unknown;
      /** How the code calls it. */
      readonly named: string;
      /** Equal for holes that hold the same. */
      readonly key: string;
      /** It is one word, whatever it is. */
      readonly isWord: boolean;
      readonly range: Range;
    };

/** A text in its order. */
export type Spelled = readonly Piece[];

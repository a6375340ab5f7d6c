import type { Range } from '../../../source/place.ts';

/** A part of a word, as far as the reader follows the shell. Ranges are those of the source. */
export type WordPart =
  | { readonly is: 'text'; readonly text: string; readonly range: Range }
  /** In single quotes, where the shell replaces no variables. */
  | { readonly is: 'single'; readonly text: string; readonly range: Range }
  | {
      readonly is: 'variable';
      readonly name: string;
      readonly range: Range;
      readonly quoted: boolean;
      /** The element of an array; `@` and `*` are all. */
      readonly index: string | undefined;
      /** `${X:-word}` */
      readonly fallback: Word | undefined;
      /** `${X%…}` and its like: what comes of it is not worked out. */
      readonly changed: boolean;
      /** `${X%/*}` and `${X:h}`: the directory of a path. */
      readonly isDirectory: boolean;
    }
  | {
      readonly is: 'substitution';
      readonly body: readonly Statement[];
      readonly range: Range;
      readonly quoted: boolean;
    }
  | { readonly is: 'opaque'; readonly text: string; readonly range: Range; readonly quoted: boolean };

export interface Word {
  readonly parts: readonly WordPart[];
  readonly range: Range;
}

export interface Assignment {
  readonly name: string;
  readonly value: Word | readonly Word[];
  /** `X+=…` */
  readonly appends: boolean;
  /** `X[0]=…` */
  readonly changes: boolean;
}

export interface Redirects {
  /** Where standard output goes. */
  readonly to: Word | undefined;
  /** A file standard input comes from. */
  readonly from: Word | undefined;
  /** A heredoc's or herestring's text. */
  readonly input: Word | undefined;
}

export type Statement =
  | {
      readonly is: 'command';
      readonly assignments: readonly Assignment[];
      readonly words: readonly Word[];
      readonly redirects: Redirects;
      readonly range: Range;
    }
  | { readonly is: 'assign'; readonly assignments: readonly Assignment[]; readonly local: boolean }
  | { readonly is: 'redirected'; readonly body: readonly Statement[]; readonly redirects: Redirects }
  | { readonly is: 'pipeline'; readonly stages: readonly Statement[] }
  | { readonly is: 'and' | 'or'; readonly left: Statement; readonly right: Statement; readonly range: Range }
  | {
      readonly is: 'choice';
      readonly conditions: readonly Statement[];
      readonly branches: readonly (readonly Statement[])[];
      /** One of the branches runs in any case. */
      readonly exhaustive: boolean;
      readonly range: Range;
    }
  | {
      readonly is: 'loop';
      readonly variable: string | undefined;
      /** What is gone through; undefined for `while` and its like. */
      readonly over: readonly Word[] | undefined;
      readonly body: readonly Statement[];
      readonly range: Range;
    }
  | { readonly is: 'function'; readonly name: string; readonly body: readonly Statement[] }
  | { readonly is: 'group'; readonly body: readonly Statement[]; readonly own: boolean; readonly range: Range }
  /** A test: nothing in it changes anything. */
  | { readonly is: 'test' };

/** The statements of a segment, and where it could not be read. */
export interface Script {
  readonly statements: readonly Statement[];
  readonly unread: readonly Range[];
}

import type { Range } from '../../source/place.ts';

/** What stands between the braces of a block, or in a file. */
export interface Body {
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly blocks: readonly Block[];
}

/** An argument: `name = value`. */
export interface Attribute {
  readonly name: string;
  /** The range of the name. */
  readonly nameRange: Range;
  readonly expression: Expression;
}

/** A block: `type "label" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: Body;
  readonly range: Range;
  /** The type and the labels. */
  readonly header: Range;
  /** It holds a syntax error: its author may have written more than `body` holds. */
  readonly broken: boolean;
}

/**
 * An expression of Terraform's language. Ranges are offsets into the text of the file; what comes from JSON has empty
 * ones, since there places are found by path.
 */
export type Expression = { readonly range: Range } & Form;

type Form =
  | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
  | { readonly kind: 'template'; readonly parts: readonly TemplatePart[] }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly items: readonly ObjectItem[] }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'attribute'; readonly of: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly of: Expression; readonly key: Expression }
  | { readonly kind: 'splat'; readonly of: Expression; readonly steps: readonly Step[] }
  | { readonly kind: 'unary'; readonly operator: string; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    }
  | ForForm
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      /** The last argument is a list of arguments: `max(numbers...)`. */
      readonly spread: boolean;
    }
  /** What could not be read: a syntax error, or one level too deep. */
  | { readonly kind: 'broken' };

/** `[for key, item in of : value if condition]`, or `{for … : key => value}`, where `grouped` is the `...` behind it. */
export interface ForForm {
  readonly kind: 'for';
  readonly names: ForNames;
  readonly of: Expression;
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly grouped: boolean;
  readonly condition: Expression | undefined;
}

export interface ForNames {
  readonly key: string | undefined;
  readonly item: string;
}

export interface ObjectItem {
  readonly key: Expression;
  readonly value: Expression;
}

/** A step from a value to one within it. */
export type Step =
  { readonly kind: 'attribute'; readonly name: string } | { readonly kind: 'index'; readonly key: Expression };

export type TemplatePart =
  /** The range is of what is written for it, escapes and indentation among it. */
  | { readonly kind: 'text'; readonly text: string; readonly range: Range }
  | { readonly kind: 'value'; readonly value: Expression }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly yes: readonly TemplatePart[];
      readonly no: readonly TemplatePart[];
    }
  | {
      readonly kind: 'for';
      readonly names: ForNames;
      readonly of: Expression;
      readonly parts: readonly TemplatePart[];
    };

/** In place of an expression that is not read. */
export const unread: Expression = { kind: 'broken', range: { start: 0, end: 0 } };

export const emptyBody: Body = { attributes: new Map(), blocks: [] };

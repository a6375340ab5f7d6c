import type { Range } from '../../../source/place.ts';
import type { Expression, ForNames, TemplatePart } from '../syntax.ts';

/** A template in the order of its text: what stands in it, and where. */
export type Token = { readonly range: Range; readonly strips: Strips } & (
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'if'; readonly condition: Expression }
  | { readonly kind: 'for'; readonly names: ForNames; readonly of: Expression }
  | { readonly kind: 'else' }
  | { readonly kind: 'end' }
);

/** Whether `~` takes away the white space before, and after. */
interface Strips {
  readonly before: boolean;
  readonly after: boolean;
}

/** What stands between two tokens. */
export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly range: Range;
}

/** What is read of a directive until its end. */
interface Open {
  readonly directive: Extract<Token, { kind: 'if' | 'for' }> | undefined;
  readonly yes: TemplatePart[];
  readonly no: TemplatePart[];
  isElse: boolean;
}

const opened = (directive: Open['directive']): Open => ({ directive, yes: [], no: [], isElse: false });

const closed = ({ directive, yes, no }: Open): readonly TemplatePart[] => {
  if (directive === undefined) return yes;
  if (directive.kind === 'if') return [{ kind: 'if', condition: directive.condition, yes, no }];
  return [{ kind: 'for', names: directive.names, of: directive.of, parts: yes }];
};

/** The tokens of a template with what stands between a directive and its end inside it. */
export const nested = (tokens: readonly (Text | Token)[]): readonly TemplatePart[] => {
  const open: Open[] = [opened(undefined)];
  const add = (...parts: readonly TemplatePart[]): void => {
    const inner = open.at(-1);
    (inner?.isElse ? inner.no : inner?.yes)?.push(...parts);
  };
  const close = (): void => {
    const inner = open.length > 1 ? open.pop() : undefined;
    if (inner !== undefined) add(...closed(inner));
  };
  for (const token of tokens) {
    const inner = open.at(-1);
    if (token.kind === 'if' || token.kind === 'for') open.push(opened(token));
    else if (token.kind === 'end') close();
    else if (token.kind !== 'else') add(token);
    else if (inner !== undefined) inner.isElse = true;
  }
  while (open.length > 1) close();
  return open[0]?.yes ?? [];
};

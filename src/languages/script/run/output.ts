import type { Ask, Text } from './text.ts';

/** What a command writes: a text, or a JSON answer with attributes. */
export type Output =
  | { readonly is: 'text'; readonly text: Text }
  | { readonly is: 'answer'; readonly attribute: Ask }
  | { readonly is: 'unknown'; readonly why: string };

const path = /^\.?(?:\[\d*\])?\.?(?:(?:groups|serviceids|resources|profiles)\[\d*\]\.)?([A-Za-z_][\w.]*)$/;
const selected =
  /^\.?(?:[a-z_]*)\[\]\s*\|\s*select\(\s*\.name\s*==\s*"((?:[^"\\\0]|\0[^\0]*\0)+)"\s*\)\s*\|\s*\.([A-Za-z_]\w*)$/;

export interface Asked {
  readonly attribute: string;
  readonly of: { readonly key: string } | undefined;
}

/** What a filter of `jq` asks for, as far as it is understood: `.id`, `.[0].id`, `.[] | select(.name=="x") | .id`. */
export const askedBy = (filter: string): Asked | undefined => {
  const trimmed = filter.trim();
  // An answer is one thing, or a list of one: the same is asked of either.
  const [otherwise, asked, end] = trimmed.split(/\s+/).slice(-3);
  const isEither = /^if\s+type\s*==\s*"array"\s+then\s/.test(trimmed) && otherwise === 'else' && end === 'end';
  const either = isEither ? (asked ?? trimmed) : trimmed;
  // `.[0] | .id` asks for what `.[0].id` does.
  const [withoutDefault = either] = either.split('//', 1);
  const plainFilter = withoutDefault
    .trimEnd()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/^(\.(?:[a-z]+)?\[\d*\])\s*\|\s*(\.[A-Za-z_])/, '$1$2');
  const plain = path.exec(plainFilter)?.[1];
  if (plain !== undefined) return { attribute: plain, of: undefined };
  const [, key, attribute] = selected.exec(plainFilter) ?? [];
  return key === undefined || attribute === undefined ? undefined : { attribute, of: { key } };
};

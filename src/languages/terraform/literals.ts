import type { Json } from '../../source/json.ts';
import type { Body, Expression } from './syntax.ts';

/** A mapping being filled. */
type Filling = Map<string, Json | Filling | Json[]>;

const literalOf = (expression: Expression): Json => {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'list') return expression.items.map(literalOf);
  if (expression.kind !== 'object') return null;
  return Object.fromEntries(
    expression.items.flatMap(({ key, value }) =>
      key.kind === 'literal' ? [[String(key.value), literalOf(value)] as const] : [],
    ),
  );
};

const filled = (filling: Filling): Json =>
  Object.fromEntries([...filling].map(([key, value]) => [key, value instanceof Map ? filled(value) : value]));

const fill = (filling: Filling, { attributes, blocks }: Body): Filling => {
  for (const { type, labels, body } of blocks) {
    const name = type === 'dynamic' ? (labels[0] ?? type) : type;
    const known = filling.get(name);
    const value = filled(fill(new Map(), body));
    if (Array.isArray(known)) known.push(value);
    else filling.set(name, [value]);
  }
  for (const { name, expression } of attributes.values()) filling.set(name, literalOf(expression));
  return filling;
};

const within = (filling: Filling, key: string): Filling => {
  const known = filling.get(key);
  if (known instanceof Map) return known;
  const next: Filling = new Map();
  filling.set(key, next);
  return next;
};

/** The literal texts of a file, under the paths by which they are found there; everything else is null. */
export const literalsOf = (body: Body): Json => {
  const top: Filling = fill(new Map(), { attributes: body.attributes, blocks: [] });
  for (const { type, labels, body: inner } of body.blocks) fill([type, ...labels].reduce(within, top), inner);
  return filled(top);
};

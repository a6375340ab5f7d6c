import type { Locate, Wanted } from '../../../input/parse/parsed.ts';
import type { Path, Range, Segment } from '../../../source/place.ts';
import { nthName } from '../run/module.ts';
import type { Block, Body, Expression } from '../syntax.ts';

/** A place in a file: the ranges of its name and of its value, and what lies below it. */
interface Spot {
  readonly key: Range;
  readonly value: Range;
  readonly below: (segment: Segment) => Spot | undefined;
}

const ofExpression = (expression: Expression, key: Range): Spot => {
  const self: Spot = {
    key,
    value: expression.range,
    below: (segment) => {
      if (expression.kind === 'list' && typeof segment === 'number') {
        const item = expression.items[segment];
        return item === undefined ? undefined : ofExpression(item, item.range);
      }
      if (expression.kind !== 'object') return undefined;
      // One mapping in place of a list of one
      if (segment === 0) return self;
      const entry = expression.items.find((item) => item.key.kind === 'literal' && item.key.value === segment);
      return entry === undefined ? undefined : ofExpression(entry.value, entry.key.range);
    },
  };
  return self;
};

const contentOf = ({ body }: Block): Body => body.blocks.find(({ type }) => type === 'content')?.body ?? body;

const ofBlock = (block: Block): Spot => ({
  key: block.header,
  value: block.range,
  below: inBody(block.type === 'dynamic' ? contentOf(block) : block.body),
});

/** Blocks of one name: below them, by number. A `dynamic` one is all that it makes. */
const ofBlocks = (blocks: readonly Block[]): Spot | undefined => {
  const [first] = blocks;
  if (first === undefined) return undefined;
  const dynamic = blocks.findIndex(({ type }) => type === 'dynamic');
  return {
    key: first.header,
    value: first.range,
    below: (segment) => {
      if (typeof segment !== 'number') return undefined;
      const block = blocks[dynamic === -1 ? segment : Math.min(segment, dynamic)];
      return block === undefined ? undefined : ofBlock(block);
    },
  };
};

const inBody =
  ({ attributes, blocks }: Body): Spot['below'] =>
  (segment) => {
    const attribute = typeof segment === 'string' ? attributes.get(segment) : undefined;
    if (attribute !== undefined) return ofExpression(attribute.expression, attribute.nameRange);
    return ofBlocks(blocks.filter(({ type, labels }) => (type === 'dynamic' ? labels[0] : type) === segment));
  };

/** How many labels the blocks of a type have, which stand in a path as keys. */
const labelsOf = (type: Segment | undefined): number => {
  if (type === 'resource' || type === 'data') return 2;
  return type === 'module' || type === 'variable' || type === 'output' || type === 'provider' ? 1 : 0;
};

/** The blocks at the top of a file by their type and labels; `locals` blocks are all one. */
const index = (body: Body): ReadonlyMap<string, readonly Block[]> => {
  const found = new Map<string, Block[]>();
  for (const block of body.blocks) {
    const name = JSON.stringify([block.type, ...block.labels]);
    const group = found.get(name);
    if (group === undefined) found.set(name, [block]);
    else group.push(block);
    const [type, label] = block.labels;
    // Of resources with one address each can be asked for by itself.
    if (group !== undefined && type !== undefined && label !== undefined)
      found.set(JSON.stringify([block.type, type, nthName(label, group.length)]), [block]);
  }
  return found;
};

const fromTop = (body: Body, blocks: ReadonlyMap<string, readonly Block[]>, path: Path): readonly Spot[] => {
  const [type] = path;
  const count = 1 + labelsOf(type);
  const named = blocks.get(JSON.stringify(path.slice(0, count))) ?? [];
  const spots = (from: Spot['below'], rest: Path): readonly Spot[] => {
    const found: Spot[] = [];
    let below: Spot['below'] = from;
    for (const segment of rest) {
      const next = below(segment);
      if (next === undefined) break;
      found.push(next);
      below = next.below;
    }
    return found;
  };
  if (named.length === 0) return spots(inBody(body), path);
  const rest = path.slice(count);
  const within = named.map((block) => [
    { key: block.header, value: block.range, below: inBody(block.body) },
    ...spots(inBody(block.body), rest),
  ]);
  return within.reduce((best, each) => (each.length > best.length ? each : best));
};

const complete = (path: Path, spots: readonly Spot[]): boolean =>
  spots.length === path.length || spots.length === path.length - labelsOf(path[0]);

/** Finds paths in a file of Terraform's language: blocks by their type and labels, then arguments and blocks by name. */
export const locateInBody = (body: Body, text: string): Locate => {
  let blocks: ReadonlyMap<string, readonly Block[]> | undefined;
  return (wanted) => {
    const known = (blocks ??= index(body));
    return wanted.map(({ path, at }: Wanted) => {
      // Part of a name is no place: at the end, where no comment is
      if (path.length > 0 && path.length <= labelsOf(path[0]) && !body.attributes.has(String(path[0])))
        return { start: text.length, end: text.length };
      const spots = fromTop(body, known, path);
      const last = spots.at(-1);
      if (last === undefined) return { start: 0, end: text.length };
      return at === 'key' && complete(path, spots) ? last.key : last.value;
    });
  };
};

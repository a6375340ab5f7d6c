/** Which blocks of a Markdown page belong together: the others are examples of their own, or alternatives. */
import { isMapping, isReference, type Declared, type Value } from '../declared/declared.ts';
import type { Range } from '../../source/place.ts';
import type { Flow } from './key-names.ts';
import { lastStartUpTo } from './layout/lines.ts';
import type { Segment } from './layout/segment.ts';

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);

/** Addresses of what a value refers to. */
const referredIn = (value: Value): readonly string[] => {
  if (isReference(value)) return [value.reference.address];
  if (isValues(value)) return value.flatMap(referredIn);
  return isMapping(value) ? [...value.values()].flatMap(referredIn) : [];
};

const referredBy = ({ values }: Declared): readonly string[] => [...values.values()].flatMap(referredIn);

/** Groups of numbers below a limit, each alone at first. */
const groupsUpTo = (count: number) => {
  const parents = Array.from({ length: count }, (_, nth) => nth);
  /** Sets all that is on the way nearer to its end, so that ways stay short. */
  const of = (nth: number): number => {
    let at = nth;
    for (let parent = parents[at] ?? at; parent !== at; parent = parents[at] ?? at) {
      const next = parents[parent] ?? parent;
      parents[at] = next;
      at = next;
    }
    return at;
  };
  return {
    of,
    join: (one: number, other: number): void => {
      parents[of(one)] = of(other);
    },
  };
};

const gives = /_policy$|_members$/;

/** What a block gives that is one of two ways is perhaps not given; what it makes, both ways make. */
const withDoubt = (declared: Declared, { perhaps }: Segment): Declared =>
  perhaps === undefined || !gives.test(declared.type)
    ? declared
    : { ...declared, uncertainBecause: declared.uncertainBecause ?? perhaps };

/**
 * Tells of each resource of a page which part of the page it is of. Blocks are one part where a value ties them: a variable
 * that one sets and the other uses, or a thing that one makes and the other refers to. What is only looked up ties nothing,
 * and is in each part that refers to it.
 * @param rangeOf where a resource is declared
 */
export const inParts = (
  declaredThere: readonly Declared[],
  segments: readonly Segment[],
  flows: readonly Flow[],
  rangeOf: (declared: Declared) => Range | undefined,
): readonly Declared[] => {
  if (segments.length < 2) return declaredThere;
  const ends = segments.map(({ text, sourceOf }) => sourceOf({ start: 0, end: text.length }).end);
  const starts = [0, ...ends.slice(0, -1)];
  const blockAt = (offset: number): number => lastStartUpTo(offset, starts.length, (index) => starts[index]);
  const resources = declaredThere.map((declared) => {
    const segment = segments[blockAt(rangeOf(declared)?.start ?? 0)];
    return segment === undefined ? declared : withDoubt(declared, segment);
  });
  const groups = groupsUpTo(segments.length);
  for (const { from, to } of flows) groups.join(blockAt(from.start), blockAt(to.start));
  const blocks = new Map(resources.map((declared) => [declared, blockAt(rangeOf(declared)?.start ?? 0)]));
  const made = new Map(resources.filter(({ mode }) => mode === 'managed').map((one) => [one.address, one]));
  for (const [declared, block] of blocks) {
    for (const address of referredBy(declared)) {
      const to = made.get(address);
      if (to !== undefined) groups.join(block, blocks.get(to) ?? block);
    }
  }
  const partOf = (declared: Declared): number => groups.of(blocks.get(declared) ?? 0);
  if (new Set(resources.map(partOf)).size < 2) return resources;
  const referring = new Map<string, Set<number>>();
  for (const declared of resources) {
    for (const address of referredBy(declared)) {
      referring.set(address, (referring.get(address) ?? new Set()).add(partOf(declared)));
    }
  }
  return resources.flatMap((declared) =>
    declared.mode === 'managed'
      ? [{ ...declared, part: partOf(declared) }]
      : [...new Set([partOf(declared), ...(referring.get(declared.address) ?? [])])].map((part) => ({
          ...declared,
          part,
        })),
  );
};

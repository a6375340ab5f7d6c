import { isOrigin } from '../../../src/source/place.ts';
import { parse } from '../../../src/input/parse/parse.ts';
import type { Parsed } from '../../../src/input/parse/parsed.ts';
import type { Finding } from '../../../src/finding/finding.ts';
import type { Range } from '../../../src/source/place.ts';

/** Parses a text, or bytes, as a file of this name. */
export const parsed = (name: string, content: string | Uint8Array): Promise<Parsed> =>
  parse({
    file: { name, path: `/somewhere/${name}`, given: 'named' },
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  });

/** The range of a finding of `parse`: each has a place in the text. */
export const rangeOf = ({ place }: Pick<Finding, 'place'>): Range => {
  if (isOrigin(place)) throw new Error('a finding of `parse` stands at a spot in the text');
  return place.range;
};

/** A finding as tests write it down: rule, the marked text, message, and of a related place the same. */
export const told = ({ text }: Parsed, finding: Finding): readonly string[] => {
  const mark = (place: Finding['place']): string => {
    const { start, end } = rangeOf({ place });
    return text.slice(start, end);
  };
  return [
    finding.rule,
    mark(finding.place),
    finding.message,
    ...finding.related.flatMap((r) => [mark(r.place), r.note]),
  ];
};

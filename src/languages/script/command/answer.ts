import type { Range } from '../../../source/place.ts';
import type { Output } from '../run/output.ts';
import type { Hole, Text } from '../run/text.ts';
import { refer, type Made } from './declarations.ts';

/** The attribute of a resource as a text with one hole. */
export const attributeText = (made: Made, attribute: string, range: Range): Text => {
  const hole: Hole = { hole: refer(made, attribute), tag: `${made.address}.${attribute}`, range };
  return [hole];
};

/** What a command answers of a resource: any of its attributes can be asked for; its name is known. */
export const answerOf = (made: Made, name: Text | undefined): Output => ({
  is: 'answer',
  attribute: (attribute, _, range) =>
    attribute === 'name' && name !== undefined ? name : attributeText(made, attribute, range),
});

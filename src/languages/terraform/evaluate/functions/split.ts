import { isReference, type Reference, type Value } from '../../../declared/declared.ts';
import { isUnknown, unknown } from '../../../../source/unknown.ts';
import { failure, textOf } from '../value.ts';
import { ofAll } from './function.ts';

const crnParts = 10;
const guidPart = 7;

/** The parts of an instance's CRN before there is any: IBM's documents take the GUID so. */
const partsOfCrn = (crn: Reference): readonly Value[] =>
  Array.from({ length: crnParts }, (_, part): Value => {
    const guid: Reference = { unknown: crn.unknown, reference: { ...crn.reference, attribute: 'guid' } };
    return part === guidPart ? guid : unknown(crn.unknown);
  });

const isCrn = ({ reference: { type, attribute } }: Reference): boolean =>
  type === 'ibm_resource_instance' && /^(?:id|crn)$/.test(attribute);

/** A text in parts. */
export const split = ofAll((given) => {
  const [by, text] = given;
  if (by === ':' && isReference(text) && isCrn(text)) return partsOfCrn(text);
  const open = given.find(isUnknown);
  if (open !== undefined) return unknown(open.unknown);
  const [separator, whole] = given.map(textOf);
  if (given.length !== 2 || separator === undefined || whole === undefined) return failure('this takes 2 texts');
  return separator === '' ? [...whole] : whole.split(separator);
});

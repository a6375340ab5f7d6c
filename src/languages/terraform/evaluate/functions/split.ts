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
export const split = ofAll((args) => {
  const [by, from] = args;
  if (by === ':' && isReference(from) && isCrn(from)) return partsOfCrn(from);
  const unresolved = args.find(isUnknown);
  if (unresolved !== undefined) return unknown(unresolved.unknown);
  const [separator, text] = args.map(textOf);
  if (args.length !== 2 || separator === undefined || text === undefined) return failure('this takes 2 texts');
  return separator === '' ? [...text] : text.split(separator);
});

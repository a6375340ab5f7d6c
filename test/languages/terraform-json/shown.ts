import { isMapping, isReference, type Declared, type Value } from '../../../src/languages/declared/declared.ts';
import { isUnknown } from '../../../src/source/unknown.ts';
import { readTerraformJson, type TerraformReading } from '../../../src/languages/terraform-json/read.ts';
import type { Json } from '../../../src/source/json.ts';
import { isOrigin, pointerOf } from '../../../src/source/place.ts';

const isValues = (value: Value): value is readonly Value[] => Array.isArray(value);

/** A value as tests state it: `-> address.attribute` for a reference, `? why` for what is not known. */
const shown = (value: Value): Json => {
  if (isReference(value)) return `-> ${value.reference.address}.${value.reference.attribute}`;
  if (isUnknown(value)) return `? ${value.unknown}`;
  if (isValues(value)) return value.map(shown);
  if (isMapping(value)) return Object.fromEntries([...value].map(([key, item]): [string, Json] => [key, shown(item)]));
  return value;
};

/** What of a resource's values tests look at: the named ones, or all. */
export const shownValues = ({ values }: Declared, names: readonly string[] = [...values.keys()]): Json =>
  Object.fromEntries(
    names.flatMap((name): readonly [string, Json][] => {
      const value = values.get(name);
      return value === undefined ? [] : [[name, shown(value)]];
    }),
  );

export const readJson = (value: Json, view: 'after' | 'before' = 'after'): TerraformReading =>
  readTerraformJson({ ref: { source: 'plan.json', index: 0 }, value }, view);

/** Findings in a line each: `rule at pointer: message`. */
export const printProblems = ({ problems }: Pick<TerraformReading, 'problems'>): readonly string[] =>
  problems.map(({ rule, place, message }) => `${rule} at ${isOrigin(place) ? pointerOf(place.path) : '?'}: ${message}`);

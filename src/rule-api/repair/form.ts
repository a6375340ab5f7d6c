import type { Repair } from '../../finding/finding.ts';
import { declaredBy } from '../../account/model/unresolved.ts';
import {
  hcl,
  hclReference,
  inLines,
  json,
  jsonValue,
  remark,
  shell,
  yaml,
  type Snippet,
} from '../../snippet/snippet.ts';
import type { Json } from '../../source/json.ts';
import { isOrigin, sourceOf, type Place } from '../../source/place.ts';

/** Sections of plans and states, which are made of code. */
const ofPlans: ReadonlySet<string | number | undefined> = new Set([
  'planned_values',
  'resource_changes',
  'prior_state',
  'values',
]);

/** True for a place in a source of JSON, where all texts have quotes. */
export const isJson = (place: Place): boolean => /\.(?:json|ndjson|jsonl)$/.test(sourceOf(place));

/** True for a place in Terraform's code, or in what Terraform made of it: what is to be changed is the code. */
export const isTerraform = (place: Place): boolean =>
  /\.(?:tf|tofu|tf\.json)$/.test(sourceOf(place)) || (isOrigin(place) && ofPlans.has(place.path[0]) && isJson(place));

/** The command of a script that a place belongs to, such as `line 3`; undefined for a place elsewhere. */
export const commandAt = (place: Place): string | undefined => {
  const [first] = isOrigin(place) ? place.path : [];
  return typeof first === 'string' && /^line \d+/.test(first) ? first : undefined;
};

/** The value that is meant, to be written over the one at a place, quoted as the form of its source wants it. */
export const correction = (place: Place, meant: string): Repair => {
  if (isTerraform(place)) return { kind: 'terraform', text: hcl`${meant}` };
  if (commandAt(place) !== undefined) return { kind: 'edit', text: shell`${meant}` };
  return { kind: 'edit', text: isJson(place) ? json`${meant}` : yaml`${meant}` };
};

/** Texts of YAML may be plain; other values look as in JSON. */
const inYaml = (value: Json): Snippet => (typeof value === 'string' ? yaml`${value}` : jsonValue(value));

/**
 * A key with its value, as the form of the source at a place has it. It is for the mapping or block around the place that
 * has this key, else for the one that holds what the finding is about.
 *
 * @param address of the resource that the argument is for, where the finding is in a block of it
 */
export const entry = (place: Place, key: string, value: Json, address?: string): Repair => {
  if (isTerraform(place)) {
    const argument = hcl`${hclReference(key) ?? []} = ${typeof value === 'string' ? value : jsonValue(value)}`;
    const declared = address === undefined ? undefined : declaredBy(address);
    return { kind: 'terraform', text: declared === undefined ? argument : inLines([remark(declared), argument]) };
  }
  return { kind: 'edit', text: isJson(place) ? json`${key}: ${jsonValue(value)}` : yaml`${key}: ${inYaml(value)}` };
};

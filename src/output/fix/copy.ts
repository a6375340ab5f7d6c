import { get, isList, isObject, textAt, type Json } from '../../source/json.ts';
import type { Path } from '../../source/place.ts';

/** What IBM Cloud adds to a thing when it shows it, and nobody writes. */
const added = ['href', 'created_at', 'created_by_id', 'last_modified_at', 'entity_tag', 'etag'] as const;

/** What Terraform writes at the top of a plan or a state. */
const madeOfCode = ['terraform_version', 'planned_values', 'lineage'] as const;

const isShown = (value: Json): boolean =>
  isObject(value) &&
  (added.some((key) => Object.hasOwn(value, key)) ||
    (textAt(value, 'id') !== undefined && /^(?:access|authorization)$/.test(textAt(value, 'type') ?? '')));

/**
 * True for a place in a copy of what is elsewhere: in what IBM Cloud shows of an account, or in a plan or state. To edit it
 * would take the finding away and leave the account, or the code, as it is.
 */
export const isCopy = (root: Json, path: Path): boolean => {
  if (isObject(root) && madeOfCode.some((key) => Object.hasOwn(root, key))) return true;
  let here: Json | undefined = root;
  for (const step of path) {
    if (here !== undefined && isShown(here)) return true;
    here = typeof step === 'number' ? (isList(here) ? here[step] : undefined) : get(here, step);
  }
  return here !== undefined && isShown(here);
};

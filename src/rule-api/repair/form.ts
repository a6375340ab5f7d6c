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
import {
  expressionAt,
  isOrigin,
  pathText,
  placeGiven,
  sourceOf,
  type Origin,
  type Path,
  type Place,
} from '../../source/place.ts';

/** Sections of plans and states, which are made of code. */
const ofPlans: ReadonlySet<string | number | undefined> = new Set([
  'planned_values',
  'resource_changes',
  'prior_state',
  'values',
]);

/** True for a place in a source of JSON, where all texts have quotes. */
export const isJson = (place: Place): boolean => /\.(?:json|ndjson|jsonl)$/.test(sourceOf(place));

/** The command of a script that a place belongs to, such as `line 3`; undefined for a place elsewhere. */
export const commandAt = (place: Place): string | undefined => {
  const [first] = isOrigin(place) ? place.path : [];
  return typeof first === 'string' && /^line \d+/.test(first) ? first : undefined;
};

/**
 * True for a place in Terraform's code, or in what Terraform made of it: what is to be changed is the code. A command that
 * the code has run is text of a shell.
 */
export const isTerraform = (place: Place): boolean =>
  (/\.(?:tf|tofu|tf\.json)$/.test(sourceOf(place)) && commandAt(place) === undefined) ||
  (isOrigin(place) && ofPlans.has(place.path[0]) && isJson(place));

/** What to change where code says a thing by an expression. */
const decidedBy = ([root, name]: Path, caller: Origin | undefined): string => {
  const [kind, call, argument] = caller?.path ?? [];
  if (kind === 'module' && argument !== undefined) return `the argument \`${argument}\` of \`module.${call}\``;
  if (root === 'var') return `what the variable \`${name}\` is given`;
  if (root === 'local') return `the local value \`${name}\``;
  if (root === 'each') return 'what `for_each` is given';
  if (name === 'value') return `what \`for_each\` of the \`dynamic\` block \`${root}\` is given`;
  return root === undefined ? 'what it is made of' : 'that';
};

/**
 * A repair of Terraform code that writes a literal over what is at a place; one that is not offered where code has an
 * expression there.
 */
export const overwriting = (place: Place, text: Snippet, given?: Origin): Repair => {
  const names = isOrigin(place) ? expressionAt(place) : undefined;
  if (names === undefined) return { kind: 'terraform', text };
  const says = names.length === 0 ? 'an expression' : `\`${pathText(names)}\``;
  return { kind: 'terraform', text, instead: `the code has ${says} here: change ${decidedBy(names, given)}` };
};

/** An argument of Terraform's code set to a literal: in its block, or with whoever calls the module and gives the value. */
export const assignment = (place: Origin, name: Snippet, value: Snippet): Repair => {
  const given = placeGiven(place);
  return given === undefined ? overwriting(place, hcl`${name} = ${value}`) : overwriting(given, value);
};

/** A word of a command; where a variable stands there, what gives it its value is to be changed. */
const inCommand = (place: Place, text: Snippet): Repair => {
  const [variable, line] = (isOrigin(place) ? expressionAt(place) : undefined) ?? [];
  if (variable === undefined) return { kind: 'edit', text };
  const instead = `the command has \`${variable}\` here: change the value that ${line} gives it to \`${text.text}\``;
  return { kind: 'edit', text, instead };
};

/** Where a value is changed that a finding is about: with whoever calls the module, if that gives it. */
const writtenAt = (place: Place): Place => (isOrigin(place) ? (placeGiven(place) ?? place) : place);

/** The value that is meant, to be written over the one at a place, quoted as the form of its source wants it. */
export const correction = (place: Place, meant: string): Repair => {
  if (isTerraform(place)) return overwriting(writtenAt(place), hcl`${meant}`);
  if (commandAt(place) !== undefined) return inCommand(place, shell`${meant}`);
  return { kind: 'edit', text: isJson(place) ? json`${meant}` : yaml`${meant}` };
};

/** Texts of YAML may be plain; other values look as in JSON. */
const inYaml = (value: Json): Snippet => (typeof value === 'string' ? yaml`${value}` : jsonValue(value));

/** The argument of a name in the block or mapping around a place, or the place where none has it. */
const argumentAt = (place: Place, key: string): Place => {
  if (!isOrigin(place)) return place;
  const { path, expressions } = place;
  if (path.includes(key)) return place;
  const around = path
    .map((_, nth) => path.slice(0, path.length - nth))
    .filter((one) => one.length >= (expressions?.length ?? 0));
  const found = around
    .map((one): Origin => ({ ...place, path: [...one, key] }))
    .find((one) => expressionAt(one) !== undefined);
  return found ?? { ...place, expressions: undefined };
};

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
    const text = declared === undefined ? argument : inLines([remark(declared), argument]);
    return overwriting(argumentAt(writtenAt(place), key), text);
  }
  return { kind: 'edit', text: isJson(place) ? json`${key}: ${jsonValue(value)}` : yaml`${key}: ${inYaml(value)}` };
};

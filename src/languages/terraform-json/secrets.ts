import type { Finding } from '../../finding/finding.ts';
import { diagnostic } from '../../finding/diagnostic.ts';
import { findSecrets } from '../../input/secrets/find-secrets.ts';
import { flagAt, get, isList, isObject, listAt, textAt, type Json, type JsonObject } from '../../source/json.ts';
import { isOrigin, type DocumentRef, type Path, type Segment } from '../../source/place.ts';
import { isSecretName } from './secret-name.ts';

/** The texts below a value, where a mark of the same form says that they are sensitive. */
function* markedBelow(value: Json | undefined, mark: Json | undefined, path: Path): Iterable<Path> {
  if (value === undefined || value === null || mark === undefined) return;
  if (mark === true) {
    yield path;
    return;
  }
  if (isList(value) && isList(mark)) {
    for (const [index, item] of value.entries()) yield* markedBelow(item, mark[index], [...path, index]);
  } else if (isObject(value) && isObject(mark)) {
    for (const key of Object.keys(mark)) yield* markedBelow(get(value, key), get(mark, key), [...path, key]);
  }
}

/** What is sensitive in a document of Terraform, by mark or by name, wherever in it that stands. */
function* sensitiveBelow(value: Json, path: Path): Iterable<Path> {
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* sensitiveBelow(item, [...path, index]);
    return;
  }
  if (!isObject(value)) return;
  yield* markedBelow(get(value, 'values'), get(value, 'sensitive_values'), [...path, 'values']);
  for (const side of ['before', 'after']) {
    yield* markedBelow(get(value, side), get(value, `${side}_sensitive`), [...path, side]);
  }
  for (const attribute of listAt(value, 'sensitive_attributes')) {
    const [step] = isList(attribute) ? attribute : [];
    const name = textAt(step, 'value');
    if (name !== undefined && get(get(value, 'attributes'), name) !== undefined) yield [...path, 'attributes', name];
  }
  if (flagAt(value, 'sensitive') === true && get(value, 'value') !== undefined) yield [...path, 'value'];
  for (const key of Object.keys(value)) {
    const item = get(value, key);
    if (isSecretName(key) && typeof item === 'string') yield [...path, key];
    else if (isSecretName(key) && textAt(item, 'constant_value') !== undefined) yield [...path, key, 'constant_value'];
    // an output
    else if (isSecretName(key) && textAt(item, 'value') !== undefined) yield [...path, key, 'value'];
    else if (typeof item === 'object' && item !== null) yield* sensitiveBelow(item, [...path, key]);
  }
}

/** Variables of the root module that are declared sensitive, or named as secrets are. */
function* sensitiveVariables(plan: JsonObject): Iterable<Path> {
  const declared = get(get(get(plan, 'configuration'), 'root_module'), 'variables');
  const variables = get(plan, 'variables');
  if (!isObject(variables)) return;
  for (const name of Object.keys(variables)) {
    const isSecret = flagAt(get(declared, name), 'sensitive') === true || /api_?key|token|password|secret/i.test(name);
    if (isSecret && get(get(variables, name), 'value') !== undefined) yield ['variables', name, 'value'];
  }
}

/** Where values stand that must not be shown. */
export const sensitivePaths = (value: JsonObject): readonly Path[] => [
  ...sensitiveVariables(value),
  ...sensitiveBelow(value, []),
];

const at = (value: Json | undefined, path: readonly Segment[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (from, segment) => (typeof segment === 'number' ? (isList(from) ? from[segment] : undefined) : get(from, segment)),
    value,
  );

const help =
  'Terraform writes secrets in plain text: keep plans and states out of repositories, and lint them without a file, ' +
  '`terraform show -json PLAN | iamlint lint -`';

/**
 * `plaintext-api-key` for each API key or token of a plan or state: once, though plans repeat them; also where a variable,
 * an output or the configuration holds one.
 */
export const secretsIn = (value: JsonObject, ref: DocumentRef, sensitive: readonly Path[]): readonly Finding[] => {
  const seen = new Set<Json>();
  const found: Finding[] = [];
  const add = (path: Path, name: string): void => {
    const secret = at(value, path) ?? null;
    if (seen.has(secret)) return;
    seen.add(secret);
    const message = `\`${name}\` contains an API key or a token in plain text: everybody who reads this file can use it`;
    found.push(diagnostic('plaintext-api-key', { document: ref, path }, message, { help }));
  };
  // The search by names is that of other documents.
  const search = (document: JsonObject): readonly Path[] =>
    findSecrets({ text: 'token:', documents: [{ ref, value: document }] }).flatMap(({ place }) =>
      isOrigin(place) ? [place.path] : [],
    );
  for (const path of sensitive) {
    const name = String(path.at(-2));
    if (!/^(constant_)?value$/.test(String(path.at(-1)))) continue;
    if (search({ [name]: at(value, path) ?? null }).some(({ length }) => length === 1)) add(path, name);
  }
  for (const path of search(value)) add(path, String(path.at(-1)));
  return found;
};

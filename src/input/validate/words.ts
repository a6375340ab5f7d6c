import type { Json } from '../../source/json.ts';
import { isObject } from '../../source/json.ts';
import { code, listTexts } from '../../source/list-names.ts';
import type { Change } from '../../finding/fix.ts';
import { nearest } from '../../source/nearest.ts';
import type { Path } from '../../source/place.ts';
import { typeName } from '../../source/type-name.ts';
import { follow } from './pointer.ts';
import type { SchemaError } from './validator.ts';

/** What is wrong with a value, in words, and where below it. */
export interface Fault {
  readonly path: Path;
  readonly message: string;
  readonly help?: string;
  /** What was meant, where that is near enough. */
  readonly change?: Change;
}

/** A longer value might be a key or a token, and is no slip of the hand in any case. */
const maxEcho = 40;

const secretName = /(api_?key|token|password|passwd|private_key|payload|secret)$/i;

/** What a path is called: "`roles`", "item 0 of `roles`", or, for all of it, `root`. */
const called = (path: Path, root: string): string => {
  const last = path.at(-1);
  if (last === undefined) return root;
  if (typeof last === 'string') return code(last);
  const list = path.at(-2);
  return typeof list === 'string' ? `item ${last} of ${code(list)}` : `item ${last}`;
};

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'empty',
};

/** The value as it may be shown: in quotes where it is short and no secret, else by its type. */
const shown = (value: Json | undefined, path: Path): string => {
  if (path.some((key) => typeof key === 'string' && secretName.test(key))) return typeName(value);
  if (typeof value === 'string' && value.length <= maxEcho) return `\`${value}\``;
  return typeof value === 'number' ? String(value) : typeName(value);
};

const wrongType = (name: string, value: Json | undefined, { params }: SchemaError, path: Path): Fault => {
  const types = [params.type ?? []].flat();
  const wanted = types.filter((type) => type !== 'null' || types.length === 1);
  const message = `${name} is ${typeName(value)}, but should be ${listTexts(
    wanted.map((type) => typeWords[type] ?? type),
    'or',
  )}`;
  const bare = typeof value === 'number' || typeof value === 'boolean';
  return bare && wanted.includes('string') ? { path, message, help: 'put quotes around it' } : { path, message };
};

/** More values than this are not a hint but a dump. */
const maxValues = 3;

const wrongValue = (name: string, value: Json | undefined, { params }: SchemaError, path: Path): Fault => {
  const texts = (params.allowed ?? []).filter((allowed) => typeof allowed === 'string');
  const numbers = (params.allowed ?? []).filter((allowed) => typeof allowed === 'number');
  const is = `${name} is ${shown(value, path)}`;
  if (typeof value !== 'string' && texts.length > maxValues) return { path, message: `${is}, but should be a text` };
  const near = typeof value === 'string' ? nearest(value, texts) : undefined;
  if (near !== undefined && typeof value === 'string')
    return { path, message: `${is}: did you mean \`${near}\`?`, change: { do: 'set', was: value, value: near } };
  const all = [...texts.map((text) => `\`${text}\``), ...numbers.map(String)];
  if (all.length <= maxValues) return { path, message: `${is}, but should be ${listTexts(all, 'or')}` };
  return { path, message: `${is}, which is not an allowed value` };
};

const ownWords = (name: string, { message = '' }: SchemaError, path: Path): Fault => {
  if (message === '') return { path, message: `${name} is not valid` };
  return { path, message: message.startsWith('should ') ? `${name} ${message}` : message };
};

/** Keys of a mapping that stand where a missing field should. */
const strays = (value: Json | undefined, fields: readonly string[]): readonly string[] =>
  isObject(value) ? Object.keys(value).filter((key) => !fields.includes(key)) : [];

/** Fields that are missing from one mapping: each explained by a slip beside it, the others in one sentence. */
const missing = (
  errors: readonly SchemaError[],
  value: Json | undefined,
  path: Path,
  name: string,
): readonly Fault[] => {
  const slips: Fault[] = [];
  const absent: string[] = [];
  for (const { params } of errors) {
    const wanted = params.missing ?? '';
    const fields = params.fields ?? [];
    const slip = strays(value, fields).find((key) => nearest(key, [wanted, ...fields]) === wanted);
    if (slip === undefined) absent.push(code(wanted));
    else {
      const message = `${code(slip)}: did you mean ${code(wanted)}?`;
      slips.push({ path: [...path, slip], message, change: { do: 'rename', to: wanted } });
    }
  }
  return absent.length === 0 ? slips : [...slips, { path, message: `${name} needs ${listTexts(absent, 'and')}` }];
};

/** Fields that do not belong where they stand. */
const unknownField = ({ params }: SchemaError, path: Path): Fault => {
  const extra = params.extra ?? '';
  const near = nearest(extra, params.fields ?? []);
  const message = `there is no field ${code(extra)} here`;
  return near === undefined
    ? { path: [...path, extra], message, help: 'remove it: an unknown field may be a typo' }
    : {
        path: [...path, extra],
        message: `${message}: did you mean ${code(near)}?`,
        change: { do: 'rename', to: near },
      };
};

/** Errors that only say that another error is one. */
const isNoise = ({ keyword, schemaPath }: SchemaError): boolean =>
  keyword === 'if' || /\/anyOf\/\d+\//.test(schemaPath) || /\/not\//.test(schemaPath);

/**
 * What is wrong with a value, as sentences. `root` is what to call the value itself, such as "this policy". Errors that
 * say the same in other words, or follow from one that was said, are left out.
 */
export const faultsOf = (errors: readonly SchemaError[], value: Json, root: string): readonly Fault[] => {
  const faults: Fault[] = [];
  const relevant = errors.filter((error) => !isNoise(error));
  const explained = new Set(relevant.flatMap((error) => (error.keyword === 'required' ? [] : [suggested(error)])));
  const places = new Map<string, SchemaError[]>();
  for (const error of relevant) {
    const here = places.get(error.instancePath);
    if (here === undefined) places.set(error.instancePath, [error]);
    else here.push(error);
  }
  for (const [pointer, here] of places) {
    const { path, found } = follow(pointer, value);
    const name = called(path, root);
    for (const error of here) {
      if (error.keyword === 'required') continue;
      faults.push(fault(error, name, found, path));
    }
    const lacking = here.filter(
      ({ keyword, params }) => keyword === 'required' && !explained.has(`${pointer} ${params.missing ?? ''}`),
    );
    if (lacking.length > 0) faults.push(...missing(lacking, found, path, name));
  }
  return faults;
};

/** The field an unknown one was meant to be: its being missing needs no second word. */
const suggested = ({ instancePath, params }: SchemaError): string =>
  `${instancePath} ${params.extra === undefined ? '' : (nearest(params.extra, params.fields ?? []) ?? '')}`;

const fault = (error: SchemaError, name: string, found: Json | undefined, path: Path): Fault => {
  switch (error.keyword) {
    case 'type':
      return wrongType(name, found, error, path);
    case 'enum':
    case 'const':
      return wrongValue(name, found, error, path);
    case 'additionalProperties':
      return unknownField(error, path);
    default:
      return ownWords(name, error, path);
  }
};

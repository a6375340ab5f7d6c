import type { Json, JsonObject } from '../src/source/json.ts';
import { get, isList, isObject, listAt, textAt } from '../src/source/json.ts';

/**
 * Writes checks that answer yes or no, without a word why. ajv's validators are what judges a document that does not
 * fit, and they say why; but they are ten times this size, which a command that starts feels, and two times as slow on
 * an export of 100,000 policies. Nearly all documents fit, so that ajv's are loaded only when one does not.
 */

const runtime = `
const o = (v) => typeof v === 'object' && v !== null && !Array.isArray(v);
const every = (v, f) => { for (let i = 0; i < v.length; i++) if (!f(v[i])) return false; return true; };
const keys = (v, f) => { for (const k in v) if (!f(k, v[k])) return false; return true; };
const size = (v) => Object.keys(v).length;
`;

const types: Readonly<Record<string, string>> = {
  string: `typeof v === 'string'`,
  boolean: `typeof v === 'boolean'`,
  integer: 'Number.isInteger(v)',
  null: 'v === null',
  array: 'Array.isArray(v)',
  object: 'o(v)',
};

/** Keywords that check nothing by themselves. */
const silent: ReadonlySet<string> = new Set(['$id', '$defs', 'x-message', 'then', 'else']);

/** The type a keyword is about: it lets values of other types pass. */
const about: Readonly<Record<string, 'array' | 'object' | 'string' | 'number'>> = {
  items: 'array',
  minItems: 'array',
  required: 'object',
  properties: 'object',
  additionalProperties: 'object',
  minProperties: 'object',
  maxProperties: 'object',
  minLength: 'string',
  pattern: 'string',
  minimum: 'number',
};

const fail = (word: string, value: Json): never => {
  throw new Error(`yes-or-no.ts does not know \`${word}: ${JSON.stringify(value)}\``);
};

const not = (test: string): string => `!(${test})`;

/**
 * The code of a module with one exported function a schema, by the names given. Throws at a keyword it does not know:
 * to pass over one would let wrong documents through.
 */
export const yesOrNo = (schemas: ReadonlyMap<string, Json>, names: ReadonlyMap<string, string>): string => {
  const functions = new Map<string, string>();
  const bodies: string[] = [];

  /** The name of the function that checks one value against a schema of `file`. */
  const check = (schema: Json, file: string): string => {
    const text = JSON.stringify(schema);
    // a reference within the file means something else in another file
    const key = text.includes('"$ref":"#') ? `${file} ${text}` : text;
    const known = functions.get(key);
    if (known !== undefined) return known;
    const name = `f${functions.size}`;
    functions.set(key, name);
    bodies.push(`const ${name} = (v) => ${expression(schema, file)};`);
    return name;
  };

  const referenced = (ref: string, from: string): string => {
    const [file = '', pointer = ''] = ref.split('#');
    const steps = pointer.split('/').slice(1);
    const into = file === '' ? from : file;
    const schema = steps.reduce<Json | undefined>((value, key) => get(value, key), schemas.get(into));
    if (schema === undefined) throw new Error(`${from} refers to ${ref}, which is not there`);
    return check(schema, into);
  };

  const property = (key: string, schema: Json, required: boolean, file: string): string => {
    const field = `v[${JSON.stringify(key)}]`;
    return `(${required ? '' : `${field} === undefined || `}${check(schema, file)}(${field}))`;
  };

  const closed = (schema: JsonObject, rest: Json, file: string): string => {
    const listed = Object.keys(get(schema, 'properties') ?? {});
    const others = rest === false ? 'false' : `${check(rest, file)}(w)`;
    return `keys(v, (k, w) => ${[...listed.map((key) => `k === ${JSON.stringify(key)}`), others].join(' || ')})`;
  };

  const keyword = (word: string, value: Json, schema: JsonObject, file: string): string => {
    const [items, required] = [isList(value) ? value : [], listAt(schema, 'required')];
    switch (word) {
      case 'type':
        return (isList(value) ? value : [value]).map((type) => types[String(type)] ?? fail(word, type)).join(' || ');
      case 'enum':
        return items.map((item) => `v === ${JSON.stringify(item)}`).join(' || ');
      case 'const':
        return `v === ${JSON.stringify(value)}`;
      case '$ref':
        return `${referenced(String(value), file)}(v)`;
      case 'anyOf':
        return items.map((item) => expression(item, file)).join(' || ');
      case 'not':
        return not(expression(value, file));
      case 'if': {
        const [then, otherwise] = [get(schema, 'then'), get(schema, 'else')];
        const branch = (part: Json | undefined): string => (part === undefined ? 'true' : `${check(part, file)}(v)`);
        return `${check(value, file)}(v) ? ${branch(then)} : ${branch(otherwise)}`;
      }
      case 'items':
        return `every(v, ${check(value, file)})`;
      case 'required':
        return items.map((key) => `v[${JSON.stringify(key)}] !== undefined`).join(' && ');
      case 'properties':
        return Object.entries(value ?? {})
          .map(([key, part]) => property(key, part, required.includes(key), file))
          .join(' && ');
      case 'additionalProperties':
        return closed(schema, value, file);
      case 'minItems':
        return `v.length >= ${String(value)}`;
      case 'minLength':
        // ajv counts characters and not code units; they differ only where neither is near the bound of 1
        return value === 1 ? 'v.length >= 1' : fail(word, value);
      case 'minimum':
        return `v >= ${String(value)}`;
      case 'minProperties':
        return `size(v) >= ${String(value)}`;
      case 'maxProperties':
        return `size(v) <= ${String(value)}`;
      case 'pattern':
        return `${String(new RegExp(String(value), 'u'))}.test(v)`;
      default:
        return fail(word, value);
    }
  };

  const expression = (schema: Json, file: string): string => {
    if (!isObject(schema)) return fail('schema', schema);
    const only = textAt(schema, 'type');
    const words = Object.entries(schema).filter(([word]) => !silent.has(word));
    const order = words.toSorted(([a], [b]) => Number(b === 'type') - Number(a === 'type'));
    const tests = order.map(([word, value]) => {
      const [test, type] = [`(${keyword(word, value, schema, file)})`, about[word]];
      if (type === undefined || type === only) return test;
      return `(${not(types[type] ?? `typeof v === 'number'`)} || ${test})`;
    });
    return tests.length === 0 ? 'true' : tests.join(' && ');
  };

  const exported = [...names].map(([name, file]) => `export const ${name} = ${check(schemas.get(file) ?? {}, file)};`);
  return [runtime, ...bodies, ...exported].join('\n');
};

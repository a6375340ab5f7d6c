import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeywordErrorCxt } from 'ajv/dist/types/index.js';
import { _, stringify } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import type { Json } from '../src/source/json.ts';
import { isList, isObject } from '../src/source/json.ts';
import { boundErrors } from './bound-errors.ts';

/** Schemas that only describe: a snapshot is taken apart before it is validated. */
const notCompiled: ReadonlySet<string> = new Set(['account-snapshot.schema.json']);

/** Keywords of people's concern; at run time they would only be ballast. */
const annotations: ReadonlySet<string> = new Set([
  '$schema',
  '$comment',
  'title',
  'description',
  'examples',
  'default',
]);

/** Where keys are names of fields and definitions, and no keywords. */
const namesBelow: ReadonlySet<string> = new Set(['properties', '$defs']);

const withoutAnnotations = (schema: Json, names = false): Json => {
  if (isList(schema)) return schema.map((item) => withoutAnnotations(item));
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([key]) => names || !annotations.has(key));
  return Object.fromEntries(
    kept.map(([key, value]) => [key, withoutAnnotations(value, !names && namesBelow.has(key))]),
  );
};

const json = (text: string): Json => JSON.parse(text);

const folder = new URL('../schemas/', import.meta.url);
const schemas: ReadonlyMap<string, Json> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json') && !notCompiled.has(file))
    .toSorted()
    .map((file) => [file, withoutAnnotations(json(readFileSync(new URL(file, folder), 'utf8')))]),
);

/** The names of the fields that belong where an error is: near misses are looked for among them. */
const fieldsAt = ({ parentSchema }: KeywordErrorCxt) => stringify(Object.keys(parentSchema?.['properties'] ?? {}));

type Parameters = (cxt: KeywordErrorCxt) => ReturnType<typeof _>;

const none: Parameters = () => _`{}`;

/** What the errors of a keyword carry: all that words for them need, so that no schema has to be kept at run time. */
const parameters: Readonly<Record<string, Parameters>> = {
  required: (cxt) => _`{missing: ${cxt.params['missingProperty']}, fields: ${fieldsAt(cxt)}}`,
  additionalProperties: (cxt) => _`{extra: ${cxt.params['additionalProperty']}, fields: ${fieldsAt(cxt)}}`,
  enum: ({ schema }) => _`{allowed: ${stringify(schema)}}`,
  const: ({ schema }) => _`{allowed: ${stringify([schema])}}`,
  if: none,
  not: none,
  anyOf: none,
  pattern: none,
  minLength: none,
  minItems: none,
  maxItems: none,
  minimum: none,
  maximum: none,
  minProperties: none,
  maxProperties: none,
};

/** How much a validator says of a value that does not fit: all that is wrong with it, the first thing, or only that something is. */
type Says = 'all' | 'first' | 'whether';

/** ajv's code for some schemas, one exported validator each. */
const validators = (names: ReadonlyMap<string, string>, says: Says): string => {
  const ajv = new Ajv2020({
    allErrors: says === 'all',
    inlineRefs: false,
    strictTypes: false,
    strictTuples: false,
    code: { source: true, esm: true },
  });
  ajv.opts.unevaluated = false; // no schema asks for it, and every function would keep account of it
  ajv.addKeyword('x-message');
  for (const [keyword, params] of Object.entries(parameters)) {
    const definition = ajv.getKeyword(keyword);
    if (typeof definition === 'boolean') throw new Error(`ajv does not know the keyword ${keyword}`);
    definition.error =
      says !== 'whether'
        ? { message: ({ parentSchema }) => String(parentSchema?.['x-message'] ?? ''), params }
        : { message: '', params: none };
  }
  for (const [file, schema] of schemas) if (isObject(schema)) ajv.addSchema(schema, file);
  return standalone.default(ajv, Object.fromEntries(names));
};

/** `access-group.schema.json` becomes `accessGroup`. */
const exportName = (file: string): string =>
  file.replace('.schema.json', '').replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());

const write = async (name: string, type: string, names: ReadonlyMap<string, string>, code: string): Promise<void> => {
  const base = fileURLToPath(new URL(`../src/input/validate/${name}.generated`, import.meta.url));
  mkdirSync(dirname(base), { recursive: true });
  const notice = '// Made from schemas/ by scripts/compile-schemas.ts: change those.';
  await build({
    stdin: { contents: code, resolveDir: fileURLToPath(folder), loader: 'js' },
    outfile: `${base}.js`,
    bundle: true,
    format: 'esm',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    banner: { js: notice },
  });
  const exports = [...names.keys()].map((exported) => `export const ${exported}: ${type};`);
  const up = name.includes('/') ? '..' : '.';
  const text = [notice, `import type { ${type} } from '${up}/validator.ts';`, ...exports, ''].join('\n');
  writeFileSync(`${base}.d.ts`, text);
};

const namesOf = (files: readonly string[]): ReadonlyMap<string, string> =>
  new Map(files.map((file) => [exportName(file), file]));

/** Its parts are the options of rules, which may use any keyword; and it is small, so that ajv's validator is enough. */
const configFile = 'config.schema.json';
/** Programs write reports: one that does not fit is damaged, or no report, and the first place that says so is enough. */
const reportFile = 'report.schema.json';
const documents = namesOf([...schemas.keys()].filter((file) => file !== configFile && file !== reportFile));
// Nearly all documents fit: most runs load the one small validator of their kind, and never the one that says why.
for (const [name, file] of documents) {
  const names = new Map([['fits', file]]);
  await write(`fits/${name}`, 'Fits', names, validators(names, 'whether'));
}
await write('compiled', 'Validator', documents, boundErrors(validators(documents, 'all')));
const configs = namesOf([configFile]);
await write('config', 'Validator', configs, boundErrors(validators(configs, 'all')));
const reports = namesOf([reportFile]);
await write('report', 'Validator', reports, validators(reports, 'first'));

import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as assert from 'uvu/assert';
import { sections } from '../../src/input/recognise/snapshot.ts';
import type { Json } from '../../src/source/json.ts';
import { get, isList, isObject, listAt, textAt } from '../../src/source/json.ts';
import { testSuite } from '../harness.ts';

const folder = new URL('../../schemas/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
const read = (file: string): Json => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const schemas: ReadonlyMap<string, Json> = new Map(files.map((file) => [file, read(file)]));

const ajv = new Ajv2020({ strictTypes: false, allErrors: true });
ajv.addKeyword('x-message');
for (const schema of schemas.values()) if (isObject(schema)) ajv.addSchema(schema);

/** Every schema within a schema, with its pointer. */
const parts = (schema: Json, pointer = '#', names = false): readonly (readonly [pointer: string, schema: Json])[] => {
  if (isList(schema)) return schema.flatMap((item, index) => parts(item, `${pointer}/${index}`));
  if (!isObject(schema)) return [];
  const own: readonly (readonly [string, Json])[] = names ? [] : [[pointer, schema]];
  const inner = Object.entries(schema)
    .filter(([key]) => names || !['examples', 'enum', 'const', 'default', 'required'].includes(key))
    .flatMap(([key, value]) => parts(value, `${pointer}/${key}`, !names && (key === 'properties' || key === '$defs')));
  return [...own, ...inner];
};

testSuite('schemas', (test) => {
  for (const [file, schema] of schemas) {
    test(`${file} is a schema of draft 2020-12, named as its file`, () => {
      assert.is(textAt(schema, '$schema'), 'https://json-schema.org/draft/2020-12/schema');
      assert.is(textAt(schema, '$id'), file);
      assert.ok(textAt(schema, 'title') !== undefined && textAt(schema, 'description') !== undefined);
      if (isObject(schema)) assert.is(ajv.validateSchema(schema), true);
    });
    test(`${file} compiles, and its examples fit`, () => {
      for (const [pointer, part] of parts(schema)) {
        for (const example of listAt(part, 'examples')) {
          const check = ajv.getSchema(pointer === '#' ? file : `${file}${pointer}`);
          assert.is(check?.(example), true, `${file}${pointer}: ${JSON.stringify(check?.errors)}`);
        }
      }
      if (file !== 'config.schema.json') assert.ok(listAt(schema, 'examples').length > 0, 'an example at the top');
    });
    test(`${file} describes every field`, () => {
      const bare = parts(schema)
        .filter(([pointer]) => /\/properties\/[^/]+$/.test(pointer))
        .filter(([, part]) => isObject(part) && get(part, '$ref') === undefined && get(part, 'const') === undefined)
        .filter(([pointer]) => !/\/(if|anyOf|not|fullForm)\//.test(pointer))
        .filter(([, part]) => textAt(part, 'title') === undefined || textAt(part, 'description') === undefined)
        .filter(([, part]) => get(part, 'not') === undefined && get(part, 'if') === undefined)
        .map(([pointer]) => pointer);
      if (file !== 'config.schema.json') assert.equal(bare, []);
    });
  }
  test('the settings of a setup are those of the API', () => {
    const settings = schemas.get('account-settings.schema.json') ?? null;
    const setup = schemas.get('engine-setup.schema.json') ?? null;
    const fields = get(get(get(settings, '$defs'), 'fields'), 'properties') ?? null;
    const account = get(get(get(setup, 'properties'), 'account'), 'properties');
    const here = get(get(account, 'settings'), 'properties') ?? null;
    assert.equal(Object.keys(here ?? {}), Object.keys(fields ?? {}));
  });
  test('the sections of a snapshot are those that are read', () => {
    const fields = get(schemas.get('account-snapshot.schema.json'), 'properties') ?? {};
    assert.equal(
      Object.keys(fields).filter((key) => !['$schema', 'kind', 'version', 'account_id', 'exported_at'].includes(key)),
      [...sections.keys()],
    );
  });
});

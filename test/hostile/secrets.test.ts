import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { json } from '../../src/output/report/json.ts';
import { pretty } from '../../src/output/report/pretty.ts';
import { textOf } from '../../src/output/report/report.ts';
import { isList, isObject, type Json } from '../../src/source/json.ts';
import { testSuite } from '../harness.ts';
import { lintTexts } from '../lint-texts.ts';

/** Of the form of an API key, and made up. */
const key = 'Tq7xV-0bLz9_pWc3RmK8sYd2HfN6jGa1UeXo5iBvZt4M';

/** A piece of the key that a text shows; undefined where it shows none. */
const shownOf = (text: string): string | undefined => {
  for (let at = 0; at + 10 <= key.length; at += 1) {
    const piece = key.slice(at, at + 10);
    if (text.includes(piece)) return text.slice(Math.max(0, text.indexOf(piece) - 80), text.indexOf(piece) + 40);
  }
  return undefined;
};

const outputs = async (texts: Readonly<Record<string, string>>): Promise<string> => {
  const { report } = await lintTexts(texts);
  const options = { color: false, width: 80, version: '0', verbose: true };
  return textOf(pretty(report, options)) + textOf(json(report, options));
};

const texts = [key, `name-${key}`, `${'a '.repeat(22)}${key}`, `${'a '.repeat(120)}${key}`, `api_key=${key}`];
const names = [key, `${'a '.repeat(22)}${key}`];

/** A value with the key somewhere in it: as a text, as the name of a field, in a field of that name. */
function* leaking(value: Json): Iterable<Json> {
  yield* texts;
  if (isList(value)) {
    for (const [index, item] of value.entries()) for (const leak of leaking(item)) yield value.with(index, leak);
  } else if (isObject(value)) {
    for (const name of names) yield { ...value, [name]: 'x' };
    yield { ...value, api_key: key };
    for (const [name, item] of Object.entries(value)) {
      for (const leak of leaking(item)) yield { ...value, [name]: leak };
    }
  }
}

const setups = ['examples/working-engine/engine.yaml', 'test/cases/good/custom-role-through-a-group/setup.yaml'];
const exported = ['test/cases/good/account-snapshot/snapshot.json', 'examples/broken-engine/exports/service-ids.json'];

/** Lines that are put into a file, whatever they make of it. */
const lines = [
  key,
  `"${key}"`,
  `# ${key}`,
  `# iamlint-ignore ${key} -- ${key}`,
  `"api_key": "${key}`,
  `  ${key}: {`,
  `- !${key} x`,
  `*${key}`,
  `&${key} `,
  `"\\q${key}"`,
  `"${'z '.repeat(50_000)}${key}"`,
  `%TAG ! ${key}`,
  `password: ${key.slice(0, 20)} ${key.slice(20)}`,
  `? [${key}]`,
  `${key}: 1\n${key}: 2`,
];

testSuite('a secret is never shown', (test) => {
  for (const file of [...setups, ...exported]) {
    test(`as a value or a name in ${file}`, async () => {
      const all = [...leaking(parse(await readFile(file, 'utf8')))].map((leak) => JSON.stringify(leak));
      for (let at = 0; at < all.length; at += 40) {
        const files = all.slice(at, at + 40).map((text, nth): [string, string] => [`leak-${nth}.json`, text]);
        assert.is(shownOf(await outputs(Object.fromEntries(files))), undefined);
      }
    });
    test(`on a line of ${file}`, async () => {
      const whole = (await readFile(file, 'utf8')).split('\n');
      for (const at of [0, 1, 3, 7]) {
        const files = lines.map((line, nth): [string, string] => [
          `leak-${nth}${file.slice(file.lastIndexOf('.'))}`,
          whole.toSpliced(at, 0, line).join('\n'),
        ]);
        assert.is(shownOf(await outputs(Object.fromEntries(files))), undefined);
      }
    });
  }

  test('on a line of NDJSON', async () => {
    const values = [key, { id: key }, { [key]: 1 }, { kind: 'EngineSetup', version: 1, engine: { api_key: key } }];
    const text = `${values.map((value) => JSON.stringify(value)).join('\n')}\n{"id": "${key}`;
    assert.is(shownOf(await outputs({ 'all.ndjson': text })), undefined);
  });

  test('in the name of a file', async () => {
    const setup = { kind: 'EngineSetup', version: 1, engine: {}, include: [`${key}.json`] };
    assert.is(shownOf(await outputs({ [`${key}.json`]: '{', [`x/${key}.yaml`]: JSON.stringify(setup) })), undefined);
  });
});

import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { yamlOf } from '../../src/cli/yaml.ts';
import type { Json } from '../../src/source/json.ts';
import { testSuite } from '../harness.ts';

const texts: readonly (readonly [value: Json, text: string])[] = [
  [{ a: { b: ['x', 'z'] }, c: true }, 'a:\n  b:\n    - x\n    - z\nc: true\n'],
  [{ a: {}, b: [] }, 'a: {}\nb: []\n'],
  [['crn:v1:bluemix:public:iam::::role:Viewer'], '- crn:v1:bluemix:public:iam::::role:Viewer\n'],
  [{ No: 'yes' }, '"No": "yes"\n'],
  [{ 'Key Custodian - Creator': 1 }, 'Key Custodian - Creator: 1\n'],
];

/** Texts that YAML would take for something else, or could not read. */
const odd = [
  '',
  ' a',
  'a ',
  'a: b',
  'a:',
  'a #b',
  '- a',
  '# a',
  '{{a}}',
  '*a',
  '&a',
  '!a',
  '1',
  '1e3',
  '~',
  'null',
  'OFF',
  '"',
  "'",
  'a\nb',
  '\u001b',
  '\u2028',
  'é',
  '__proto__',
  'a"b',
  '2026-11-24',
  '@a',
  '`a`',
  '%a',
  '|',
  '>',
  '?',
  'GET /x',
];

testSuite('cli/yaml', (test) => {
  for (const [value, text] of texts) {
    test(`${JSON.stringify(value)} reads well`, () => assert.is(yamlOf(value), text));
  }

  for (const text of odd) {
    test(`${JSON.stringify(text)} is the same text when it is read`, () => {
      const value = { list: [text], [`x${text}`]: text, ...(text === '__proto__' ? {} : { [text]: { [text]: text } }) };
      assert.equal(parse(yamlOf(value)), value);
    });
  }
});

import * as assert from 'uvu/assert';
import { hcl, hclReference, inLines, json, padded, prose, proseText, shell, yaml } from '../../src/snippet/snippet.ts';
import { testSuite } from '../harness.ts';

/** Values that YAML 1.1 and 1.2 read as these texts where nothing quotes them. */
const plain = ['abc', '_a', 'a b', 'a:b', 'a/b.c@d+e*f-g', 'us-south', 'crn:v1:bluemix', '5f3c-xyz', '2nd', 'nullable'];

/** Values that one of them reads as something else: a number, a date, a time, a boolean, nothing, a mapping, a comment. */
const quoted = [
  'True',
  'YES',
  'no',
  'off',
  'N',
  'NULL',
  'null',
  '12',
  '1e3',
  '0x1f',
  '0o17',
  '0b1',
  '2026-11',
  '2026-11-01',
  '1.5a',
  '1:30a',
  '12:30:00',
  '1_000',
  'a: b',
  'a:',
  'a ',
  ' a',
  'a  b',
  'a #b',
  '-a',
  '*a',
  '',
  '.inf',
];

const references = ['var.a', 'ibm_iam_policy.x["a b"]', 'module.m[0].id', 'data.x.y[each.key]', 'a'];

const noReferences = ['1a', 'a.b c', 'a["$"]', '"a"', 'a[', 'a[]', 'a.', 'a.b; rm', 'a-${b}', '.a', 'a["b"]!', ''];

testSuite('snippets', (test) => {
  test('YAML quotes what would be read as something else, and nothing more', () => {
    assert.equal(
      plain.map((text) => yaml`a: ${text}`.text),
      plain.map((text) => `a: ${text}`),
    );
    assert.equal(
      quoted.map((text) => yaml`a: ${text}`.text),
      quoted.map((text) => `a: "${text}"`),
    );
  });

  test('secrets are masked in each value by itself', () => {
    const secret = 'token: abc123def456';
    assert.is(json`{ "a": ${secret}, "b": ${'c'} }`.text, '{ "a": "token: ********", "b": "c" }');
    assert.is(yaml`a: ${secret}`.text, 'a: "token: ********"');
    assert.is(yaml`- ${'Zk4rTq9mXw-eyJraWQiOiIyMDI2'}`.text, '- Zk4rTq9mXw-eyJraWQiOiIyMDI2');
    assert.is(shell`login ${secret}`.text, "login 'token: ********'");
  });

  test('what a terminal hides and what a build takes for a command is written by its number, or cut in two', () => {
    assert.is(shell`x ${'##vso[a]b'}`.text, "x '#''#vso[a]b'");
    assert.is(hcl`a = ${'\u{e0001}\u200b'}`.text, 'a = "\\U000e0001\\u200b"');
  });

  test('several values are several words, and none takes its blank with it', () => {
    assert.is(shell`a ${['b', 'c d']} e`.text, "a b 'c d' e");
    assert.is(shell`a ${[]} e`.text, 'a e');
    assert.is(shell`a ${[shell`b "$C"`, 'd e']}`.text, `a b "$C" 'd e'`);
    assert.is(yaml`[${['a', 'b']}]`.text, '[a, b]');
  });

  test('references of Terraform are code, all else is none', () => {
    assert.equal(
      references.map((text) => hclReference(text)?.text),
      references,
    );
    assert.equal(
      noReferences.filter((text) => hclReference(text) !== undefined),
      [],
    );
  });

  test('lines and columns', () => {
    assert.is(inLines([padded(shell`a`, 3), shell`b`]).text, 'a  \nb');
  });

  test('prose has its commands in backticks as they are, and its plain parts shown together', () => {
    const shown: string[] = [];
    const show = (text: string): string => {
      shown.push(text);
      return text.toUpperCase();
    };
    const inner = prose`as ${'x'} with ${shell`c d`}!`;
    assert.is(proseText(prose`run ${shell`a b`} or ${inner}`, show), 'RUN `a b` OR AS X WITH `c d`!');
    assert.equal(shown, ['run ', ' or as x with ', '!']);
    assert.is(proseText('plain', show), 'PLAIN');
  });
});

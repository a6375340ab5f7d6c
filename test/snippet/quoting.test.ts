import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { maskSecrets } from '../../src/secrets/mask.ts';
import { loadGrammar } from '../../src/languages/grammar/load.ts';
import { parseHcl } from '../../src/languages/terraform/hcl/parse.ts';
import { literalsOf } from '../../src/languages/terraform/literals.ts';
import { correction, entry } from '../../src/rule-api/repair/form.ts';
import { hcl, json, yaml } from '../../src/snippet/snippet.ts';
import type { Origin } from '../../src/source/place.ts';
import { testSuite } from '../harness.ts';

/** Names that somebody gave to break out of where they are written, and those that another language takes for more. */
const hostile: readonly string[] = [
  '$(touch x)',
  '${var.secret}',
  '%{ if true }',
  '$${x}',
  '{{environment.attributes.day_of_week}}',
  '{{ .Values.x }}',
  "it's",
  'say "yes"',
  'a\\b\\',
  'a\nb',
  'a\r\nb',
  'a: b',
  'a #b',
  '# b',
  '- b',
  '[a, b]',
  '{ a: b }',
  '& *x',
  '!tag',
  '| >',
  '@ `x`',
  'true',
  'no',
  'null',
  '~',
  '012',
  '1e3',
  '0x1f',
  '2026-11-01',
  '12:30:00',
  '.inf',
  '',
  ' ',
  ' a ',
  '日本語 é',
  '\u202e\u200b\u2028',
  '\ufeffa',
  '---',
  '...',
  '"""',
  'EOT',
];

/** No text of UTF-8 has half of a character. */
const name = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => !/\p{Cs}/u.test(text)),
  fc
    .array(fc.constantFrom(...'"\'\\${}%#:,[]&*!|>@` \n\t-~'.split(''), 'a', '{{', '${', '%{'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);

const every = (check: (text: string) => void): void => {
  for (const text of hostile) check(text);
  fc.assert(fc.property(name, check), { numRuns: 300 });
};

const inFile = (source: string): Origin => ({ document: { source, index: 0 }, path: ['x'] });

testSuite('hostile names in what is written into files', (test) => {
  test('YAML reads back the same text, in a block and in a flow', () => {
    every((text) => {
      const meant = maskSecrets(text);
      assert.equal(parse(yaml`a: ${text}`.text), { a: meant });
      assert.equal(parse(yaml`- { a: ${text}, b: [${[text, 'c']}] }`.text), [{ a: meant, b: [meant, 'c'] }]);
      assert.equal(parse(entry(inFile('a.yaml'), 'a', text).text.text), { a: meant });
      assert.equal(parse(`a: ${correction(inFile('a.yaml'), text).text.text}`), { a: meant });
    });
  });

  test('JSON reads back the same text', () => {
    every((text) => {
      const meant = maskSecrets(text);
      assert.equal(JSON.parse(json`{ "a": ${text} }`.text), { a: meant });
      assert.equal(JSON.parse(`{${entry(inFile('a.json'), 'a', text).text.text}}`), { a: meant });
      assert.equal(JSON.parse(correction(inFile('a.json'), text).text.text), meant);
    });
  });

  test('Terraform reads back the same text, with nothing to evaluate in it', async () => {
    const parser = await loadGrammar('hcl');
    every((text) => {
      // Terraform has no NUL in its texts.
      if (text.includes('\0')) return;
      const meant = maskSecrets(text);
      const written = [hcl`a = ${text}`, hcl`b = [${[text, 'c']}]`, entry(inFile('a.tf'), 'd', text).text];
      const { body, faults } = parseHcl(parser, `${written.map((one) => one.text).join('\n')}\n`);
      assert.equal(faults, []);
      assert.equal(literalsOf(body), { a: meant, b: [meant, 'c'], d: meant });
    });
  });

  test('Terraform code is a line for each argument', () => {
    every((text) => assert.not.match(hcl`a = ${text}`.text, /[\n\r]/));
  });
});

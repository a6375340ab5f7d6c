import * as assert from 'uvu/assert';
import { loadGrammar } from '../../../../src/languages/grammar/load.ts';
import { parseHcl } from '../../../../src/languages/terraform/hcl/parse.ts';
import { testSuite } from '../../../harness.ts';
import { valueOf } from '../value-of.ts';

/** Heredocs, and the text they stand for. */
const heredocs: readonly (readonly [string, string, unknown])[] = [
  ['keeps its indentation', '<<EOT\n  a\n    b\nEOT', '  a\n    b\n'],
  ['loses what all lines are indented by', '<<-EOT\n    a\n      b\n\n    c\n    EOT', 'a\n  b\n\nc\n'],
  ['is indented by its least indented line', '<<-EOT\n    a\n  b\n  EOT', '  a\nb\n'],
  ['counts a line that begins with an interpolation', '<<-EOT\n  a\n${list[0]}\n  EOT', '  a\na\n'],
  ['has interpolations', '<<EOT\n${list[0]} and ${list[1]}\nEOT', 'a and b\n'],
  ['has directives', '<<-EOT\n  %{ for item in list ~}\n  ${item}\n  %{ endfor ~}\n  EOT', 'a\nb\nc\n'],
  ['knows no escapes but those of templates', '<<EOT\n\\n "q" $${x}\nEOT', '\\n "q" ${x}\n'],
  ['has line breaks of one kind', '<<EOT\r\na\r\nb\r\nEOT', 'a\nb\n'],
  ['may hold nothing', '<<EOT\nEOT', ''],
  ['holds what looks like a comment', '<<EOT\n# a // b /* c\nEOT', '# a // b /* c\n'],
];

/** Files with a syntax error: what is marked of them, and what is said. */
const faults: readonly (readonly [string, string, string, string])[] = [
  ['an item without a comma', 'a = [1 2]', 'a = [1 2]', 'this line cannot be read as Terraform'],
  ['an argument without a value', 'a {\n  b = 1\n  c =\n}\n', 'c =', 'this line cannot be read as Terraform'],
  ['a text in single quotes', "a = 'b'\n", "'b'", "text needs double quotes in Terraform, not `'`"],
  ['a block that is not closed', 'a "b" {\n  c = 1\n', '{', 'this `{` is never closed: a `}` is missing'],
  ['a list that is not closed', 'a = [1,\nb = 2\n', '[', 'this `[` is never closed: a `]` is missing'],
  ['a brace too many', 'a {\n}\n}\n', '}', 'this `}` closes nothing: delete it, or open what it should close'],
  ['a text that is not closed', 'a = "b\nc = 1\nd = [\n', '"b', 'this text has no closing `"` on its line'],
  ['a heredoc that is not closed', 'a = <<EOT\nb\n', '<<', 'this text has no end: a line with `EOT` alone is missing'],
  ['a comment that is not closed', 'a = 1\n/* b', '/*', 'this comment has no end: a `*/` is missing'],
  ['an interpolation that is not closed', 'a = "${b"\n', '${', 'this `${` is never closed: a `}` is missing'],
];

/** Numbers as Terraform's language has them, where a number or a part of one may stand, and their values. */
const numbers: readonly (readonly [string, unknown])[] = [
  ['1.5', 1.5],
  ['1e3', 1000],
  ['1e-2', 0.01],
  ['1E+2', 100],
  ['1.5e3', 1500],
  ['-1e3', -1000],
  ['5-1e3', -995],
  ['1.5 + 1e3', 1001.5],
  ['[1.5, 2e3]', [1.5, 2000]],
  ['max(1e3, 2)', 1000],
  ['"${1e-2}"', 0.01],
  ['"1e3"', '1e3'],
  ['{ a1e2 = "\\u1e3f" }', { a1e2: '\u1e3f' }],
];

testSuite('parseHcl', (test) => {
  for (const [text, value] of numbers)
    test(`reads ${text}`, async () => {
      assert.equal(parseHcl(await loadGrammar('hcl'), `a = ${text}\n`).faults, []);
      assert.equal(await valueOf(text), value);
    });

  test('a name that ends like the beginning of a number with an exponent stays a name', async () => {
    const { body } = parseHcl(await loadGrammar('hcl'), 'a = x1e+2\n');
    assert.is(body.attributes.get('a')?.expression.kind, 'binary');
  });

  for (const [title, text, expected] of heredocs)
    test(`a heredoc ${title}`, async () => {
      assert.equal(await valueOf(text), expected);
    });

  for (const [title, text, marked, message] of faults)
    test(`says where there is ${title}`, async () => {
      const { faults: found } = parseHcl(await loadGrammar('hcl'), text);
      assert.equal(
        found.map((fault) => [text.slice(fault.start, fault.end), fault.message]),
        [[marked, message]],
      );
    });

  test('reads the blocks around a syntax error, and says which one it is in', async () => {
    const text = [
      'resource "a" "whole" {\n  x = 1\n}\n',
      '# resource "a" "comment" {\n',
      'resource "a" "broken" {\n  x = 1\n  y = [1 2]\n}\n',
      'locals {\n  z = 1\n}\n',
      'resource "a" "open" {\n  x = 1\n',
      'data "a" "last" {}\n',
    ].join('');
    const { body, faults: found } = parseHcl(await loadGrammar('hcl'), text);
    assert.equal(
      body.blocks.map(({ type, labels, broken }) => [type, ...labels, broken]),
      [
        ['resource', 'a', 'whole', false],
        ['resource', 'a', 'broken', true],
        ['locals', false],
        ['resource', 'a', 'open', true],
        ['data', 'a', 'last', false],
      ],
    );
    assert.equal(
      found.map(({ start, end }) => text.slice(start, end)),
      ['y = [1 2]', '{'],
    );
  });

  test('finds one fault for one mistake, though blocks are commented out elsewhere', async () => {
    const text = [
      'locals {\n  x = "a" "\n  # it is not "so"\n}\n',
      '/*\nvariable "y" {\n}\nresource "a" "b" {\n  # isn\'t there\n}\n*/\n',
      '# don\'t\nvariable "z" {\n  default = 1 # "\n}\n',
    ].join('');
    const { body, faults: found } = parseHcl(await loadGrammar('hcl'), text);
    assert.equal(
      found.map(({ start, end }) => text.slice(start, end)),
      ['"'],
    );
    assert.equal(
      body.blocks.map(({ type, labels }) => [type, ...labels]),
      [['locals'], ['variable', 'z']],
    );
  });

  test('reads labels with and without quotes, and comments of all kinds', async () => {
    const text = 'a b "c-d" { # x\n  e = 1 // y\n  /* f = 2\n  */ g /* z */ = /* w */ 3\n}\n';
    const { body, faults: found } = parseHcl(await loadGrammar('hcl'), text);
    assert.equal(found, []);
    const [block] = body.blocks;
    assert.equal([block?.type, block?.labels], ['a', ['b', 'c-d']]);
    assert.equal(
      [...(block?.body.attributes.values() ?? [])].map(({ name, expression }) => [
        name,
        expression.kind === 'literal' ? expression.value : expression.kind,
      ]),
      [
        ['e', 1],
        ['g', 3],
      ],
    );
  });
});

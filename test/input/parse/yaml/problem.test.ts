import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { parsed, told } from '../source-of.ts';

/** A YAML text, what of it is marked, and the message. */
const table: readonly (readonly [text: string, marked: string, message: string])[] = [
  ['a:\n\t- b', '\t', 'the indentation contains a tab: YAML needs spaces'],
  ['a:\n  b: 1\n c: 2', 'c', 'this line has a different indentation from the other keys of its mapping'],
  ['a: [1, 2', '', 'this `{` or `[` is not closed, or its end is indented less than its start'],
  ['a: "x\nb: 2', '"', 'this quote is not closed: the text goes on to the end of the document'],
  ["- {a: 'x}", "'", 'this quote is not closed: the text goes on to the end of the document'],
  ['"x', '"', 'this quote is not closed: the text goes on to the end of the document'],
  ['a: b: c', 'b', 'this line has a second `:` or `-`: put text that contains `: ` in quotes'],
  ['- a\nb: c', 'b', 'this matches nothing before it: a `:`, a quote or an indentation may be wrong or missing'],
  ['a\nb: c', 'a\nb', 'a key ends on the line it starts on: a `:` may be missing here'],
  ['a: 1\nb', 'b', 'this key has no value: a `:` is missing after it'],
  ['a: %x', '%', 'text cannot start with this character: put it in quotes'],
  ['a: "\\q"', '\\', 'this is not an escape in YAML: write a backslash as `\\\\`, or use single quotes'],
  ['[a, , b]', ',', 'there is no value before this comma'],
  ['["a" "b"]', '"', 'a comma is missing before this'],
  ['a: |x\n  y', 'x', 'only an indentation number and a comment may follow `|` or `>` on its line'],
  ['&a &b c', '&b', 'a value can have only one anchor'],
  ['!!str !!str c', '!!str', 'a value can have only one tag'],
  ['- &a 1\n- &b *a', '*a', 'an alias cannot have a tag or an anchor of its own'],
  ['%FOO\n---\na: 1', '%FOO', 'this directive is not supported: iamlint reads YAML 1.2'],
  ['%YAML 1.2\na: 1', 'a', 'a line `---` is missing after the directives'],
  ['a: "b"#c', '#c', 'a space is missing before this `#`'],
];

testSuite('what is wrong with a YAML text', (test) => {
  for (const [text, marked, message] of table) {
    test(text, async () => {
      const answer = await parsed('a.yaml', text);
      assert.equal(
        answer.problems.slice(0, 1).map((finding) => told(answer, finding)),
        [['syntax-error', marked, message]],
      );
      assert.equal(answer.documents, []);
    });
  }

  test('the text itself is never quoted: it may hold a secret', async () => {
    for (const text of ['- a\ns3cr3t: c', 'a: | s3cr3t', 'a: b\ns3cr3t', '"a" s3cr3t', 'a: "\\s3cr3t"', 'a: *s3cr3t']) {
      for (const { message } of (await parsed('a.yaml', text)).problems) assert.not.match(message, 's3cr3t');
    }
  });

  test('one problem a line: one slip makes several', async () => {
    const { problems } = await parsed('a.yaml', `a: ${'*b '.repeat(50)}\nc: ]`);
    assert.is(problems.length, 2);
  });
});

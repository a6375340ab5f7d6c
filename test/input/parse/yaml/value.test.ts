import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { parsed, told } from '../source-of.ts';

const good: readonly (readonly [title: string, text: string, ...values: readonly unknown[]])[] = [
  ['an id of digits only', 'a: 12345678901234567890123456789012', { a: '12345678901234567890123456789012' }],
  ['an id that starts with 0', 'a: 0123', { a: '0123' }],
  ['an id that looks like a power of ten', 'a: 1234e567\nb: 1e5', { a: '1234e567', b: '1e5' }],
  ['an id that looks octal or hexadecimal', 'a: 0o17\nb: 0x1F', { a: '0o17', b: '0x1F' }],
  ['numbers', 'a: 42\nb: -1.5\nc: 0', { a: 42, b: -1.5, c: 0 }],
  ['a number that loses a zero', 'a: 1.10', { a: '1.10' }],
  ['what JSON has no number for', 'a: .inf\nb: .nan', { a: '.inf', b: '.nan' }],
  ['dates and times', 'a: 2023-01-01\nb: 2023-01-01T09:00:00Z', { a: '2023-01-01', b: '2023-01-01T09:00:00Z' }],
  ['dates of a document that says YAML 1.1', '%YAML 1.1\n---\na: 2023-01-01', { a: '2023-01-01' }],
  ['words that once were booleans', 'a: yes\nb: on\nc: true', { a: 'yes', b: 'on', c: true }],
  ['nothing', 'a:\nb: ~\nc: null', { a: null, b: null, c: null }],
  ['keys that are not text', '1: a\ntrue: b\n~: c\n1.0: d', { 1: 'a', true: 'b', '~': 'c', '1.0': 'd' }],
  [
    'the tags of plain YAML',
    'a: !!str 12\nb: !!int 3\nc: !!seq []\nd: !!map {}\ne: ! x',
    { a: '12', b: 3, c: [], d: {}, e: 'x' },
  ],
  ['an alias', 'a: &x {b: [1]}\nc: *x', { a: { b: [1] }, c: { b: [1] } }],
  ['an anchor set anew', '- &x 1\n- *x\n- &x 2\n- *x', [1, 1, 2, 2]],
  ['an anchor on a key', '&x a: *x', { a: 'a' }],
  ['an alias as a key', '- &x a\n- {*x : 1}', ['a', { a: 1 }]],
  ['a merge key', 'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
  ['own keys win, before a merge key too', 'a: &x {b: 1}\nc: {b: 2, <<: *x}', { a: { b: 1 }, c: { b: 2 } }],
  [
    'of several merged mappings the first wins',
    '- &x {a: 1}\n- &y {a: 2, b: 2}\n- <<: [*x, *y]',
    [{ a: 1 }, { a: 2, b: 2 }, { a: 1, b: 2 }],
  ],
  ['a merge key in quotes is a key', '"<<": 1', { '<<': 1 }],
  ['several documents', '--- a\n---\nb: 1\n...\n', 'a', { b: 1 }],
  ['empty documents between and at the end', '---\n---\na: 1\n---\n# none\n---\n', { a: 1 }],
  ['a document that says null', '--- null\n', null],
  ['JSON in it', '{"a": [1, 2]}', { a: [1, 2] }],
  ['a flow mapping that JSON is not', '{a: [1, x]}', { a: [1, 'x'] }],
  ['a block text', 'a: |\n  # no comment\n  x\n', { a: '# no comment\nx\n' }],
];

const tag = (name: string): string => `the tag \`${name}\` is not supported: iamlint reads plain YAML`;
const twice = 'this key occurs twice in one mapping, and only one of the two counts: delete or rename one';
const first = 'it occurs here first';

const bad: readonly (readonly [title: string, text: string, ...expected: readonly (readonly string[])[]])[] = [
  ['a key given twice', 'a: 1\nb: 2\na: 3', ['syntax-error', 'a', twice, 'a', first]],
  ['a key given twice, once in quotes', 'a: 1\n"a": 3', ['syntax-error', '"a"', twice, 'a', first]],
  [
    'two different keys given twice',
    'a: {b: 1, b: 2}\na: 3',
    ['syntax-error', 'b', twice, 'b', first],
    ['syntax-error', 'a', twice, 'a', first],
  ],
  ['a custom tag', 'a: !vault x', ['syntax-error', '!vault', tag('!vault')]],
  ['a custom tag on a mapping', 'a: !x\n  b: 1', ['syntax-error', '!x', tag('!x')]],
  ['binary', 'a: !!binary aGk=', ['syntax-error', '!!binary', tag('!!binary')]],
  ['a set', 'a: !!set {b}', ['syntax-error', '!!set', tag('!!set')]],
  ['a tag that does not fit', 'a: !!int x', ['syntax-error', '!!int', tag('!!int')]],
  [
    'a tag by its address',
    'a: !<tag:x> b',
    ['syntax-error', '!<tag:x>', 'this tag is not supported: iamlint reads plain YAML'],
  ],
  [
    'an alias of nothing',
    'a: *b',
    ['syntax-error', '*b', 'there is no anchor of this name before this alias in its document'],
  ],
  [
    'an alias before its anchor',
    'a: *b\nc: &b 1',
    ['syntax-error', '*b', 'there is no anchor of this name before this alias in its document'],
  ],
  [
    'an alias of another document',
    '- &a 1\n---\n- *a',
    ['syntax-error', '*a', 'there is no anchor of this name before this alias in its document'],
  ],
  [
    'a cycle',
    'a: &a [1, *a]',
    ['syntax-error', '*a', 'this alias is inside the value that it stands for, which would never end'],
  ],
  [
    'a cycle through a merge key',
    'a: &a\n  <<: *a',
    ['syntax-error', '*a', 'this alias is inside the value that it stands for, which would never end'],
  ],
  ['a list as a key', '? [a]\n: b', ['syntax-error', '[a]', 'this key is a list or mapping: keys have to be text']],
  [
    'a list as a key, by an alias',
    '- &a [1]\n- *a : b',
    ['syntax-error', '*a', 'this key is a list or mapping: keys have to be text'],
  ],
  [
    'a merge key with a scalar',
    '<<: 1',
    ['syntax-error', '1', 'the merge key `<<` needs a mapping, or a list of mappings, after it'],
  ],
  [
    'aliases of aliases',
    `a: &a [${'x,'.repeat(10)}]\n${[...'bcdefghij'].map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]},`.repeat(10)}]`).join('\n')}`,
    ['limit-exceeded', '*d', 'the aliases up to here stand for more than 100000 values, the limit of iamlint'],
  ],
  [
    'aliases inside each other, level by level',
    Array.from({ length: 200 }, (_, index) => `- &a${index} [${index === 0 ? '' : `*a${index - 1}`}]`).join('\n'),
    ['limit-exceeded', '*a98', 'lists and mappings are nested more than 100 levels deep, the limit of iamlint'],
  ],
];

testSuite('values of YAML', (test) => {
  for (const [title, text, ...values] of good) {
    test(title, async () => {
      const answer = await parsed('a.yaml', text);
      assert.equal(
        answer.problems.map((finding) => told(answer, finding)),
        [],
      );
      assert.equal(
        answer.documents.map(({ value }) => value),
        values,
      );
      assert.equal(
        answer.documents.map(({ ref }) => ref),
        values.map((_, index) => ({ source: 'a.yaml', index })),
      );
    });
  }

  test('`__proto__` is a key like any other', async () => {
    for (const text of ['__proto__: {a: 1}', 'x: &x {__proto__: {a: 1}}\ny: {<<: *x}']) {
      const answer = await parsed('a.yaml', text);
      assert.match(JSON.stringify(answer.documents), '"__proto__":{"a":1}');
      assert.is(Reflect.get({}, 'a'), undefined);
    }
  });

  test('what several aliases stand for is one object in memory', async () => {
    const { documents } = await parsed('a.yaml', `- &a [${'x,'.repeat(900)}]\n${'- *a\n'.repeat(100)}`);
    const [value] = documents.map((document) => document.value);
    assert.ok(Array.isArray(value) && value.length === 101 && value[1] === value[100]);
  });

  for (const [title, text, ...expected] of bad) {
    test(title, async () => {
      const answer = await parsed('a.yaml', text);
      assert.equal(
        answer.problems.map((finding) => told(answer, finding)),
        expected,
      );
    });
  }

  test('a bad document does not spoil the others', async () => {
    const answer = await parsed('a.yaml', 'a: 1\n---\na: [\n---\nb: 1\nb: 2\n---\nc: 3');
    assert.equal(
      answer.documents.map(({ ref, value }) => [ref.index, value]),
      [
        [0, { a: 1 }],
        [3, { c: 3 }],
      ],
    );
    assert.is(answer.problems.length, 2);
  });
});

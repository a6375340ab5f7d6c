import * as assert from 'uvu/assert';
import { makeSegments } from '../../../src/languages/script/layout/makefile.ts';
import { blocksIn, markdownSegments } from '../../../src/languages/script/layout/markdown.ts';
import { isFiller } from '../../../src/source/placeholder.ts';
import { maskPlaceholders, unmask } from '../../../src/languages/script/layout/placeholder.ts';
import { mayBeScript } from '../../../src/languages/script/words.ts';
import { testSuite } from '../../harness.ts';

const commands = (text: string): readonly string[] => markdownSegments(text).map((segment) => segment.text);

testSuite('scripts: where commands stand', (test) => {
  const words: readonly (readonly [name: string, text: string, is: boolean])[] = [
    ['a.sh', 'ibmcloud iam oauth-tokens', true],
    ['a.bash', 'ibmcloud --quiet sm secrets', true],
    ['docs/a.md', 'ibmcloud secrets-manager secrets', true],
    ['Makefile', 'curl https://iam.cloud.ibm.com/v1/policies', true],
    ['rules.mk', 'curl $(SECRETS_MANAGER_URL)/api/v2/secrets', true],
    ['rules.mk', 'curl $(URL)/api/v2/secrets', false],
    ['a.sh', 'ibmcloud ks cluster ls', false],
    ['a.sh', 'echo iam', false],
    ['a.txt', 'ibmcloud iam oauth-tokens', false],
    ['deploy', '#!/usr/bin/env bash\nibmcloud iam oauth-tokens', true],
    ['deploy', '#!/usr/bin/python\nibmcloud iam oauth-tokens', false],
  ];
  for (const [name, text, is] of words) {
    test(`${name}: ${text.split('\n')[0]}`, () => assert.is(mayBeScript(name, text), is));
  }

  test('blocks of shell are taken, in lists and quotes too, without their indent', () => {
    assert.equal(commands('```sh\na\n```\n\n- x\n\n  ```bash\n  b\n    c\n  ```\n> ~~~shell\n> d\n> ~~~\n'), [
      'a\n',
      'b\n  c\n',
      'd\n',
    ]);
  });

  test('of a session only what stands behind a prompt, and what continues it', () => {
    assert.equal(commands('```console\n$ a \\\n>  b\nOK\n$ c\n```'), ['a \\\n b\nc\n']);
  });

  const sessions: readonly (readonly [what: string, lines: string, taken: string])[] = [
    ['a function', '$ f () {\n  a "$1"\n}\n$ f 1\nOK', 'f () {\n  a "$1"\n}\nf 1\n'],
    ['a loop', '$ for x in $(a); do\n  b $x\ndone\nOK', 'for x in $(a); do\n  b $x\ndone\n'],
    ['a branch', '$ if a; then\n  b\nfi\nOK', 'if a; then\n  b\nfi\n'],
    ['patterns', '$ case $x in\n  a) b;;\n  (c) d;;\nesac\nOK', 'case $x in\n  a) b;;\n  (c) d;;\nesac\n'],
    ['a body in quotes', "$ a -d '{\n  1\n}'\nOK", "a -d '{\n  1\n}'\n"],
    ['a here-document', '$ a <<EOF\nfor\nEOF\nOK', 'a <<EOF\nfor\nEOF\n'],
    ['words that only look so', '$ a for if { b }; c # do (\nOK', 'a for if { b }; c # do (\n'],
    ['a quote that nothing closes', "$ a don't\nOK", "a don't\n"],
    ['a function that the page cuts off', '$ f () {\n$ a \\\n  b\nOK', 'f () {\na \\\n  b\n'],
  ];
  for (const [what, lines, taken] of sessions) {
    test(`of a session all lines of a command: ${what}`, () => {
      assert.equal(commands(`\`\`\`console\n${lines}\n\`\`\``), [taken]);
    });
  }

  test('a block of other text is taken only where it begins with a command', () => {
    assert.equal(
      commands('```\nibmcloud x\n```\n```text\nName  ID\n```\n```json\n{}\n```\n```yaml\nibmcloud: x\n```'),
      ['ibmcloud x\n'],
    );
  });

  test('a block of requests is taken, and an answer in one is not', () => {
    assert.equal(
      commands('```curl\ncurl -X DELETE https://x.test\n```\n```curl\n{ "id": 1 }\n```\n```curl\nid: 1\n```'),
      ['curl -X DELETE https://x.test\n'],
    );
  });

  test('a synopsis is no command', () => {
    assert.equal(
      commands('```sh\nibmcloud iam x NAME [-d, --description D]\nibmcloud iam y (NAME|ID)\nibmcloud iam z a\n```'),
      [':\n:\nibmcloud iam z a\n'],
    );
  });

  test('a fence that is not closed goes to the end', () => {
    assert.equal(
      blocksIn('```sh\na\nb').map(({ lines }) => lines.length),
      [2],
    );
  });

  test('ranges lead back to the source', () => {
    const text = 'text\n\n  ```sh\n  $ one two\n  ```\n';
    const [segment] = markdownSegments(text);
    const start = segment?.text.indexOf('two') ?? 0;
    const range = segment?.sourceOf({ start, end: start + 3 }) ?? { start: 0, end: 0 };
    assert.is(text.slice(range.start, range.end), 'two');
  });

  test('make becomes shell', () => {
    const text = 'A = x "y"\nB := $(shell id -u) $(A)\nall: ## help\n\t@echo $$A $(B) $(call f,x) $@\n\t-a \\\n\t  b\n';
    assert.equal(
      makeSegments(text).map(({ text: shell, own }) => `${own ? 'own ' : ''}${unmask(shell)}`),
      ['A="x \\"y\\""\n', 'B="$(id -u) ${A}"\n', 'own echo $A ${B} <make> <make>\n', 'own a \\\n  b\n'],
    );
  });

  test('placeholders become words of the same length; redirections stay', () => {
    for (const text of ['a <service ID> b', '"<x>"', 'https://<id>.<region>.example']) {
      const masked = maskPlaceholders(text);
      assert.is(masked.length, text.length);
      assert.not.match(masked, /[<>]/);
      assert.is(unmask(masked), text);
    }
    for (const text of ['a < in > out', 'cat <<EOF >x', 'diff <(a) <(b)', 'a <in >out', 'a 2>&1 <b']) {
      assert.is(maskPlaceholders(text), text);
    }
  });

  test('words that stand for a value', () => {
    for (const word of ['GROUP_NAME', 'NAME', 'YOUR-KEY', 'your_id', 'xxxx-xxxx', '...', '{instance_ID}', 'key-here']) {
      assert.ok(isFiller(word), word);
    }
    for (const word of ['engine', 'my_group', 'Test', 'Service ID creator', 'PROD', '', '*', 'AccessGroupId-1']) {
      assert.not.ok(isFiller(word), word);
    }
  });
});

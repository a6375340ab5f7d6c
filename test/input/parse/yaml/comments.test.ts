import * as assert from 'uvu/assert';
import { testSuite } from '../../../harness.ts';
import { parsed } from '../source-of.ts';

const comments = async (name: string, text: string): Promise<unknown> => {
  const answer = await parsed(name, text);
  return answer.comments().map((comment) => {
    assert.is(answer.text.slice(comment.range.start, comment.range.end), `#${comment.text}`);
    return [comment.line, comment.alone, comment.text];
  });
};

testSuite('comments of YAML', (test) => {
  test('alone and after a value', async () => {
    assert.equal(await comments('a.yaml', '# one\na: 1 # two\n\n  #three\nb: [x, # four\n y]\n---  # five\n'), [
      [1, true, ' one'],
      [2, false, ' two'],
      [4, true, 'three'],
      [5, false, ' four'],
      [7, false, ' five'],
    ]);
  });
  test('a # inside a text is none', async () => {
    const text = 'a: x#y\nb: "x # y"\nc: \'# z\'\nd: |  # header\n  # text\n  more\ne: >\n  a # b\n';
    assert.equal(await comments('a.yaml', text), [[4, false, ' header']]);
  });
  test('with Windows line ends', async () => {
    assert.equal(await comments('a.yaml', '# one\r\na: 1 # two\r\n# three'), [
      [1, true, ' one'],
      [2, false, ' two'],
      [3, true, ' three'],
    ]);
  });
  test('of a text that is not YAML', async () => {
    assert.equal(await comments('a.yaml', '# one\na: [\n"# two\n'), [[1, true, ' one']]);
  });
  test('JSON has none, also in a YAML file', async () => {
    assert.equal(await comments('a.yaml', '{"a": "# x"}'), []);
    assert.equal(await comments('a.json', '{"a": "# x"}'), []);
    assert.equal(await comments('a.ndjson', '{"a": "# x"}\n[1]'), []);
  });
});

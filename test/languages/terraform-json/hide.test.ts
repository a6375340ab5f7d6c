import * as assert from 'uvu/assert';
import { parse } from '../../../src/input/parse/parse.ts';
import { hide } from '../../../src/languages/terraform-json/hide.ts';
import { testSuite } from '../../harness.ts';

const parsed = (text: string) =>
  parse({ file: { name: 'a.json', path: '/a.json', given: 'named' }, bytes: new TextEncoder().encode(text) });

testSuite('terraform-json/hide', (test) => {
  test('values are written over, lines and lengths stay', async () => {
    const text = '{"a": "xé", "b": {\n "c": 1\n}, "d": "kept"}';
    const hidden = hide(await parsed(text), [
      { index: 0, path: ['b'] },
      { index: 0, path: ['a'] },
      { index: 0, path: ['b', 'c'] },
    ]);
    assert.is(hidden.text, '{"a": ****, "b": *\n*******\n*, "d": "kept"}');
    assert.is(hidden.text.length, text.length);
    assert.equal(hidden.locate([{ index: 0, path: ['d'] }]), [{ start: text.indexOf('"kept"'), end: text.length - 1 }]);
  });

  test('where nothing is sensitive, nothing changes', async () => {
    const source = await parsed('{}');
    assert.is(hide(source, []), source);
  });
});

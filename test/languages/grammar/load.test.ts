import * as assert from 'uvu/assert';
import { loadGrammar } from '../../../src/languages/grammar/load.ts';
import { testSuite } from '../../harness.ts';

const texts = { hcl: 'a = "b"\n', bash: 'echo "$a"\n' } as const;

testSuite('loadGrammar', (test) => {
  for (const name of ['hcl', 'bash'] as const)
    test(`gives a parser for ${name}, made once`, async () => {
      const parser = await loadGrammar(name);
      const tree = parser.parse(texts[name]);
      assert.is(tree?.rootNode.hasError, false);
      tree?.delete();
      assert.is(await loadGrammar(name), parser);
    });
});

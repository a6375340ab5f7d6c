import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { jsonFault } from '../../../src/languages/script/command/json-fault.ts';

const faults: readonly (readonly [text: string, fault: string | undefined])[] = [
  ['{ "a": [1, -2.5e3, true, null, "x\\"y"] }', undefined],
  ['a=b', undefined],
  ['{ { "a": 1 } }', '2: a key is missing before `{`'],
  ['{ "a": 1 "b": 2 }', '9: a `,` is missing before `"b"`'],
  ['[{}{}]', '3: a `,` is missing before `{`'],
  ['{ "a": 1, }', '10: no `,` belongs before `}`'],
  ['{ "a" 1 }', '2: a `:` is missing after a string'],
  ['{ "a": [1 }', '10: `}` does not close `[`'],
  ['{ "a": [1]', '0: its `{` is never closed'],
  ['{ "a": 1 }}', '10: `}` closes nothing'],
  ['["a" "b"]', '5: a `,` is missing before a string'],
  ['{} []', '3: `[` follows its end'],
  ['{ "a": "x,\n  "b": 1 }', '7: a string is not closed on its line'],
  // Words that are to be replaced, and signs that stand for what is left out.
  ['{ "a": <ttl>, }', undefined],
  ['{ "a": [ ... ], }', undefined],
  ['{ {FIELDS}, }', undefined],
  ['{ "a": TTL }', undefined],
  ['{ "a": 1, // why\n }', undefined],
];

testSuite('what keeps a body from being JSON', (test) => {
  for (const [text, fault] of faults) {
    test(text, () => {
      const found = jsonFault(text);
      assert.is(found && `${found.at}: ${found.why}`, fault);
    });
  }
});

import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { markersIn } from './markers.ts';

const read: readonly (readonly [text: string, ...due: readonly string[]])[] = [
  ['roles: [Viewer]\n'],
  ['a: 1 # finding: some-rule', '1 some-rule'],
  ['\r\na: 1 # finding: some-rule low\r\n', '2 some-rule low'],
  ['x = 1 // finding: some-rule, other-rule low', '1 some-rule', '1 other-rule low'],
  ['a line <!-- finding: some-rule -->\nanother #finding: other-rule', '1 some-rule', '2 other-rule'],
];

const refused = [
  'a # finding:',
  'a # finding: some-rule?',
  'a # finding: some-rule lo',
  'a # finding: some-rule other-rule',
  'a # finding: some-rule. ',
];

testSuite('markers of findings', (test) => {
  for (const [text, ...due] of read) {
    test(JSON.stringify(text), () =>
      assert.equal(
        markersIn(text).map(({ line, rule, low }) => `${line} ${rule}${low ? ' low' : ''}`),
        due,
      ),
    );
  }

  for (const text of refused) {
    test(`refused: ${text}`, () => assert.throws(() => markersIn(text), /line 1 has a marker that cannot be read/));
  }
});

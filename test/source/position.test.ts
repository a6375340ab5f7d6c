import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import { positionsOf } from '../../src/source/position.ts';
import { testSuite } from '../harness.ts';

const cases: readonly (readonly [text: string, offset: number, line: number, column: number])[] = [
  ['', 0, 1, 1],
  ['abc', 2, 1, 3],
  ['a\nb', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\n\n', 3, 3, 1],
  ['a\nbc', 99, 2, 3],
  ['a\nbc', -1, 1, 1],
  ['👩\n👩x', 5, 2, 3],
];

testSuite('source/position', (test) => {
  for (const [text, offset, line, column] of cases) {
    test(`${JSON.stringify(text)} at ${offset}`, () => {
      assert.equal(positionsOf(text, [offset]).get(offset), { line, column });
    });
  }

  test('many at once are as each alone', () => {
    const lines = fc.array(fc.constantFrom('a', '\n', 'é', '\r\n'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(lines, fc.array(fc.nat(40)), (text, offsets) => {
        const together = positionsOf(text, offsets);
        for (const offset of offsets) {
          const before = text.slice(0, offset).split('\n');
          assert.equal(together.get(offset), { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
        }
      }),
    );
  });
});

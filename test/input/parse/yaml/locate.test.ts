import * as assert from 'uvu/assert';
import type { Path } from '../../../../src/source/place.ts';
import { testSuite } from '../../../harness.ts';
import { parsed } from '../source-of.ts';

const text = `# about
base: &base
  roles: [Editor, "Viewer"]
policies:
  - id: p-1   # first
    <<: *base
  - id: |
      text
    none:
    1: one
alias: *base
---
- x
`;

const table: readonly (readonly [path: Path, at: 'key' | 'value', expected: string, index?: number])[] = [
  [['base'], 'key', 'base'],
  [['base'], 'value', 'roles: [Editor, "Viewer"]'],
  [['base', 'roles'], 'value', '[Editor, "Viewer"]'],
  [['base', 'roles', 1], 'value', '"Viewer"'],
  [['base', 'roles', 1], 'key', '"Viewer"'],
  [['policies', 0, 'id'], 'value', 'p-1'],
  [['policies', 1, 'id'], 'key', 'id'],
  [['policies', 1, 'id'], 'value', '|\n      text'],
  [['policies', 1, 'none'], 'value', 'none'],
  [['policies', 1, '1'], 'value', 'one'],
  [['alias'], 'value', '*base'],
  [[0], 'value', 'x', 1],
  // What came through an alias or a merge key, and what is not there, stands where its nearest ancestor does.
  [['alias', 'roles', 0], 'value', '*base'],
  [['policies', 0, 'roles'], 'value', 'id: p-1   # first\n    <<: *base'],
  [['policies', 0, 'roles'], 'key', 'id: p-1   # first\n    <<: *base'],
  [['base', 'roles', 2, 'x'], 'value', '[Editor, "Viewer"]'],
  [['policies', 1, 'none', 'x'], 'key', 'none'],
  [[1], 'value', '- x', 1],
  [['x'], 'value', '', 7],
];

testSuite('places in YAML', (test) => {
  for (const [path, at, expected, index = 0] of table) {
    test(`${at} of /${path.join('/')} in document ${index}`, async () => {
      const answer = await parsed('a.yaml', text);
      assert.equal(answer.problems, []);
      assert.equal(
        answer.locate([{ index, path, at }]).map(({ start, end }) => text.slice(start, end)),
        [expected],
      );
    });
  }
});

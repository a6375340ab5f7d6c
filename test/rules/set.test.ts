import { existsSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { rules } from '../../rules/index.ts';
import { isDiagnostic } from '../../src/finding/diagnostic.ts';
import { topics } from '../cases/stories.ts';
import { testSuite } from '../harness.ts';

testSuite('the rule set is complete', (test) => {
  test('ids are unique, and none is reserved', () => {
    const ids = rules.map(({ id }) => id);
    assert.equal([...new Set(ids)], ids);
    assert.equal(ids.filter(isDiagnostic), []);
  });

  const withCases = new Set(topics());
  for (const { id, category, summary } of rules) {
    test(`${id} has its file, page, test and cases`, () => {
      assert.match(id, /^[a-z]+(-[a-z]+)+$/);
      assert.ok(existsSync(`rules/${category}/${id}.ts`));
      assert.ok(existsSync(`rules/${category}/${id}.md`));
      assert.ok(existsSync(`test/rules/${category}/${id}.test.ts`));
      assert.ok(withCases.has(id));
    });

    test(`${id} has a summary that fits a table`, () => {
      assert.ok(summary.length <= 90, summary);
      assert.not.match(summary, /^[A-Z]|\.$/);
    });
  }
});

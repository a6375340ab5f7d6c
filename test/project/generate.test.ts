import * as assert from 'uvu/assert';
import { configSchema } from '../../scripts/generate/config-schema.ts';
import { rulesIndex } from '../../scripts/generate/rules-index.ts';
import { withRulesTable } from '../../scripts/generate/rules-table.ts';
import { defineRule, defineRuleWithOptions } from '../../src/rule-api/define.ts';
import { get } from '../../src/source/json.ts';
import { testSuite } from '../harness.ts';

const about = { category: 'policy', preset: 'strict', severity: 'warning', messages: {}, check: () => [] } as const;
const plain = defineRule({ ...about, id: 'too-wide', summary: 'a policy is too wide' });
const optional = defineRuleWithOptions({
  ...about,
  id: 'too-old',
  summary: 'a key is too old',
  options: { schema: { type: 'object' }, read: () => undefined },
});
const found = [
  { file: 'rules/policy/too-wide.ts', rule: plain },
  { file: 'rules/policy/too-old.ts', rule: optional },
];

testSuite('generated files', (test) => {
  test('the index imports each rule and lists it', () => {
    assert.is(
      rulesIndex(found),
      `// Made by \`npm run generate\` from the files in rules/<category>/.
import type { Rule } from '../src/rule-api/define.ts';
import tooWide from './policy/too-wide.ts';
import tooOld from './policy/too-old.ts';

/** All rules, by category and id. */
export const rules: readonly Rule[] = [tooWide, tooOld];
`,
    );
  });

  test('the table replaces what stands between its marks', () => {
    assert.is(
      withRulesTable('before\n<!-- rules:start -->\nold\n<!-- rules:end -->\nafter\n', found),
      `before
<!-- rules:start -->

| Rule | Severity | Preset | Description |
| --- | --- | --- | --- |
| [\`too-wide\`](../rules/policy/too-wide.md) | warning | strict | a policy is too wide |
| [\`too-old\`](../rules/policy/too-old.md) | warning | strict | a key is too old |

<!-- rules:end -->
after
`,
    );
  });

  test('a page without the marks is refused', () => {
    assert.throws(
      () => withRulesTable('# Rules\n', found),
      /the marks `<!-- rules:start -->` and `<!-- rules:end -->`/,
    );
  });

  test('the schema of the config knows each rule, and what can be turned off besides', () => {
    const base = {
      type: 'object',
      properties: {},
      $defs: { severity: {}, ruleSettings: { type: 'object' }, ruleSeverities: {} },
    };
    const definitions = get(configSchema(base, [plain, optional]), '$defs');
    const severity = { $ref: '#/$defs/severity' };
    const settings = get(get(definitions, 'ruleSettings'), 'properties');
    assert.equal(get(settings, 'too-wide'), { description: 'a policy is too wide', ...severity });
    assert.equal(get(settings, 'too-old'), {
      description: 'a key is too old',
      if: { type: 'array' },
      then: {
        prefixItems: [severity, { type: 'object' }],
        minItems: 1,
        maxItems: 2,
        'x-message': 'a rule is set by a severity, or by a list of a severity and options',
      },
      else: severity,
    });
    assert.equal(get(settings, 'incomplete-export'), {
      description: 'an export does not show everything',
      ...severity,
    });
    assert.is(get(settings, 'syntax-error'), undefined);
    const severities = get(get(definitions, 'ruleSeverities'), 'properties');
    assert.equal(get(severities, 'too-old'), { description: 'a key is too old', ...severity });
  });
});

import type { RuleName } from './name.ts';

const rule = ({ category, id }: RuleName): string => `import { defineRule } from '../../src/rule-api/define.ts';

export default defineRule({
  id: '${id}',
  category: '${category}',
  preset: 'all',
  severity: 'warning',
  summary: 'what the rule speaks of, in one line',
  messages: {
    found: 'what is wrong with \`{name}\`, why it matters, what to type',
  },
  // For each problem: yield report('found', origin, { name }). A generator (\`*check\`) reads best; it looks at policies
  // through \`matchPolicies\`, and shares with rules of its category what lies in \`shared\`.
  check: () => [],
});
`;

const page = ({ id }: RuleName): string => `# ${id}

## Why

What goes wrong when this is left as it is.

## Bad

\`\`\`yaml
kind: AccountSnapshot
version: 1
\`\`\`

## Good

\`\`\`yaml
kind: AccountSnapshot
version: 1
\`\`\`

## What to do

What to type.

## What it does not see

Where it is silent although it could be wrong.

## References

- Where the facts come from, with their date.
`;

const test = ({ id }: RuleName): string => `import * as assert from 'uvu/assert';
import { testSuite } from '../../harness.ts';
import { findingsOf } from '../run-rule.ts';

const id = '${id}';

testSuite(id, (test) => {
  test('an account without policies', async () => {
    assert.equal(await findingsOf(id, 'kind: AccountSnapshot\\nversion: 1\\n'), []);
  });
});
`;

/** A mark at the end of a line says where a finding is due: \`# finding: <id>\`. */
const silentCase = `kind: AccountSnapshot
version: 1
policies: []
`;

/** The files of a new rule, by path: it compiles, finds nothing, and is to be written. */
export const newRuleFiles = (name: RuleName): Readonly<Record<string, string>> => ({
  [`rules/${name.category}/${name.id}.ts`]: rule(name),
  [`rules/${name.category}/${name.id}.md`]: page(name),
  [`test/rules/${name.category}/${name.id}.test.ts`]: test(name),
  [`test/cases/${name.id}/nothing-to-find/account.yaml`]: silentCase,
});

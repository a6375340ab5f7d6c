import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const table = `\
RULE                              SEVERITY  PRESET       DESCRIPTION
engine-cannot-create-service-ids  error     recommended  an engine may not make service IDs
idle-key                          warning   strict       a key was not used for long
unnamed-group                     info      all          a group has no description
`;

testSuite('cli/rules', (test) => {
  test('rules prints a table', async () => {
    assert.equal(await command(['rules']), { code: 0, out: table, err: '', asked: undefined });
  });

  test('rules on a narrow terminal prints the description below the rule', async () => {
    const { out } = await command(['rules'], { terminal: { columns: 60 } });
    assert.is(
      out,
      `engine-cannot-create-service-ids  error, recommended
    an engine may not make service IDs
idle-key  warning, strict
    a key was not used for long
unnamed-group  info, all
    a group has no description
`,
    );
    assert.is((await command(['rules'], { terminal: { columns: 120 } })).out, table);
  });

  test('rules --format json prints the same for programs', async () => {
    const { code, out } = await command(['rules', '--format', 'json']);
    assert.is(code, 0);
    assert.equal(JSON.parse(out)[0], {
      id: 'engine-cannot-create-service-ids',
      category: 'engine',
      preset: 'recommended',
      severity: 'error',
      summary: 'an engine may not make service IDs',
      options: true,
    });
    assert.is(JSON.parse(out).length, 3);
  });
});

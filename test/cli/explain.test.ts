import * as assert from 'uvu/assert';
import { styleMarkdown } from '../../src/cli/markdown.ts';
import { diagnostics } from '../../src/finding/diagnostic.ts';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const page = '# a-rule\n\nSee `code`, **this** and [the docs](https://x.example/y).\n\n```yaml\nkind: X\n```\n';

testSuite('cli/explain', (test) => {
  test('a page in colour: headings bold, code dim, addresses spelt out', () => {
    assert.is(
      styleMarkdown(page, true),
      '\u001b[1ma-rule\u001b[22m\n\nSee \u001b[2mcode\u001b[22m, \u001b[1mthis\u001b[22m and the docs (https://x.example/y).\n\n\u001b[2m    kind: X\u001b[22m\n',
    );
  });

  test('a page without colour is as it is written', () => assert.is(styleMarkdown(page, false), page));

  test('a finding of iamlint itself that can be turned off', async () => {
    assert.equal(await command(['explain', 'incomplete-export']), {
      code: 0,
      out: '# incomplete-export\n\nA finding of iamlint itself, severity warning: an export does not show everything.\nTurn it off with `incomplete-export: off` under `rules` of the config.\n',
      err: '',
      asked: undefined,
    });
  });

  test('a finding of iamlint itself that cannot', async () => {
    assert.equal(await command(['explain', 'syntax-error', '--color', 'always']), {
      code: 0,
      out: '\u001b[1msyntax-error\u001b[22m\n\nA finding of iamlint itself, severity error: a file is not valid JSON or YAML.\nIt means that iamlint could not do its work: the exit code is 2, and the finding cannot be turned off.\n',
      err: '',
      asked: undefined,
    });
  });

  test('every finding of iamlint itself is explained', async () => {
    for (const id of Object.keys(diagnostics)) assert.is((await command(['explain', id])).code, 0);
  });
});

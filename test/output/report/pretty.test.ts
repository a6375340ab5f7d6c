import { shell, yaml } from '../../../src/snippet/snippet.ts';
import { readFileSync } from 'node:fs';
import * as assert from 'uvu/assert';
import { pretty } from '../../../src/output/report/pretty.ts';
import { textOf, type Report } from '../../../src/output/report/report.ts';
import { testSuite } from '../../harness.ts';
import { brokenEngine } from './broken-engine.ts';

const expected = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('␛', '\x1b');

const nothing: Report = {
  findings: [],
  notChecked: [],
  skipped: [],
  summary: {
    files: 1,
    documents: 1,
    skipped: 0,
    errors: 0,
    warnings: 0,
    infos: 0,
    suppressed: 0,
    stale: 0,
    accounts: 1,
    policies: 0,
  },
  run: {
    time: '2026-01-31T00:00:00.000Z',
    preset: 'recommended',
    rules: { on: 54, of: 112 },
    catalogueDate: '2026-04-03',
    accounts: ['791f5fb10986423e97aa8512f18b7e65'],
  },
};

const plain = (report: Report, width = 100): string =>
  textOf(pretty(report, { color: false, width, version: '1.2.3' }));

testSuite('report/pretty', (test) => {
  test('the whole of a report', () => assert.is(plain(brokenEngine), expected('./pretty.expected.txt')));

  test('the same in colour, in a terminal of 80 columns', () => {
    const text = textOf(pretty(brokenEngine, { color: true, width: 80, version: '1.2.3' }));
    assert.is(text, expected('./pretty-in-color.expected.txt'));
  });

  test('says how many findings an edit takes away', () => {
    const [first] = brokenEngine.findings;
    assert.ok(first);
    const line = (...safeties: readonly ('safe' | 'unsafe')[]): string | undefined => {
      const findings = safeties.map((safety) => ({ ...first, fix: { safety, edits: [] } }));
      return plain({ ...nothing, findings: [first, ...findings] })
        .split('\n')
        .find((each) => each.includes('--fix'));
    };
    assert.is(line(), undefined);
    assert.is(line('safe', 'unsafe', 'safe'), '2 can be fixed with `--fix`, 1 more with `--fix-unsafe`');
    assert.is(line('safe'), '1 can be fixed with `--fix`');
    assert.is(line('unsafe'), '1 can be fixed with `--fix-unsafe`');
  });

  test('nothing found: says what was looked at', () => {
    const looked = 'no problems in 1 file (1 document, 1 account)\n';
    assert.is(
      plain(nothing),
      `${looked}54 of 112 rules ran (preset \`recommended\`); for an audit, add \`--preset strict\`\n`,
    );
    const ran = (preset: string | undefined, on: number): string =>
      plain({ ...nothing, run: { ...nothing.run, preset, rules: { on, of: 112 } } });
    assert.is(
      ran('strict', 104),
      `${looked}104 of 112 rules ran (preset \`strict\`); \`--preset all\` runs the others too\n`,
    );
    assert.is(ran('all', 112), looked);
    assert.is(ran(undefined, 1), `${looked}1 of 112 rules ran\n`);
  });

  test('nothing found, and not everything looked at', () => {
    const twice = ['b-rule', 'a-rule'].map((rule) => ({ rule, reason: 'no zones were given', obtain: undefined }));
    assert.is(
      plain({ ...nothing, notChecked: twice, run: { ...nothing.run, preset: 'all', rules: { on: 112, of: 112 } } }),
      'not checked[b-rule, a-rule]: no zones were given\n\nno problems in 1 file (1 document, 1 account); 2 rules not checked\n',
    );
  });

  test('prose is wrapped to the terminal, to 60 columns at least, and commands are not', () => {
    const lines = plain(brokenEngine, 20).split('\n');
    const long = lines.filter((line) => line.length > 60);
    assert.ok(long.every((line) => line.startsWith('    ibmcloud ') || line.startsWith('more about')));
    assert.ok(lines.includes(`    ${brokenEngine.findings[0]?.repairs[0]?.text.text}`));
  });

  test('names cannot steer a terminal or a build server, and secrets are masked', () => {
    const [first] = brokenEngine.findings;
    assert.ok(first);
    const hostile = 'x\n::error::y \x1b[31m\u202e ##vso[task.x] api_key=abc123def456';
    const text = plain({
      ...nothing,
      findings: [
        {
          ...first,
          rule: hostile,
          message: `${'word '.repeat(17)}::warning::z ${hostile}`,
          help: hostile,
          location: { ...first.location, file: hostile, excerpt: { text: hostile, start: 3, length: 9 } },
          related: [{ location: { ...first.location, file: hostile }, note: hostile }],
          repairs: [{ kind: 'edit', text: yaml`${hostile}` }],
        },
      ],
      notChecked: [{ rule: hostile, reason: hostile, obtain: shell`${hostile}` }],
    });
    assert.not.match(text, /(?!\n)[\p{Cc}\p{Cf}]/u);
    assert.not.match(text, /^\s*::|##\[|##vso\[/m);
    assert.not.match(text, /abc123def456/);
  });
});

import { hcl, json, shell, yaml } from '../../../src/snippet/snippet.ts';
import * as fc from 'fast-check';
import * as assert from 'uvu/assert';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import { formats } from '../../../src/output/report/formats.ts';
import { textOf, type Report } from '../../../src/output/report/report.ts';
import { testSuite } from '../../harness.ts';
import { brokenEngine } from './broken-engine.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '::error::x',
    '\n::set-output name=x::y',
    '##vso[task.setvariable]',
    '\x1b]0;x\x07',
    '`',
    '```',
    '-- ',
  ),
);
const uncertainBecause = fc.option(text, { nil: undefined });
const snippet = fc
  .tuple(text, fc.constantFrom(shell, hcl, yaml, json))
  .map(([value, language]) => language`ibmcloud ${value}`);
const nat = fc.nat({ max: 500 });

const location = fc.record({
  file: text,
  line: nat,
  column: nat,
  endLine: nat,
  endColumn: nat,
  pointer: uncertainBecause,
  excerpt: fc.option(fc.record({ text, start: nat, length: nat }), { nil: undefined }),
});

const finding: fc.Arbitrary<LocatedFinding> = fc.record({
  rule: text,
  category: text,
  severity: fc.constantFrom('error', 'warning', 'info'),
  confidence: fc.constantFrom('high', 'low'),
  message: text,
  location,
  related: fc.array(fc.record({ location, note: text }), { maxLength: 2 }),
  help: fc.option(fc.oneof(text, fc.array(fc.oneof(text, snippet))), { nil: undefined }),
  repairs: fc.array(fc.record({ kind: fc.constantFrom('cli', 'terraform', 'edit'), text: snippet, undo: snippet }), {
    maxLength: 2,
  }),
});

const report: fc.Arbitrary<Report> = fc
  .record({
    findings: fc.array(finding, { maxLength: 4 }),
    notChecked: fc.array(fc.record({ rule: text, reason: text, obtain: fc.option(snippet, { nil: undefined }) }), {
      maxLength: 3,
    }),
    skipped: fc.array(fc.record({ file: text, reason: text }), { maxLength: 3 }),
  })
  .map((parts) => ({ ...parts, summary: brokenEngine.summary, run: brokenEngine.run }));

testSuite('report: any text', (test) => {
  for (const [name, load] of Object.entries(formats)) {
    test(`${name} does not fail, shows nothing raw, and gives no command to a build server`, async () => {
      const format = await load();
      fc.assert(
        fc.property(report, nat, (any, width) => {
          const made = textOf(format(any, { color: false, width, version: '1.2.3', verbose: true }));
          assert.not.match(made, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
          assert.not.match(
            name === 'github' ? made.replaceAll(/^::(?:error|warning|notice) /gm, '') : made,
            /^\s*::|##\[|##vso\[/im,
          );
          assert.ok(made === '' || made.endsWith('\n'));
        }),
      );
    });
  }

  test('json reads back', async () => {
    const format = await formats.json();
    fc.assert(
      fc.property(report, (any) => {
        const read = JSON.parse(textOf(format(any, { color: false, width: 80, version: '1.2.3' })));
        assert.is(read.findings.length, any.findings.length);
      }),
    );
  });
});

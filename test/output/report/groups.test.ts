import * as assert from 'uvu/assert';
import type { LocatedFinding } from '../../../src/output/locate/locate.ts';
import { pretty } from '../../../src/output/report/pretty.ts';
import { groupings, textOf, type FormatOptions } from '../../../src/output/report/report.ts';
import { testSuite } from '../../harness.ts';
import { finding, reportOf } from '../../cli/command.ts';
import { hostileNames, plantedKey, reportWith } from './hostile.ts';

const at = (file: string, line: number): Pick<LocatedFinding, 'location'> => ({
  location: { file, line, column: 1, endLine: line, endColumn: 2, pointer: undefined, excerpt: undefined },
});

const findings: readonly LocatedFinding[] = [
  ...Array.from({ length: 12 }, (_, nth) =>
    finding('unnamed-group', { severity: 'info', message: `group \`g-${nth}\` has no name`, ...at('a.yaml', nth + 1) }),
  ),
  ...[3, 7].map((line) =>
    finding('idle-key', {
      severity: 'warning',
      message: 'the key is idle',
      about: { subject: 's-1' },
      ...at('a.yaml', line),
    }),
  ),
  ...Array.from({ length: 6 }, (_, nth) =>
    finding('idle-key', { severity: 'warning', confidence: 'low', ...at('b.yaml', nth + 1) }),
  ),
  finding('unknown-role', { ...at('b.yaml', 40), message: 'there is no role `Reade`' }),
];

const shown = (all: readonly LocatedFinding[], more: Partial<FormatOptions> = {}): string =>
  textOf(pretty({ ...reportOf(...all), notChecked: [] }, { color: false, width: 100, version: '1', ...more }));

const ending = (rule: string): string =>
  [
    'no problems in 1 file (1 document, 1 account, 1 policy); 6 undecided',
    '54 of 112 rules ran (preset `recommended`); for an audit, add `--preset strict`',
    `more about a rule: iamlint explain ${rule}`,
    '',
  ].join('\n');

testSuite('report: groups', (test) => {
  test('more than 20: a line each by file, the most important first, what is alike once, and a table by rule', () =>
    assert.is(
      shown(findings),
      `b.yaml
  40:1  error    there is no role \`Reade\`  unknown-role
  1:1   warning  idle-key speaks (undecided)  idle-key
      also at 2:1, 3:1, 4:1, 5:1, 6:1

a.yaml
  3:1  warning  the key is idle  idle-key
      also at 7:1
  1:1  info     group \`g-0\` has no name  unnamed-group
      11 findings like it, at 2:1, 3:1, 4:1, 5:1, 6:1, 7:1, 8:1, 9:1, and 3 more

RULE           SEVERITY  FINDINGS  WITH A REPAIR
unknown-role   error            1              0
idle-key       warning          8              0
unnamed-group  info            12              0

a repair is shown for 0 of 21 findings
evidence and repairs: the same command with \`--verbose\`, of one rule with \`--rule unknown-role\`
${ending('unknown-role')}`,
    ));

  test('20, or with --verbose: all that is said of each', () => {
    assert.match(shown(findings.slice(0, 20)), '  --> a.yaml:1:1\n');
    assert.not.match(shown(findings.slice(0, 20)), 'WITH A REPAIR');
    const verbose = shown(findings, { verbose: true });
    assert.match(verbose, '  --> b.yaml:40:1\n');
    assert.match(verbose, 'WITH A REPAIR');
    assert.not.match(verbose, 'the same command with');
  });

  test('by rule and by subject, also where they are few', () => {
    assert.match(
      shown(findings.slice(10, 14), { groupBy: 'subject' }),
      /^s-1\n {2}a\.yaml:3:1 {2}warning {2}the key is idle {2}idle-key\n {6}also at a\.yaml:7:1\n\nno subject\n/,
    );
    assert.match(
      shown(findings.slice(10, 14), { groupBy: 'rule' }),
      /^idle-key\n {2}a\.yaml:3:1 {2}warning {2}the key is idle\n/,
    );
    assert.match(shown(findings.slice(10, 14), { groupBy: 'rule', verbose: true }), /^idle-key\nwarning\[idle-key\]: /);
  });

  test('places are links where the terminal shows them', () => {
    const linkTo = (file: string): string => `file:///run/${file}`;
    assert.match(shown(findings, { linkTo }), '  \x1b]8;;file:///run/b.yaml\x1b\\40:1\x1b]8;;\x1b\\  error');
    assert.match(
      shown(findings.slice(0, 2), { linkTo }),
      '--> \x1b]8;;file:///run/a.yaml\x1b\\a.yaml:1:1\x1b]8;;\x1b\\',
    );
  });

  test('names cannot steer a terminal or a build server in any grouping, and secrets are masked', () => {
    for (const groupBy of groupings)
      for (const name of hostileNames) {
        const { findings: hostile } = reportWith(name);
        const text = shown([...hostile, ...findings], { groupBy });
        assert.not.match(text, /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u, name.slice(0, 60));
        assert.not.match(text, /^\s*::|##\[|##vso\[/im, name.slice(0, 60));
        assert.not.match(text, plantedKey.slice(0, 10));
      }
  });
});

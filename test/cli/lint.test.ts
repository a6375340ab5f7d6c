import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import type { LintRequest } from '../../src/lint.ts';
import { testSuite } from '../harness.ts';
import { clock, command, finding, reportOf, type Situation } from './command.ts';

const warning = finding('idle-key', { severity: 'warning' });
const unsure = finding('engine-cannot-create-service-ids', { severity: 'error', confidence: 'low' });

/** What a command line asks of linting, as far as it is not the default. */
const requests: readonly (readonly [argv: readonly string[], asked: Partial<LintRequest>])[] = [
  [['.'], { paths: ['.'] }],
  [['lint', 'a', 'b'], { paths: ['a', 'b'] }],
  [['-'], { paths: ['-'] }],
  [['lint', '-', '--stdin-filename', 'policies.json'], { paths: ['-'], stdinName: 'policies.json' }],
  [['exports/*.json'], { paths: ['exports/*.json'] }],
  [['*.json'], { paths: ['*.json'] }],
  [[], { paths: ['.'] }],
  [['lint'], { paths: ['.'] }],
  [['setup.yaml', '--undecided', 'error'], { paths: ['setup.yaml'], strict: true }],
  [['--undecided=warning', 'setup.yaml'], { paths: ['setup.yaml'] }],
  [['--strict', 'setup.yaml'], { paths: ['setup.yaml'], strict: true }],
  [['here', '--allow-outside'], { paths: ['here'], allowOutside: true }],
  [
    ['.', '--var', 'a=', '--var=b=c=d', '--var', 'ö-1=["x"]', '--var-file', 'x.tfvars', '--var-file=y.json'],
    {
      paths: ['.'],
      terraform: {
        vars: [
          { name: 'a', text: '' },
          { name: 'b', text: 'c=d' },
          { name: 'ö-1', text: '["x"]' },
        ],
        varFiles: ['x.tfvars', 'y.json'],
        planView: 'after',
      },
    },
  ],
  [
    ['plan.json', '--plan-view', 'before'],
    { paths: ['plan.json'], terraform: { vars: [], varFiles: [], planView: 'before' } },
  ],
  [['lint', '--', '--odd', 'rules'], { paths: ['--odd', 'rules'] }],
  [['--', 'rules'], { paths: ['rules'] }],
  [['.', '--baseline', 'known.json'], { paths: ['.'], baseline: 'known.json' }],
  [['.', '--rule', 'idle-key', '-r', 'unnamed-group'], { paths: ['.'], onlyRules: ['idle-key', 'unnamed-group'] }],
  [['.', '--now', '2026-12-31'], { paths: ['.'], now: new Date('2026-12-31T00:00:00Z') }],
  [['.', '--now=2026-12-31T18:00:00+02:00'], { paths: ['.'], now: new Date('2026-12-31T16:00:00Z') }],
];

/** Exit code and streams of runs with some findings. */
const ends: readonly (readonly [title: string, argv: readonly string[], Situation, code: number, err?: string])[] = [
  ['nothing found', [], {}, 0],
  ['an error', [], { report: reportOf(finding('a')) }, 1],
  ['a warning', [], { report: reportOf(warning) }, 0],
  ['a warning that counts', ['--fail-on', 'warning'], { report: reportOf(warning) }, 1],
  ['an info that counts', ['--fail-on=info'], { report: reportOf(finding('a', { severity: 'info' })) }, 1],
  ['an error under a lower threshold', ['--fail-on=info'], { report: reportOf(finding('a')) }, 1],
  ['an error that never counts', ['--fail-on=never'], { report: reportOf(finding('a')) }, 0],
  ['work not done', [], { stopped: true }, 2],
  ['work not done, whatever counts', ['--fail-on=never'], { stopped: true }, 2],
  ['an undecided error', [], { report: reportOf(unsure) }, 0],
  ['an undecided error that counts', ['--undecided', 'error'], { report: reportOf(unsure) }, 1],
  [
    'the old name of the flag',
    ['--strict'],
    { report: reportOf(unsure) },
    1,
    'iamlint: `--strict` is now called `--undecided error`\n',
  ],
  ['as many warnings as allowed', ['--max-warnings', '1'], { report: reportOf(warning) }, 0],
  [
    'more warnings than allowed',
    ['--max-warnings', '1'],
    { report: reportOf(warning, warning) },
    1,
    'iamlint: there are 2 warnings, and `--max-warnings` allows 1\n',
  ],
  [
    'undecided warnings do not count',
    ['--max-warnings', '0'],
    { report: reportOf(finding('a', { severity: 'warning', confidence: 'low' })) },
    0,
  ],
  ['quiet, with warnings that count', ['-q', '--fail-on=warning'], { report: reportOf(warning) }, 1],
];

/** What is written where. */
const outputs: readonly (readonly [
  title: string,
  argv: readonly string[],
  Omit<Situation, 'report'>,
  out: string,
  files?: Readonly<Record<string, string>>,
])[] = [
  ['pretty by default', [], {}, 'a idle-key / idle-key / {"color":false,"width":80,"version":"0.1.0"}\n'],
  ['another format', ['-f', 'json'], {}, '["a","idle-key"]\n'],
  ['the same format twice', ['-f', 'json', '-f', 'json'], {}, '["a","idle-key"]\n'],
  ['quiet', ['--quiet'], {}, 'a /  / {"color":false,"width":80,"version":"0.1.0"}\n'],
  ['quiet JSON', ['--quiet', '-f', 'json'], {}, '["a"]\n'],
  [
    'a terminal',
    [],
    { terminal: { columns: 120 } },
    'a idle-key / idle-key / {"color":true,"width":120,"version":"0.1.0"}\n',
  ],
  [
    'a report more',
    ['-f', 'json=r=1.json', '-q'],
    {},
    'a /  / {"color":false,"width":80,"version":"0.1.0"}\n',
    { 'r=1.json': '["a"]\n' },
  ],
  ['into a file', ['-o', 'r.json', '-f', 'json'], {}, '', { 'r.json': '["a","idle-key"]\n' }],
  [
    'into two files, without colours though there is a terminal',
    ['--output', 'r.txt', '--format', 'json=r.json'],
    { terminal: { columns: 120 } },
    '',
    {
      'r.txt': 'a idle-key / idle-key / {"color":false,"width":80,"version":"0.1.0"}\n',
      'r.json': '["a","idle-key"]\n',
    },
  ],
];

testSuite('cli/lint', (test) => {
  for (const [argv, expected] of requests) {
    test(`\`${argv.join(' ')}\` asks linting for what it says`, async () => {
      const { asked } = await command(argv, { files: { here: '' } });
      assert.ok(asked);
      const { paths, stdinName, strict, allowOutside, onlyRules, baseline, terraform } = asked;
      const defaults = {
        paths: [],
        stdinName: undefined,
        strict: false,
        allowOutside: false,
        onlyRules: undefined,
        baseline: undefined,
        terraform: { vars: [], varFiles: [], planView: 'after' },
      };
      const { now, ...rest } = expected;
      assert.equal(
        { paths, stdinName, strict, allowOutside, onlyRules, baseline, terraform },
        { ...defaults, ...rest },
      );
      assert.equal(asked.now, now ?? new Date(clock));
    });
  }

  for (const [title, argv, situation, expected, message = ''] of ends) {
    test(`exit code ${expected}: ${title}`, async () => {
      const { code, err } = await command(['lint', '.', ...argv], situation);
      assert.equal({ code, err }, { code: expected, err: message });
    });
  }

  for (const [title, argv, situation, expected, files = {}] of outputs) {
    test(`writes ${title}`, async () => {
      const { out, err } = await command(['lint', '.', ...argv], {
        ...situation,
        report: reportOf(finding('a'), warning),
        after: async (folder) => {
          for (const [name, text] of Object.entries(files)) assert.is(await readFile(join(folder, name), 'utf8'), text);
        },
      });
      assert.equal({ out, err }, { out: expected, err: '' });
    });
  }

  test('a report that cannot be written makes the exit code 2, and the others are written', async () => {
    const { code, out, err } = await command(['.', '-f', 'json=no/r.json', '-f', 'pretty=.', '-f', 'json']);
    assert.equal(
      { code, out, err },
      {
        code: 2,
        out: '[]\n',
        err: 'iamlint: `no/r.json` cannot be written: there is no such directory\niamlint: `.` cannot be written: it is a directory\n',
      },
    );
  });

  test('a baseline records the findings, which then make no report', async () => {
    const { code, out, err } = await command(['.', '--write-baseline', 'known.json'], {
      report: reportOf(finding('a')),
      after: async (folder) => {
        const { version, findings } = JSON.parse(await readFile(join(folder, 'known.json'), 'utf8'));
        assert.is(version, 2);
        assert.is(findings[0].rule, 'a');
        assert.is(findings[0].file, 'setup.yaml');
      },
    });
    assert.equal({ code, out, err }, { code: 0, out: '', err: 'iamlint: recorded 1 finding in `known.json`\n' });
  });

  test('no baseline is written when the work could not be done', async () => {
    const { code, out, err } = await command(['.', '--write-baseline', 'known.json', '-f', 'json'], {
      stopped: true,
      report: reportOf(finding('syntax-error')),
      after: async (folder) => {
        await readFile(join(folder, 'known.json')).then(
          () => assert.unreachable('it was written'),
          () => undefined,
        );
      },
    });
    assert.equal(
      { code, out, err },
      {
        code: 2,
        out: '["syntax-error"]\n',
        err: 'iamlint: `known.json` was not written: the input could not be checked completely\n',
      },
    );
  });

  test('`--rule` runs a rule that the config does not', async () => {
    const { asked } = await command(['.', '--rule', 'unnamed-group']);
    assert.is(asked?.config.isOn('unnamed-group'), true);
    assert.equal(asked?.config.rules('unnamed-group'), { severity: 'info', chosen: false, options: undefined });
    assert.is(asked?.config.isOn('idle-key'), false);
  });

  test('`--ignore` adds to what the config ignores', async () => {
    const { asked } = await command(['.', '--ignore', 'old', '--ignore', '*.bak']);
    assert.equal(asked?.config.ignore, ['old', '*.bak']);
  });

  test('the config is searched for, or named, or none', async () => {
    const seen: (string | undefined)[] = [];
    const { defaultConfig } = await import('../../src/config/config.ts');
    const parts: Situation['parts'] = {
      loadConfig: async ({ explicitPath, rules }) => {
        seen.push(explicitPath);
        return { config: { ...defaultConfig(rules), include: ['from-config'] } };
      },
    };
    const { asked } = await command(['lint'], { parts });
    await command(['lint', '-c', 'other.yaml', '.'], { parts });
    await command(['lint', '--no-config', '.'], { parts });
    assert.equal(seen, [undefined, 'other.yaml']);
    assert.equal(asked?.paths, []);
    assert.equal(asked?.config.include, ['from-config']);
  });

  test('errors of the config go to standard error, and nothing is linted', async () => {
    const { code, out, err, asked } = await command(['.'], {
      parts: {
        loadConfig: async () => ({
          errors: [
            { file: '.iamlintrc.yaml', at: { line: 2, column: 3 }, message: 'there is no rule `a`' },
            { file: 'b.json', at: undefined, message: 'cannot be read: permission denied' },
          ],
        }),
      },
    });
    assert.equal(
      { code, out, err },
      {
        code: 2,
        out: '',
        err: '.iamlintrc.yaml:2:3: there is no rule `a`\nb.json: cannot be read: permission denied\n',
      },
    );
    assert.is(asked, undefined);
  });
});

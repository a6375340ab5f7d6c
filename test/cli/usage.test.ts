import * as assert from 'uvu/assert';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

/** Command lines that are refused: what is said, and whose help is named. */
const refused: readonly (readonly [argv: readonly string[], message: string, help?: string])[] = [
  [['lnit'], '`lnit` is neither a command nor a path; did you mean `lint`?'],
  [['explian', 'x'], '`explian` is neither a command nor a path; did you mean `explain`?'],
  [['hepl'], '`hepl` is neither a command nor a path; did you mean `help`?'],
  [['nonsense'], '`nonsense` is neither a command nor a path'],
  [['help', 'rulse'], 'there is no command `rulse`; did you mean `rules`?'],
  [['lint', '--fromat', 'json', '.'], 'there is no flag `--fromat`; did you mean `--format`?', 'lint'],
  [['--fial-on=never', '.'], 'there is no flag `--fial-on`; did you mean `--fail-on`?'],
  [['lint', '--frobnicate', '.'], 'there is no flag `--frobnicate`', 'lint'],
  [['lint', '-x', '.'], 'there is no flag `-x`', 'lint'],
  [['rules', '--strict'], '`rules` has no flag `--strict`', 'rules'],
  [['init', '--format', 'json'], '`init` has no flag `--format`', 'init'],
  [['lint', '--config'], '`--config` needs a value: `--config FILE`', 'lint'],
  [['lint', '--config', '--strict'], '`--config` needs a value: `--config FILE`', 'lint'],
  [['lint', '--output=', '.'], '`--output` needs a value: `--output FILE`', 'lint'],
  [['lint', ''], 'one of the paths is empty: check the variables on the command line', 'lint'],
  [['lint', '-f'], '`-f` needs a value: `-f NAME[=FILE]`', 'lint'],
  [['lint', '--quiet=yes', '.'], '`--quiet` takes no value', 'lint'],
  [['lint', '--fail-on', 'warn', '.'], '`warn` is not a value of `--fail-on`; did you mean `warning`?', 'lint'],
  [
    ['lint', '--fail-on', 'fatal', '.'],
    '`fatal` is not a value of `--fail-on`; choose `error`, `warning`, `info` or `never`',
    'lint',
  ],
  [['lint', '--fail-on', 'warnign', '.'], '`warnign` is not a value of `--fail-on`; did you mean `warning`?', 'lint'],
  [['lint', '--color', 'alway', '.'], '`alway` is not a value of `--color`; did you mean `always`?', 'lint'],
  [['rules', '--format', 'jsno'], '`jsno` is not a value of `--format`; did you mean `json`?', 'rules'],
  [['lint', '--format', 'jsno', '.'], 'there is no format `jsno`; did you mean `json`?', 'lint'],
  [['lint', '--format', 'constructor', '.'], 'there is no format `constructor`; choose `pretty` or `json`', 'lint'],
  [['lint', '--format', 'json=', '.'], '`--format json=` needs a file name after `=`', 'lint'],
  [
    ['lint', '--format', 'pretty', '--format', 'json', '.'],
    '`pretty` and `json` cannot both go to one output; give one a file: `--format json=FILE`',
    'lint',
  ],
  [['lint', '--format', 'json=a', '--format', 'pretty=a', '.'], 'two reports would be written to `a`', 'lint'],
  [['lint', '--output', 'a', '--format', 'json=a', '.'], 'two reports would be written to `a`', 'lint'],
  [['lint', '--max-warnings', 'few', '.'], '`--max-warnings` needs a whole number, not `few`', 'lint'],
  [['lint', '--max-warnings', '-1', '.'], '`--max-warnings` needs a whole number, not `-1`', 'lint'],
  [['lint', '--max-warnings', '1.5', '.'], '`--max-warnings` needs a whole number, not `1.5`', 'lint'],
  [['lint', '--var', 'zXq7vKp2', '.'], '`--var` needs a name and a value: `--var NAME=VALUE`', 'lint'],
  [['lint', '--var', '9x=1', '.'], '`--var` needs the name of a variable before `=`, and `9x` is not one', 'lint'],
  [['lint', '--var', '=1', '.'], '`--var` needs a name and a value: `--var NAME=VALUE`', 'lint'],
  [['lint', '--plan-view', 'aftr', '.'], '`aftr` is not a value of `--plan-view`; did you mean `after`?', 'lint'],
  ...['tomorrow', '2026-02-30', '2026-12-31T18:00', '2026-12-31T25:00Z', '2026'].map(
    (time) =>
      [
        ['lint', '--now', time, '.'],
        `\`--now\` needs a date, or a time with its zone, as \`2026-12-31\` or \`2026-12-31T18:00:00Z\`, not \`${time}\``,
        'lint',
      ] as const,
  ),
  [['lint', '--config', 'a', '--no-config', '.'], '`--config` and `--no-config` cannot be used together', 'lint'],
  [
    ['lint', '--baseline', 'a', '--write-baseline', 'b', '.'],
    '`--baseline` and `--write-baseline` cannot be used together',
    'lint',
  ],
  [
    ['lint', '--stdin-filename', 'a.json', '.'],
    '`--stdin-filename` names standard input, but standard input is not read: add `-` to the paths',
    'lint',
  ],
  [['lint', '--rule', 'idle-keys', '.'], 'there is no rule `idle-keys`; did you mean `idle-key`?', 'lint'],
  [['lint', '--rule', 'zzz', '.'], 'there is no rule `zzz`', 'lint'],
  [['lint', '--preset', 'strcit', '.'], '`strcit` is not a value of `--preset`; did you mean `strict`?', 'lint'],
  [['lint', '--strict', '--undecided', 'warning', '.'], '`--strict` and `--undecided` cannot be used together', 'lint'],
  [['explain'], '`explain` needs `<rule>`', 'explain'],
  [['explain', 'idle-key', 'unnamed-group'], '`explain` takes no argument `unnamed-group`', 'explain'],
  [['explain', 'idel-key'], 'there is no rule `idel-key`; did you mean `idle-key`?', 'explain'],
  [['explain', 'syntax-eror'], 'there is no rule `syntax-eror`; did you mean `syntax-error`?', 'explain'],
  [['explain', '__proto__'], 'there is no rule `__proto__`', 'explain'],
  [['rules', 'engine'], '`rules` takes no argument `engine`', 'rules'],
  [['catalogue'], '`catalogue` needs `status | update <files...>`', 'catalogue'],
  [['catalogue', 'update'], "`catalogue update` needs files: exports of roles, or IBM's page", 'catalogue'],
  [['catalogue', 'updaet', 'a.json'], '`catalogue` has no `updaet`; did you mean `update`?', 'catalogue'],
  [['actoins', 'x'], '`actoins` is neither a command nor a path; did you mean `actions`?'],
  [['init', 'setup.yaml'], '`init` takes no argument `setup.yaml`', 'init'],
  [['init', '--force', 'setup.yaml'], '`init` takes no argument `setup.yaml`', 'init'],
  [['\u001b]0;title'], '`\\x1b]0;title` is neither a command nor a path'],
];

testSuite('cli/usage', (test) => {
  for (const [argv, message, help] of refused) {
    test(`\`${argv.join(' ')}\` is refused`, async () => {
      const { code, out, err, asked } = await command(argv);
      const topic = help === undefined ? '' : `${help} `;
      assert.equal(
        { code, out, err },
        { code: 2, out: '', err: `iamlint: ${message}\nTry \`iamlint ${topic}--help\`.\n` },
      );
      assert.is(asked, undefined);
    });
  }
});

import { readFile } from 'node:fs/promises';
import * as assert from 'uvu/assert';
import packageJson from '../../package.json' with { type: 'json' };
import { commandNames } from '../../src/cli/commands.ts';
import { flags } from '../../src/cli/flags.ts';
import { formats } from '../../src/output/report/formats.ts';
import { testSuite } from '../harness.ts';
import { command } from './command.ts';

const general = `\
iamlint: a linter for IBM Cloud IAM policies and permissions

Usage: iamlint <command> [flags]
       iamlint [paths...] [flags]

Commands:
  lint [paths...]                       check engine setups, exports, Terraform and scripts (the default)
  audit [paths...]                      check with all rules, and write a page and a report for programs
  rules                                 list the rules
  explain <rule>                        show what a rule looks for, why, and what to do
  roles [service] [role]                show the services, the roles of a service, or what a role allows on it
  actions <pattern>                     show which roles include an action
  can <subject> <action> [on <target>]  show whether somebody can do something, and why or why not
  who-can <action> [on <target>]        show everybody who can do something, and how
  access <subject>                      show all that somebody can do, and how two differ
  need <actions...> [on <target>]       show the least roles that grant some actions
  diff <before> <after> | <a>..<b>      show who gained or lost what access between two states
  test [paths...]                       hold access tests against policies: who is expected to be able to do what
  catalogue status | update <files...>  show how old the catalogue is, or write a newer one for the config
  merge <reports...>                    join JSON reports into one, in any format
  suppress <fingerprint> [paths...]     accept a finding, with the reason, at its place or in the config
  baseline [paths...]                   record the findings there are, so that \`lint --baseline\` reports new ones only
  repair [paths...]                     print the commands that mend what is found as one script, to be read and run
  doctor [paths...]                     show what would be linted, and what is missing for a full audit
  completions <shell>                   print completions for bash, zsh, fish or powershell
  init                                  write a config to start from, and an engine setup to fill in

Flags:
  -h, --help     show this help
  -v, --version  show the version

\`iamlint <command> --help\` shows the flags of a command. Start with \`iamlint init --engine\`.
`;

/** The first line of what a command line prints. */
const firstLines: readonly (readonly [argv: readonly string[], expected: string])[] = [
  [['lint', '--help'], 'Usage: iamlint lint [paths...] [flags]'],
  [['help', 'lint'], 'Usage: iamlint lint [paths...] [flags]'],
  [['-h', 'rules'], 'Usage: iamlint rules [flags]'],
  [['roles', '-h'], 'Usage: iamlint roles [service] [role] [flags]'],
  [['catalogue', '--help'], 'Usage: iamlint catalogue status | update <files...> [flags]'],
  [['explain', '-h'], 'Usage: iamlint explain <rule> [flags]'],
  [['init', '--engine', '--help'], 'Usage: iamlint init [flags]'],
  [['lint', '--bogus', '--help'], 'Usage: iamlint lint [paths...] [flags]'],
  [['--version'], packageJson.version],
  [['-v'], packageJson.version],
  [['lint', '--version'], packageJson.version],
];

testSuite('cli/help', (test) => {
  for (const argv of [['--help'], ['-h'], ['help'], ['-h', 'setup.yaml']]) {
    test(`\`${argv.join(' ')}\` shows the general help`, async () => {
      assert.equal(await command(argv), { code: 0, out: general, err: '', asked: undefined });
    });
  }

  for (const [argv, expected] of firstLines) {
    test(`\`${argv.join(' ')}\` prints \`${expected}\``, async () => {
      const { code, out, err } = await command(argv);
      assert.equal({ code, first: out.split('\n')[0], err }, { code: 0, first: expected, err: '' });
    });
  }

  for (const name of commandNames) {
    test(`the help of \`${name}\` has all its flags, in lines of at most 100 columns`, async () => {
      const { out } = await command([name, '--help']);
      for (const flag of flags.filter(({ commands }) => commands.includes(name))) assert.match(out, `--${flag.name}`);
      assert.equal(
        out.split('\n').filter((line) => line.length > 100),
        [],
      );
    });
  }

  test('the help of `lint` names every format', async () => {
    const { out } = await command(['lint', '--help']);
    for (const name of Object.keys(formats)) assert.match(out, `\n  ${name} `);
  });

  test('docs/cli.md has every flag', async () => {
    const page = await readFile('docs/cli.md', 'utf8');
    for (const { name } of flags) assert.match(page, `--${name}`);
  });

  test('a flag is described as one that has the values it has', () => {
    for (const { name, about, oneOf = [] } of flags) {
      for (const value of oneOf) assert.match(about, value, `--${name}`);
    }
  });
});

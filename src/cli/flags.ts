import { groupings } from '../output/report/report.ts';
import { presets } from '../rule-api/define.ts';
import { commandNames, type CommandName } from './commands.ts';

/** One flag of one or several commands: what the command line is read by, and the help is printed from. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** Whether it stands alone, has a value, or either: as the next word, too (`--engine FILE`), or behind `=` alone (`--changed=BASE`). */
  readonly kind: 'alone' | 'value' | 'either' | 'behind =';
  /** How the help shows its value. */
  readonly value?: string;
  /** The only values there are, where these are few and fixed; `about` names them. */
  readonly oneOf?: readonly string[];
  readonly repeatable?: true;
  /** Where all words that the command needs stand before it, further ones behind its value are values, too: a shell writes out globs. */
  readonly takesRest?: true;
  readonly about: string;
  readonly commands: readonly CommandName[];
}

const lint: readonly CommandName[] = ['lint'];
/** What makes reports, and fails for what is in them. */
const reporting: readonly CommandName[] = ['lint', 'audit', 'merge'];
/** What makes reports in all formats. */
const formatting: readonly CommandName[] = [...reporting, 'test'];
/** What answers questions about the input. */
const asking: readonly CommandName[] = ['can', 'who-can', 'access', 'need', 'test'];
/** What says which input is linted, and how it is read. */
const linting: readonly CommandName[] = [
  'lint',
  'audit',
  'suppress',
  'baseline',
  'repair',
  'doctor',
  'diff',
  ...asking,
];
/** What says which rules run, and on what. */
const judging: readonly CommandName[] = ['lint', 'audit', 'baseline', 'repair'];

/** A name that stands for two things (`--format` of `lint` and of `rules`) is of one kind in both. */
export const flags: readonly Flag[] = [
  {
    name: 'format',
    short: 'f',
    kind: 'value',
    value: 'NAME[=FILE]',
    repeatable: true,
    about: 'one of the formats below; NAME=FILE also writes a file',
    commands: formatting,
  },
  {
    name: 'output',
    short: 'o',
    kind: 'value',
    value: 'FILE',
    about: 'write the report to a file instead of standard output',
    commands: formatting,
  },
  {
    name: 'fail-on',
    kind: 'value',
    value: 'SEVERITY',
    oneOf: ['error', 'warning', 'info', 'never'],
    about: 'lowest severity for exit code 1: error (default), warning, info, never',
    commands: reporting,
  },
  {
    name: 'max-warnings',
    kind: 'value',
    value: 'N',
    about: 'exit code 1 if more than N warnings count',
    commands: reporting,
  },
  {
    name: 'preset',
    short: 'p',
    kind: 'value',
    value: 'NAME',
    oneOf: presets,
    about: 'rules to run: recommended (default), strict (for an audit), all',
    commands: judging.filter((name) => name !== 'audit'),
  },
  {
    name: 'preset',
    short: 'p',
    kind: 'value',
    value: 'NAME',
    oneOf: presets,
    about: 'rules to run: all (default), strict, recommended',
    commands: ['audit'],
  },
  {
    name: 'undecided',
    kind: 'value',
    value: 'SEVERITY',
    oneOf: ['warning', 'error'],
    about: 'most that an undecided finding counts as: warning (default), error',
    commands: [...judging, 'merge'],
  },
  { name: 'strict', kind: 'alone', about: 'old name of `--undecided error`; deprecated', commands: lint },
  { name: 'quiet', short: 'q', kind: 'alone', about: 'show errors only', commands: reporting },
  {
    name: 'verbose',
    kind: 'alone',
    about: 'show the evidence of many findings, and the files that were skipped',
    commands: formatting,
  },
  {
    name: 'list-files',
    kind: 'alone',
    about: 'list the files that would be linted, and those skipped',
    commands: lint,
  },
  {
    name: 'print-config',
    kind: 'alone',
    about: 'show the config as it applies, or as it does for one file',
    commands: lint,
  },
  {
    name: 'explain-file',
    kind: 'value',
    value: 'FILE',
    about: 'show what a file is taken for and why, and what was read from it',
    commands: lint,
  },
  {
    name: 'rule',
    short: 'r',
    kind: 'value',
    value: 'ID',
    repeatable: true,
    about: 'run only this rule',
    commands: judging,
  },
  {
    name: 'ignore',
    kind: 'value',
    value: 'GLOB',
    repeatable: true,
    about: 'exclude these files too, named or not',
    commands: linting,
  },
  {
    name: 'ignore-unknown',
    kind: 'alone',
    about: 'pass over named files that are not about IAM (for hooks)',
    commands: lint,
  },
  { name: 'fix', kind: 'alone', about: 'edit the files where that is safe, and report what is left', commands: lint },
  {
    name: 'fix-unsafe',
    kind: 'alone',
    about: 'make edits too that give access or rest on a guess',
    commands: lint,
  },
  {
    name: 'fix-dry-run',
    kind: 'alone',
    about: 'show the edits as a diff instead, and write nothing',
    commands: lint,
  },
  {
    name: 'baseline',
    kind: 'value',
    value: 'FILE',
    about: 'leave out the findings recorded in this file',
    commands: ['lint', 'audit', 'repair'],
  },
  {
    name: 'write-baseline',
    kind: 'value',
    value: 'FILE',
    about: 'record the findings of this run in this file',
    commands: lint,
  },
  {
    name: 'changed',
    kind: 'behind =',
    value: '[=BASE]',
    about: 'report only lines changed since BASE (default: the default branch)',
    commands: lint,
  },
  {
    name: 'staged',
    kind: 'alone',
    about: 'lint what is staged, and report only lines changed there (for hooks)',
    commands: lint,
  },
  {
    name: 'new-only',
    kind: 'value',
    value: 'BASE',
    about: 'lint both sides, and report only what BASE does not have',
    commands: lint,
  },
  {
    name: 'config',
    short: 'c',
    kind: 'value',
    value: 'FILE',
    about: 'use this config, without searching for one',
    commands: [...linting, 'roles', 'actions', 'catalogue'],
  },
  {
    name: 'no-config',
    kind: 'alone',
    about: 'use no config',
    commands: [...judging, ...asking, 'doctor', 'roles', 'actions', 'catalogue'],
  },
  {
    name: 'allow-outside',
    kind: 'alone',
    about: 'let setups include files outside their own and the working directory',
    commands: linting,
  },
  {
    name: 'var',
    kind: 'value',
    value: 'NAME=VALUE',
    repeatable: true,
    about: 'set a Terraform variable',
    commands: linting,
  },
  {
    name: 'var-file',
    kind: 'value',
    value: 'FILE',
    repeatable: true,
    about: 'read Terraform variables from this file',
    commands: linting,
  },
  {
    name: 'plan-view',
    kind: 'value',
    value: 'WHEN',
    oneOf: ['after', 'before'],
    about: 'lint what exists after (default) or before a plan is applied',
    commands: linting,
  },
  {
    name: 'now',
    kind: 'value',
    value: 'TIME',
    about: 'evaluate time conditions at this time: 2026-12-31T18:00:00Z',
    commands: linting,
  },
  {
    name: 'stdin-filename',
    kind: 'value',
    value: 'NAME',
    about: 'the name of standard input in the report',
    commands: lint,
  },
  {
    name: 'shard',
    kind: 'value',
    value: 'I/N',
    about: 'judge this part of N only; auto: as GitLab or Kubernetes say',
    commands: lint,
  },
  {
    name: 'group-by',
    kind: 'value',
    value: 'WHAT',
    oneOf: groupings,
    about: 'group findings by file (default for more than 20), rule or subject',
    commands: formatting,
  },
  {
    name: 'no-ci',
    kind: 'alone',
    about: 'no annotations for GitHub Actions and GitLab CI that were not asked for',
    commands: formatting,
  },
  { name: 'timing', kind: 'alone', about: 'show after the report how long each stage and rule took', commands: lint },
  {
    name: 'format',
    short: 'f',
    kind: 'value',
    value: 'NAME',
    oneOf: ['table', 'json'],
    about: 'table (default) or json',
    commands: ['rules'],
  },
  {
    name: 'format',
    short: 'f',
    kind: 'value',
    value: 'NAME',
    oneOf: ['text', 'json'],
    about: 'text (default) or json',
    commands: ['roles', 'actions', 'catalogue'],
  },
  {
    name: 'format',
    short: 'f',
    kind: 'value',
    value: 'NAME',
    oneOf: ['text', 'json'],
    about: 'text (default) or json',
    commands: ['can', 'who-can', 'need'],
  },
  {
    name: 'in',
    kind: 'value',
    value: 'PATH...',
    takesRest: true,
    about: 'read these files, directories or globs instead of what `lint` would',
    commands: asking,
  },
  {
    name: 'account',
    kind: 'value',
    value: 'ID',
    about: 'ask about this account, where the input is about several',
    commands: ['diff', ...asking],
  },
  {
    name: 'format',
    short: 'f',
    kind: 'value',
    value: 'NAME',
    oneOf: ['text', 'json', 'markdown'],
    about: 'text (default), json or markdown',
    commands: ['diff'],
  },
  {
    name: 'fail-on',
    kind: 'value',
    value: 'WHAT',
    about: 'exit 1 for these changes: gain, new-admin (several with commas)',
    commands: ['diff'],
  },
  { name: 'quiet', short: 'q', kind: 'alone', about: 'only the exit code', commands: ['can'] },
  {
    name: 'format',
    short: 'f',
    kind: 'value',
    value: 'NAME',
    oneOf: ['text', 'json', 'markdown', 'csv'],
    about: 'text (default), json, markdown or csv',
    commands: ['access'],
  },
  {
    name: 'write',
    kind: 'behind =',
    value: '[=FILE]',
    about: 'write tests of what is so today (default: access-test.yaml)',
    commands: ['test'],
  },
  {
    name: 'compare',
    kind: 'value',
    value: 'SUBJECT',
    about: 'also what each of the two can do and the other cannot',
    commands: ['access'],
  },
  {
    name: 'transitive',
    kind: 'alone',
    about: 'also who can come to it, or whom it can become, step by step',
    commands: ['who-can', 'access'],
  },
  {
    name: 'service',
    kind: 'value',
    value: 'NAME',
    about: 'the service of the exports, if they do not name it',
    commands: ['catalogue'],
  },
  {
    name: 'output',
    short: 'o',
    kind: 'value',
    value: 'FILE',
    about: 'write the catalogue to a file instead of standard output',
    commands: ['catalogue'],
  },
  {
    name: 'engine',
    kind: 'either',
    value: '[FILE]',
    about: 'also write an engine setup to fill in (default: engine-setup.yaml)',
    commands: ['init'],
  },
  {
    name: 'baseline',
    kind: 'value',
    value: 'FILE',
    about: 'the baseline (default: .iamlint-baseline.json)',
    commands: ['baseline'],
  },
  {
    name: 'prune',
    kind: 'alone',
    about: 'take out entries that are no longer found, and record nothing new',
    commands: ['baseline'],
  },
  {
    name: 'reason',
    kind: 'value',
    value: 'TEXT',
    about: 'why the finding is accepted; needed',
    commands: ['suppress'],
  },
  {
    name: 'until',
    kind: 'value',
    value: 'DATE',
    about: 'the last day (UTC) on which it is suppressed: 2027-01-31',
    commands: ['suppress'],
  },
  { name: 'owner', kind: 'value', value: 'NAME', about: 'who answers for it', commands: ['suppress'] },
  { name: 'force', kind: 'alone', about: 'overwrite existing files', commands: ['init'] },
  {
    name: 'color',
    kind: 'value',
    value: 'WHEN',
    oneOf: ['always', 'auto', 'never'],
    about: 'colour the output: always, never, auto (default: on a terminal)',
    commands: ['lint', 'audit', 'merge', 'diff', ...asking, 'explain', 'roles', 'actions'],
  },
  { name: 'help', short: 'h', kind: 'alone', about: 'show this help', commands: commandNames },
  { name: 'version', short: 'v', kind: 'alone', about: 'show the version', commands: commandNames },
];

/** The flags a command understands. */
export const flagsOf = (command: CommandName): readonly Flag[] =>
  flags.filter((flag) => flag.commands.includes(command));

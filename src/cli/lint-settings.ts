import type { FixWhat } from '../fix.ts';
import { groupings, type GroupBy } from '../output/report/report.ts';
import type { TerraformOptions } from '../load/terraform-options.ts';
import { presets, type Preset } from '../rule-api/define.ts';
import type { Invocation } from './arguments.ts';
import type { Since } from './git/since.ts';
import { contradiction, readConfigChoice, type ConfigChoice } from './find-config.ts';
import { valueOf, type ParsedFlags } from './parsed-flags.ts';
import { usageError, type UsageError } from './usage.ts';

/** A report to write: to a file, or to standard output. */
export interface Output {
  readonly format: string;
  readonly file: string | undefined;
}

/** What a `lint` command line says, checked as far as it can be without rules and formats. */
export interface LintSettings {
  readonly paths: readonly string[];
  readonly stdinName: string | undefined;
  readonly config: ConfigChoice;
  readonly outputs: readonly Output[];
  readonly failOn: string;
  readonly maxWarnings: number;
  /** The preset that replaces the config's. */
  readonly preset: Preset | undefined;
  /** Undecided findings keep their full severity. */
  readonly strict: boolean;
  /** True for the old name of a flag, which still works. */
  readonly deprecated: boolean;
  readonly quiet: boolean;
  /** The report for people lists the files that were skipped. */
  readonly verbose: boolean;
  readonly onlyRules: readonly string[] | undefined;
  readonly ignore: readonly string[];
  /** Named files that are not IAM's are passed over. */
  readonly ignoreUnknown: boolean;
  readonly baseline: string | undefined;
  readonly writeBaseline: string | undefined;
  /** Which edits are made, and whether they are only shown. */
  readonly fix: { readonly what: FixWhat; readonly dry: boolean } | undefined;
  readonly allowOutside: boolean;
  readonly terraform: TerraformOptions;
  readonly now: Date | undefined;
  readonly color: string | undefined;
  readonly timing: boolean;
  /** Only the files are listed. */
  readonly listFiles: boolean;
  /** Only what is read from this file is shown. */
  readonly explainFile: string | undefined;
  /** Only the config is shown. */
  readonly printConfig: boolean;
  /** What the report for people groups findings by. */
  readonly groupBy: GroupBy | undefined;
  /** Which findings are reported, where that is a question of what changed. */
  readonly since: Since | undefined;
  /** Nothing is written for a build server that was not asked for. */
  readonly noCi: boolean;
}

const command = 'lint';

/**
 * The reports asked for. `NAME=FILE` adds one in a file; the one plain `NAME` (default: pretty) goes to standard output, or
 * to `--output`.
 */
const readOutputs = (given: ParsedFlags): readonly Output[] | UsageError => {
  const outputs = (given.get('format') ?? []).map((text): Output => {
    const [format = '', ...rest] = text.split('=');
    return { format, file: rest.length === 0 ? undefined : rest.join('=') };
  });
  const nameless = outputs.find(({ file }) => file === '');
  if (nameless) return usageError(`\`--format ${nameless.format}=\` needs a file name after \`=\``, { command });
  const [first, second] = outputs.filter(({ file }) => file === undefined);
  if (first && second && first.format !== second.format) {
    return usageError(
      `\`${first.format}\` and \`${second.format}\` cannot both go to one output; ` +
        `give one a file: \`--format ${second.format}=FILE\``,
      { command },
    );
  }
  const main: Output = { format: first?.format ?? 'pretty', file: valueOf(given, 'output') };
  const all = [main, ...outputs.filter(({ file }) => file !== undefined)];
  const twice = all.find(({ file }, index) => file !== undefined && all.findIndex((one) => one.file === file) < index);
  return twice ? usageError(`two reports would be written to \`${twice.file}\``, { command }) : all;
};

const readMaxWarnings = (text: string | undefined): number | UsageError => {
  if (text === undefined) return Infinity;
  return /^\d{1,15}$/.test(text)
    ? Number(text)
    : usageError(`\`--max-warnings\` needs a whole number, not \`${text}\``, { command });
};

/** A date, or a date and a time with its zone: what a time without one means differs from machine to machine. */
const isoTime = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

const readTime = (text: string | undefined): Date | undefined | UsageError => {
  if (text === undefined) return undefined;
  const [, day = ''] = isoTime.exec(text) ?? [];
  const time = new Date(text);
  // `Date` takes 30 February for 2 March.
  const isDay = day !== '' && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  return isDay && !Number.isNaN(time.getTime())
    ? time
    : usageError(
        `\`--now\` needs a date, or a time with its zone, as \`2026-12-31\` or \`2026-12-31T18:00:00Z\`, not \`${text}\``,
        { command },
      );
};

/** `--var NAME=VALUE`; a name is one of Terraform's, a value anything. A value is never repeated: it may be a secret. */
const readVars = (texts: readonly string[]): TerraformOptions['vars'] | UsageError => {
  const vars = texts.map((text) => /^([\p{L}_][\p{L}\p{N}_-]*)=([^]*)$/u.exec(text));
  const wrong = vars.indexOf(null);
  if (wrong !== -1) {
    const [name = ''] = (texts[wrong] ?? '').split('=', 1);
    const message =
      name !== '' && (texts[wrong] ?? '').includes('=')
        ? `\`--var\` needs the name of a variable before \`=\`, and \`${name}\` is not one`
        : '`--var` needs a name and a value: `--var NAME=VALUE`';
    return usageError(message, { command });
  }
  return vars.flatMap((found) => (found === null ? [] : { name: found[1] ?? '', text: found[2] ?? '' }));
};

const readFix = (given: ParsedFlags): LintSettings['fix'] => {
  const dry = given.has('fix-dry-run');
  const unsafe = given.has('fix-unsafe');
  return dry || unsafe || given.has('fix') ? { what: unsafe ? 'safe and unsafe' : 'safe', dry } : undefined;
};

const stdinIsFixed = (given: ParsedFlags, paths: readonly string[]): UsageError | undefined =>
  readFix(given) !== undefined && paths.includes('-')
    ? usageError('`--fix` edits files, and standard input is none: name the file', { command })
    : undefined;

const readSince = (given: ParsedFlags): Since | undefined => {
  if (given.has('staged')) return { what: 'staged', base: undefined };
  if (given.has('new-only')) return { what: 'new', base: valueOf(given, 'new-only') };
  return given.has('changed') ? { what: 'changed', base: valueOf(given, 'changed') } : undefined;
};

/** What does not go with a comparison of two sides. */
const misfitOfSince = (given: ParsedFlags, paths: readonly string[]): UsageError | undefined => {
  const [one, other] = ['changed', 'staged', 'new-only'].filter((name) => given.has(name));
  if (one === undefined) return undefined;
  if (other !== undefined) return contradiction(given, one, other, command);
  const whole = ['write-baseline', 'fix', 'fix-unsafe', 'fix-dry-run', ...showing].find((name) => given.has(name));
  if (whole !== undefined) return contradiction(given, one, whole, command);
  if (one !== 'changed' && given.has('allow-outside')) return contradiction(given, one, 'allow-outside', command);
  const { base = '' } = readSince(given) ?? {};
  if (base.startsWith('-')) return usageError(`\`${base}\` is no revision`, { command });
  return paths.includes('-')
    ? usageError(`\`--${one}\` asks git what changed, and git does not know standard input: name the file`, { command })
    : undefined;
};

/** What is written by these is made of all findings, and a shard has some. */
const needsAll = (given: ParsedFlags): UsageError | undefined => {
  const other = ['write-baseline', 'fix', 'fix-unsafe', 'fix-dry-run'].find((name) => given.has(name));
  return other === undefined ? undefined : contradiction(given, 'shard', other, command);
};

/** What shows something instead of linting. */
const showing = ['list-files', 'print-config', 'explain-file'];

/** What does not go with showing something instead of linting: another such wish, or more files than are shown. */
const misfitOfShowing = (given: ParsedFlags, paths: readonly string[]): UsageError | undefined => {
  const [one, other] = showing.filter((name) => given.has(name));
  if (one !== undefined && other !== undefined) return contradiction(given, one, other, command);
  if (one === 'explain-file' && paths.length > 0)
    return usageError('`--explain-file` explains one file, which is its value: leave out the paths', { command });
  return one === 'print-config' && paths.length > 1
    ? usageError('`--print-config` shows the config for one file: name one, or none', { command })
    : undefined;
};

/** Two flags that contradict each other, or one that needs another. */
const misfit = (given: ParsedFlags, paths: readonly string[]): UsageError | undefined =>
  contradiction(given, 'baseline', 'write-baseline', command) ??
  stdinIsFixed(given, paths) ??
  misfitOfSince(given, paths) ??
  misfitOfShowing(given, paths) ??
  contradiction(given, 'strict', 'undecided', command) ??
  needsAll(given) ??
  (given.has('stdin-filename') && !paths.includes('-')
    ? usageError('`--stdin-filename` names standard input, but standard input is not read: add `-` to the paths', {
        command,
      })
    : undefined);

/** Reads the flags and operands of `lint`. */
export const readLintSettings = ({
  given,
  operands,
}: Pick<Extract<Invocation, { readonly kind: 'command' }>, 'given' | 'operands'>): LintSettings | UsageError => {
  if (operands.includes('')) {
    return usageError('one of the paths is empty: check the variables on the command line', { command });
  }
  const outputs = readOutputs(given);
  if ('kind' in outputs) return outputs;
  const maxWarnings = readMaxWarnings(valueOf(given, 'max-warnings'));
  if (typeof maxWarnings !== 'number') return maxWarnings;
  const now = readTime(valueOf(given, 'now'));
  if (now !== undefined && 'kind' in now) return now;
  const vars = readVars(given.get('var') ?? []);
  if ('kind' in vars) return vars;
  const config = readConfigChoice(given, command);
  if (typeof config === 'object' && 'kind' in config) return config;
  const wrong = misfit(given, operands);
  if (wrong) return wrong;
  return {
    paths: operands,
    stdinName: valueOf(given, 'stdin-filename'),
    config,
    outputs,
    failOn: valueOf(given, 'fail-on') ?? 'error',
    maxWarnings,
    preset: presets.find((preset) => preset === valueOf(given, 'preset')),
    strict: given.has('strict') || valueOf(given, 'undecided') === 'error',
    deprecated: given.has('strict'),
    quiet: given.has('quiet'),
    verbose: given.has('verbose'),
    onlyRules: given.get('rule'),
    ignore: given.get('ignore') ?? [],
    ignoreUnknown: given.has('ignore-unknown'),
    baseline: valueOf(given, 'baseline'),
    writeBaseline: valueOf(given, 'write-baseline'),
    fix: readFix(given),
    allowOutside: given.has('allow-outside'),
    terraform: {
      vars,
      varFiles: given.get('var-file') ?? [],
      planView: valueOf(given, 'plan-view') === 'before' ? 'before' : 'after',
    },
    now,
    color: valueOf(given, 'color'),
    timing: given.has('timing'),
    listFiles: given.has('list-files'),
    explainFile: valueOf(given, 'explain-file'),
    printConfig: given.has('print-config'),
    groupBy: groupings.find((name) => name === valueOf(given, 'group-by')),
    since: readSince(given),
    noCi: given.has('no-ci'),
  };
};

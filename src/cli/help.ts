import { commands, type CommandName } from './commands.ts';
import { flagsOf, type Flag } from './flags.ts';

/** Rows of two columns; the second begins at the same place in all. */
const columns = (rows: readonly (readonly [left: string, right: string])[]): readonly string[] => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
};

const signature = ({ name, short, kind, value = '' }: Flag): string => {
  const behind = kind === 'behind =' || value === '' ? value : ` ${value}`;
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${behind}`;
};

/** A flag as it is written, and what it does. */
export const flagRow = (flag: Flag): readonly [string, string] => [
  signature(flag),
  flag.repeatable ? `${flag.about}; repeatable` : flag.about,
];

/** What iamlint is, in a line. */
export const purpose = 'a linter for IBM Cloud IAM policies and permissions';

const section = (title: string, lines: readonly string[]): readonly string[] => ['', `${title}:`, ...lines];

/** The help of iamlint as a whole. */
export const generalHelp = (): string =>
  [
    `iamlint: ${purpose}`,
    '',
    'Usage: iamlint <command> [flags]',
    '       iamlint [paths...] [flags]',
    ...section('Commands', columns(commands.map(({ name, operands, summary }) => [`${name} ${operands}`, summary]))),
    ...section('Flags', [
      ...columns(
        flagsOf('lint')
          .filter(({ name }) => name === 'help' || name === 'version')
          .map(flagRow),
      ),
    ]),
    '',
    '`iamlint <command> --help` shows the flags of a command. Start with `iamlint init --engine`.',
    '',
  ].join('\n');

/** The help of one command. */
export const commandHelp = (command: CommandName): string => {
  const row = commands.find(({ name }) => name === command);
  if (row === undefined) return generalHelp();
  const about: readonly string[] = row.about;
  const lists = 'lists' in row ? row.lists : [];
  return [
    `Usage: iamlint ${row.name}${row.operands === '' ? '' : ` ${row.operands}`} [flags]`,
    '',
    `${row.summary.charAt(0).toUpperCase()}${row.summary.slice(1)}.`,
    ...(about.length === 0 ? [] : ['', ...about]),
    ...section('Flags', columns(flagsOf(command).map(flagRow))),
    ...lists.flatMap(({ title, rows }) => section(title, columns(rows))),
    ...section(
      'Examples',
      row.examples.flatMap(([line, tells]) => [`  # ${tells}`, `  ${line}`]),
    ),
    '',
  ].join('\n');
};

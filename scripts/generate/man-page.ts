import packageJson from '../../package.json' with { type: 'json' };
import { commands, type CommandName } from '../../src/cli/commands.ts';
import { flagsOf } from '../../src/cli/flags.ts';
import { flagRow, purpose } from '../../src/cli/help.ts';

const escapes = new Map([
  ['\\', '\\e'],
  ['-', '\\-'],
  ["'", '\\(aq'],
  ['`', '\\(ga'],
  ['^', '\\(ha'],
  ['~', '\\(ti'],
  ['"', '\\(dq'],
]);

/** A text as roff prints it: nothing in it is a request, an escape or a typographic character. */
export const roff = (text: string): string =>
  text.replace(/[\\\-'`^~"]/g, (character) => escapes.get(character) ?? character).replace(/^(?=\.)/gm, '\\&');

const bold = (text: string): string => `\\fB${roff(text)}\\fR`;

/** What stands between backticks is bold, as words to type are in manual pages. */
const prose = (text: string): string =>
  text
    .split('`')
    .map((part, nth) => (nth % 2 === 1 ? bold(part) : roff(part)))
    .join('');

/** Lines as paragraphs; an empty one ends a paragraph. */
const paragraphs = (lines: readonly string[]): readonly string[] => {
  const texts = lines.join('\n').split('\n\n');
  return texts.flatMap((text) => (text === '' ? [] : ['.PP', prose(text.replaceAll('\n', ' '))]));
};

const rowsOf = (rows: readonly (readonly [left: string, right: string])[]): readonly string[] =>
  rows.flatMap(([left, right]) => ['.TP', bold(left), prose(right)]);

const exampleOf = ([line, tells]: readonly [line: string, tells: string], nth: number): readonly string[] => [
  ...(nth === 0 ? [] : ['.PP']),
  `${prose(tells.charAt(0).toUpperCase() + tells.slice(1))}:`,
  '.PP',
  '.RS 4',
  '.nf',
  bold(line),
  '.fi',
  '.RE',
];

const commandPart = ({ name, operands, summary, about, examples, ...row }: (typeof commands)[number]) => {
  const lists = 'lists' in row ? row.lists : [];
  const words: readonly string[] = about;
  const own = flagsOf(name satisfies CommandName).filter((flag) => !['help', 'version'].includes(flag.name));
  return [
    `.SH ${roff(`iamlint ${name}`.toUpperCase())}`,
    `.B ${roff(`iamlint ${name} ${operands}`.trimEnd())}`,
    ...paragraphs([`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`, '', ...words]),
    ...rowsOf(own.map(flagRow)),
    ...lists.flatMap(({ title, rows }) => [`.SS ${roff(title)}`, ...rowsOf(rows)]),
    '.SS Examples',
    ...examples.flatMap(exampleOf),
  ];
};

/** The manual page `iamlint.1`, of the table that the help is printed from. */
export const manPage = (): string =>
  [
    '.\\" Made by `npm run generate` of src/cli/commands.ts and src/cli/flags.ts.',
    `.TH IAMLINT 1 "" "iamlint ${roff(packageJson.version)}" "User Commands"`,
    '.SH NAME',
    `iamlint \\- ${roff(purpose)}`,
    '.SH SYNOPSIS',
    '.B iamlint',
    `${roff('<command> [flags]')}`,
    '.br',
    '.B iamlint',
    `${roff('[paths...] [flags]')}`,
    '.SH COMMANDS',
    ...rowsOf(commands.map(({ name, operands, summary }) => [`${name} ${operands}`.trimEnd(), summary])),
    '.SH FLAGS',
    ...rowsOf(
      flagsOf('lint')
        .filter(({ name }) => name === 'help' || name === 'version')
        .map(flagRow),
    ),
    ...commands.flatMap(commandPart),
    '.SH SEE ALSO',
    `${bold('iamlint explain')} shows the page of a rule. The documentation is in the folder ${bold('docs')} of the package.`,
    '',
  ].join('\n');

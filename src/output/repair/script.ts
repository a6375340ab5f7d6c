import type { Repair } from '../../finding/finding.ts';
import { proseText, remark, shell, type Snippet } from '../../snippet/snippet.ts';
import type { LocatedFinding } from '../locate/locate.ts';
import { joinRepairs, type Step } from './join.ts';

/** All commands of a run as a script. */
export interface RepairScript {
  /** The script in bash. */
  readonly text: string;
  /** How many steps run. */
  readonly steps: number;
  /** How many stand in comments, since somebody has to decide or to fill in first. */
  readonly held: number;
  /** How many findings have an edit of a file instead of a command. */
  readonly edits: number;
  /** How many have neither: what to do is said in words. */
  readonly others: number;
}

const comment = (text: string): string => remark(text).text;

/** What a finding says and where, as comments. */
const findingLines = ({ severity, rule, message, confidence, location, help }: LocatedFinding): readonly string[] => [
  comment(`${severity}[${rule}]${confidence === 'low' ? ' (undecided)' : ''}: ${message}`),
  comment(`  at ${location.file}:${location.line}:${location.column}`),
  ...(help === undefined ? [] : [comment(`  help: ${proseText(help, (plain) => plain)}`)]),
];

/** Lines of code within comments. The mark keeps what they say from being a directive to whatever reads the comments. */
const quoted = ({ text }: Snippet): readonly string[] => text.split('\n').map((line) => `#   | ${line}`.trimEnd());

/** A repair that is an edit of the file, where the form of the file comes first. */
const editsOf = ({ repairs }: LocatedFinding): readonly Repair[] => {
  const [first] = repairs;
  return first === undefined || first.kind === 'cli' ? [] : repairs.filter(({ kind }) => kind === first.kind);
};

const byFix = ({ fix }: LocatedFinding): readonly string[] =>
  fix === undefined ? [] : [`# \`iamlint lint ${fix.safety === 'safe' ? '--fix' : '--fix-unsafe'}\` makes this edit.`];

const editLines = (finding: LocatedFinding): readonly string[] => [
  ...editsOf(finding).flatMap(({ text }) => quoted(text)),
  ...byFix(finding),
];

/** The file says what the command changes in the account: both have to say the same. Each edit once. */
const inFileToo = (findings: readonly LocatedFinding[]): readonly string[] => {
  const blocks = findings
    .filter((finding) => editsOf(finding).length > 0)
    .map((finding) => [comment(`in ${finding.location.file}, to go with the command:`), ...editLines(finding)]);
  return [...new Set(blocks.map((lines) => lines.join('\n')))];
};

const stepLines = ({ findings, text, undo, hold }: Step): readonly string[] => [
  ...findings.flatMap(findingLines),
  ...(hold === undefined ? [text.text] : [comment(hold), ...quoted(text)]),
  ...(undo === undefined ? [] : ['# to undo it:', ...quoted(undo)]),
  ...inFileToo(findings),
];

const target = 'ibmcloud target -c ';

const runs = ({ hold }: Step): boolean => hold === undefined;

/** Steps of one account below the choice of it, which is made anew behind a step that chose another. */
const accountLines = (account: string | undefined, steps: readonly Step[]): readonly string[] => {
  if (account === undefined)
    return [
      '# No input says which account these change: see `ibmcloud target` first.',
      '',
      ...steps.flatMap((step) => [...stepLines(step), '']),
    ];
  const choose = shell`ibmcloud target -c ${account}`;
  const lines: string[] = [];
  let isChosen = false;
  for (const step of steps) {
    const { text } = step;
    const choices = text.text.split('\n').filter((line) => line.startsWith(target));
    if (!isChosen && !text.text.startsWith(target)) {
      if (steps.some(runs)) lines.push(choose.text, '');
      else lines.push(...quoted(choose), '');
      isChosen = true;
    }
    if (runs(step) && choices.length > 0) isChosen = choices.at(-1) === choose.text;
    lines.push(...stepLines(step), '');
  }
  return lines;
};

const stepsLines = (steps: readonly Step[]): readonly string[] =>
  [...new Set(steps.map(({ account }) => account))].flatMap((id) =>
    accountLines(
      id,
      steps.filter(({ account }) => account === id),
    ),
  );

/** Without what quoting adds itself: `'\\''`, and bytes of what is not shown. */
const withoutEscapes = (text: string): string => text.replaceAll("'\\''", '').replace(/\\x[0-9a-f]{2}/g, '');

/** Checks of shellcheck that a name in quotes sets off, by what the name holds, and what to say of that. */
const setOff: readonly (readonly [code: string, holds: RegExp, why: string])[] = [
  ['SC2016', /\$(?!')/, 'A `$` in single quotes is part of a name: nothing is to be put in its place.'],
  ['SC1003', /\\/, 'A backslash in single quotes is part of a name: no quote is to follow it.'],
  ['SC1112', /[\u2018-\u201f\u2032-\u2036]/, 'A typographic quote is part of a name, and ends none.'],
  ['SC2088', /~/, 'A `~` in single quotes is part of a name, and no home directory.'],
];

const head = (steps: readonly Step[]): readonly string[] => {
  const commands = steps.filter(runs).map(({ text }) => text.text);
  return [
    '#!/usr/bin/env bash',
    '# What mends the findings of iamlint, command by command. Read it before you run it: it changes accounts.',
    ...setOff
      .filter(([, holds]) => commands.some((text) => holds.test(withoutEscapes(text))))
      .flatMap(([code, , why]) => [`# ${why}`, `# shellcheck disable=${code}`]),
    'set -eu',
    '',
    ...(commands.length > 0 ? [] : ['# Nothing to run.', '']),
  ];
};

/** The commands of findings as one script, to be read and run; and in comments, what no command can change. */
export const repairScript = (findings: readonly LocatedFinding[]): RepairScript => {
  const steps = joinRepairs(findings);
  const withoutCommand = findings.filter(({ repairs }) => !repairs.some(({ kind }) => kind === 'cli'));
  const inFiles = withoutCommand.filter(({ repairs, fix }) => repairs.length > 0 || fix !== undefined);
  const others = withoutCommand.length - inFiles.length;
  const fileLines = inFiles.flatMap((finding) => [...findingLines(finding), ...editLines(finding), '']);
  const lines = [
    ...head(steps),
    ...stepsLines(steps),
    ...(inFiles.length === 0 ? [] : ['# Edits of files, which no command makes:', '', ...fileLines]),
    ...(others === 0
      ? []
      : [
          `# More findings, with neither a command nor an edit: ${others}. \`iamlint lint\` shows them, and what to do.`,
        ]),
  ];
  const run = steps.filter(runs).length;
  const text = `${lines.join('\n').trimEnd()}\n`;
  return { text, steps: run, held: steps.length - run, edits: inFiles.length, others };
};

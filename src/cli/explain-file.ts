import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { explainFile, type ExplainedFile, type ExplainedPart } from '../explain-file.ts';
import { stopsWork } from '../finding/diagnostic.ts';
import type { LintRequest } from '../lint.ts';
import { safe } from '../output/redact/safe.ts';
import type { Io } from './io.ts';

/** So many parts and gaps are told. */
const most = 50;

const bounded = (lines: readonly string[]): readonly string[] =>
  lines.length > most ? [...lines.slice(0, most), `- and ${lines.length - most} more`] : lines;

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`${title}:`, ...bounded(lines)];

const partText = ({ document, what, holds, partial }: ExplainedPart): string =>
  `- document ${document}: ${what}: ${holds}${partial === undefined ? '' : `; not all, because ${partial}`}`;

const whetherMet = ({ ignored }: ExplainedFile): string => {
  if (ignored === undefined) return 'in a directory: it is linted';
  return ignored.evenNamed ? `not linted: ${ignored.why}` : `in a directory: it is passed over, for ${ignored.why}`;
};

const linesOf = (file: ExplainedFile): readonly string[] => [
  whetherMet(file),
  ...(file.form === undefined ? [] : [`form: ${file.form}`]),
  ...section('taken for', file.parts.map(partText)),
  `read: ${file.read.length === 0 ? 'nothing that grants or limits access' : file.read.join(', ')}`,
  ...section(
    'with it was read',
    file.others.map((name) => `- ${name}`),
  ),
  ...section('not read', [
    ...file.problems.map(
      ({ rule, message, location: { file: name, line, column } }) =>
        `- ${name}:${line}:${column}: ${message} (${rule})`,
    ),
    ...file.gaps.map((gap) => `- ${gap}`),
  ]),
];

const uncheckedText = ({ notChecked }: ExplainedFile): readonly string[] => {
  const lines = notChecked.slice(0, most).flatMap(({ reason, obtain }) => [
    `- ${safe(reason)}`,
    // A command to copy is made safe where it is made.
    ...(obtain === undefined ? [] : obtain.text.split('\n').map((line) => `    ${line}`)),
  ]);
  return lines.length === 0 ? [] : ['not checked:', ...lines];
};

/** `lint --explain-file`: what a file was taken for and why, and what was read from it. Exit code 2 where it could not be read. */
export const showFile = async (request: LintRequest, path: string, io: Io): Promise<number> => {
  const what = path === '-' ? undefined : statSync(resolve(io.cwd, path), { throwIfNoEntry: false });
  if (path !== '-' && (what === undefined || what.isDirectory())) {
    const why = what === undefined ? 'there is no such file' : 'it is a directory; `--list-files` lists what is in it';
    await io.err(`iamlint: ${safe(`\`${path}\` cannot be explained: ${why}`)}\n`);
    return 2;
  }
  const file = await explainFile(request, path);
  await io.out(`${[...[path, ...linesOf(file)].map(safe), ...uncheckedText(file)].join('\n')}\n`);
  return file.problems.some(({ rule }) => stopsWork(rule)) ? 2 : 0;
};
